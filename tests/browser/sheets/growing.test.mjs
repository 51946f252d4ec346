// Boxes grow with their words: every letter that is typed can be seen, also in browsers without `field-sizing`.

import assert from 'node:assert/strict';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { closeBrowser, withTabs } from '../browser.mjs';
import { describeInFirefox } from '../firefox.mjs';
import { untilEqual } from '../until.mjs';
import { answersOn, fileBase, folders, settled, withFolder } from './site.mjs';

const TIMEOUT = 120_000;
const { now } = folders();
const WORDS = `${'eight lines, '.repeat(8).replaceAll(', ', '\n')}${'and one long line that breaks '.repeat(12)}`;

after(closeBrowser);

/** A copy of the site as a browser without `field-sizing` reads it. */
async function withoutSizing(folder) {
  await cp(now, folder, { recursive: true });
  const styles = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.css'));
  await Promise.all(styles.map(async (name) => {
    const file = path.join(folder, name);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('field-sizing', 'field-unknown'));
  }));
  return `${fileBase(folder)}/worksheets/plan.html`;
}

const unknown = () => {
  const { supports } = CSS;
  CSS.supports = (...words) => !words.join(' ').includes('field-sizing') && supports.call(CSS, ...words);
};

/** The controls with words that cannot be seen whole. */
const cut = (page, which = '.fill > :is(textarea, input)') => page.$$eval(which, (controls) => controls
  .filter((control) => control.checkVisibility())
  .filter((control) => control.scrollHeight > control.clientHeight || (control.matches('.fill--line > input') && control.scrollWidth > control.clientWidth + 1))
  .map((control) => `${control.id}: ${control.clientWidth} × ${control.clientHeight} of ${control.scrollWidth} × ${control.scrollHeight}`));

const height = (page, id) => page.$eval(`[id="${id}"]`, (control) => control.clientHeight);

/** Types into a space of lines, cells and a line; all of it is seen, also after a reload, in new rows, and in a narrow window. */
async function check(page) {
  const empty = await height(page, 'f-purpose');
  for (const [id, words] of [['f-purpose', WORDS], ['f-what-i-bring-skills', WORDS], ['f-partner.1', WORDS], ['f-person', 'A name that is longer than its line'], ['f-partner.6', WORDS]]) {
    const control = await page.$(`[id="${id}"]`);
    if (await control.evaluate((it) => it.closest('.row--spare') !== null)) await page.$eval('.grow button', (button) => { for (let at = 0; at < 3; at += 1) button.click(); });
    await control.focus();
    await page.keyboard.type(words.slice(0, 30));
    await page.evaluate((it, rest) => {
      it.value = rest;
      it.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, control, words);
  }
  await untilEqual(() => cut(page), []);
  await settled(page);
  const full = await height(page, 'f-purpose');
  assert.ok(full > 2 * empty, `${empty} ${full}`);
  const answers = await answersOn(page);
  await page.reload();
  assert.deepEqual(await answersOn(page), answers);
  await untilEqual(() => cut(page), []);
  // A row that comes later begins small.
  await page.click('.grow button');
  assert.ok(await height(page, 'f-partner.7') < 100);
  // Words that are taken away leave no room behind.
  await page.focus('#f-purpose');
  await page.evaluate(() => {
    const area = document.getElementById('f-purpose');
    area.value = 'x';
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  assert.equal(await height(page, 'f-purpose'), empty);
}

/** The same, where a test can change the size of the window. */
async function checkAll(page) {
  await check(page);
  await page.setViewport({ width: 340, height: 640 });
  // A line is never longer than its paper.
  await untilEqual(() => cut(page, '.fill > textarea'), []);
}

describe('boxes that grow', { timeout: 4 * TIMEOUT }, () => {
  it('with field-sizing, or what this browser has', { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
    await checkAll(await open(`${fileBase(now)}/worksheets/plan.html`));
    assert.deepEqual(troubles, []);
  }));

  it('without field-sizing', { timeout: TIMEOUT }, () => withFolder(async (folder) => {
    const url = await withoutSizing(folder);
    await withTabs(async (open, troubles) => {
      const page = await open(url, unknown);
      assert.equal(await page.evaluate(() => CSS.supports('field-sizing', 'content')), false);
      await checkAll(page);
      assert.deepEqual(troubles, []);
    });
  }));
});

describeInFirefox('boxes that grow', (withPage) => {
  it('grow', { timeout: TIMEOUT }, () => withPage(`${fileBase(now)}/worksheets/plan.html`, check));
});
