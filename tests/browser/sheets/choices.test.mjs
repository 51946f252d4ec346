// A choice can be taken back: by a click, a tap or a click on its words, by keyboard; what is kept follows.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { closeBrowser, withTabs } from '../browser.mjs';
import { describeInFirefox } from '../firefox.mjs';
import { untilEqual } from '../until.mjs';
import { answersOn, fileBase, folders, settled } from './site.mjs';

const TIMEOUT = 120_000;
const SHEET = `${fileBase(folders().now)}/worksheets/plan.html`;
const KEY = 'how-clear-was-it';

after(closeBrowser);

const circle = (number) => `[id="f-${KEY}${number > 1 ? `--${number}` : ''}"]`;
/** Longer than two taps that were meant as one. */
const wait = (page) => page.evaluate(() => new Promise((done) => { setTimeout(done, 600); }));
const chosen = (page) => page.$$eval(`[name="${KEY}"]`, (all) => all.filter((one) => one.checked).map((one) => one.value).join());

/** Every way to take a choice back that this browser has a hand for. */
async function check(page, ways) {
  for (const [name, act] of Object.entries(ways)) {
    await page.click(circle(3));
    assert.equal(await chosen(page), '3', name);
    await wait(page);
    await act(page);
    await untilEqual(() => chosen(page), '', name);
    await settled(page);
    assert.deepEqual(await answersOn(page), {}, name);
    await page.reload();
    assert.deepEqual(await answersOn(page), {}, `${name}, after a reload`);
  }
  // What is not meant so is a choice: another circle, the same after it was taken back, arrows, two clicks at once.
  await page.click(circle(3));
  await wait(page);
  await page.click(circle(4));
  assert.equal(await chosen(page), '4');
  await wait(page);
  await page.click(circle(4));
  await page.click(circle(4));
  assert.equal(await chosen(page), '4');
  await page.keyboard.press('ArrowLeft');
  await wait(page);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await chosen(page), '2');
  await page.click(circle(5), { count: 2 });
  assert.equal(await chosen(page), '5');
  // An answer that was put back can be taken back as well.
  await settled(page);
  await page.reload();
  assert.equal(await chosen(page), '5');
  await settled(page);
  await page.click(circle(5));
  assert.equal(await chosen(page), '');
}

const WAYS = {
  'a click': (page) => page.click(circle(3)),
  'a click on its words': async (page) => {
    const { right, bottom } = await page.$eval(`label:has(${circle(3)})`, (label) => label.getBoundingClientRect().toJSON());
    await page.mouse.click(right - 3, bottom - 8);
  },
  'the space bar': (page) => page.keyboard.press(' '),
  Backspace: (page) => page.keyboard.press('Backspace'),
  Delete: (page) => page.keyboard.press('Delete'),
};

describe('a choice', { timeout: 3 * TIMEOUT }, () => {
  it('is taken back', { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
    const page = await open(SHEET);
    await check(page, { ...WAYS, 'a tap': (it) => it.tap(circle(3)) });
    assert.deepEqual(troubles, []);
  }));

  it('says that it was', { timeout: TIMEOUT }, () => withTabs(async (open) => {
    const page = await open(SHEET);
    await page.click(circle(2));
    await wait(page);
    await page.click(circle(2));
    await untilEqual(() => page.$eval('#sheet-status', (status) => status.textContent), 'Your choice was removed.');
  }));
});

describeInFirefox('a choice', (withPage) => {
  it('is taken back', { timeout: TIMEOUT }, () => withPage(SHEET, (page) => check(page, WAYS)));
});
