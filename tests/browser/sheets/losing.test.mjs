// What people are told where answers could be lost: storage that is refused or full, time that is over, a script that is missing.

import assert from 'node:assert/strict';
import { cp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { closeBrowser, withTabs } from '../browser.mjs';
import { until, untilEqual } from '../until.mjs';
import { answersOn, EXPECTED, fileBase, fillIn, folders, settled, stored, textOf, withFolder } from './site.mjs';

const TIMEOUT = 120_000;
const { now } = folders();
const SHEET = `${fileBase(now)}/worksheets/plan.html`;
const KEY = 'fieldbook:sheets-under-test-ed3f9e:worksheets/plan';
const ANA = [['person', 'type', 'Ana']];

after(closeBrowser);

const refuse = () => {
  for (const store of ['localStorage', 'sessionStorage']) Object.defineProperty(window, store, { get: () => { throw new DOMException('no', 'SecurityError'); } });
};

/** Whether the page asks before it is reloaded, and stays. */
async function asks(page) {
  let asked = false;
  const answer = (dialog) => {
    asked = dialog.type() === 'beforeunload';
    void dialog.accept();
  };
  page.on('dialog', answer);
  await page.reload();
  page.off('dialog', answer);
  return asked;
}

describe('answers that could be lost', { concurrency: 2, timeout: 6 * TIMEOUT }, () => {
  it('are told of before the first letter, and asked for before leaving', { timeout: TIMEOUT }, () => withTabs(async (open) => {
    const page = await open(SHEET, refuse);
    assert.match(await textOf(page, 'kept'), /cannot remember anything/);
    // Nothing is lost yet.
    assert.equal(await textOf(page, 'alarm'), '');
    assert.equal(await asks(page), false);
    await fillIn(page, ANA);
    assert.match(await textOf(page, 'alarm'), /cannot remember anything. Save or print/);
    assert.equal(await page.$eval('#sheet-alarm', (alarm) => alarm.getAttribute('role')), 'alert');
    // Wherever the page is scrolled to.
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    assert.equal(await page.$eval('#sheet-alarm', (alarm) => alarm.getBoundingClientRect().bottom <= window.innerHeight), true);
    assert.equal(await asks(page), true);
  }));

  it('are not asked for while they are kept', { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
    const page = await open(SHEET);
    await fillIn(page, ANA);
    assert.equal(await textOf(page, 'alarm'), '');
    assert.equal(await asks(page), false);
    assert.deepEqual(await answersOn(page), { person: 'Ana' });
    // Trying leaves nothing behind.
    assert.deepEqual(await stored(page).then(({ localStorage, sessionStorage }) => [localStorage, Object.keys(sessionStorage)]), [{}, [KEY]]);
    assert.deepEqual(troubles, []);
  }));

  it('leave no older copy where the device is full later', { timeout: TIMEOUT }, () => withTabs(async (open) => {
    const page = await open(SHEET);
    await fillIn(page, ANA);
    await page.click('#sheet-remember');
    await settled(page);
    await page.evaluate(() => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function set(...given) {
        if (this === window.localStorage) throw new DOMException('full', 'QuotaExceededError');
        setItem.apply(this, given);
      };
    });
    await fillIn(page, [['phone', 'type', '123']]);
    assert.deepEqual((await stored(page)).localStorage, {});
    assert.equal(await page.$eval('#sheet-remember', (box) => box.checked), false);
    assert.match(await textOf(page, 'status'), /keeps no copy of them/);
    await page.reload();
    assert.deepEqual(await answersOn(page), { person: 'Ana', phone: '123' });
  }));

  it('stay on the device where it is the only place, and the page says so', { timeout: TIMEOUT }, () => withTabs(async (open) => {
    const page = await open(SHEET);
    await fillIn(page, ANA);
    await page.click('#sheet-remember');
    await settled(page);
    await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
    await fillIn(page, [['phone', 'type', '123']]);
    assert.deepEqual(Object.keys((await stored(page)).localStorage), [KEY]);
    assert.match(await textOf(page, 'status'), /older copy of your answers is still on this device, until \d/);
    assert.equal(await asks(page), true);
  }));

  it('are told of when the time is over while the page is open', { timeout: TIMEOUT }, () => withTabs(async (open) => {
    const page = await open(SHEET);
    await fillIn(page, ANA);
    await page.click('#sheet-remember');
    await settled(page);
    await page.evaluate((key) => { localStorage[key] = JSON.stringify({ ...JSON.parse(localStorage[key]), expires: Date.now() + 1500 }); }, KEY);
    await page.reload();
    assert.equal(await page.$eval('#sheet-remember', (box) => box.checked), true);
    await untilEqual(() => stored(page).then(({ localStorage }) => localStorage), {});
    await until(async () => /time you chose is over/.test(await textOf(page, 'status')), 'the words that the time is over');
    assert.match(await textOf(page, 'kept'), /stay in this tab/);
    assert.deepEqual(await answersOn(page), { person: 'Ana' });
  }));

  it('are forgotten on their day by any page of the site', { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
    const sheet = await open(SHEET);
    await fillIn(sheet, ANA);
    await sheet.click('#sheet-remember');
    await settled(sheet);
    for (const page of ['index.html', 'worksheets/index.html', 'search.html', 'print/all.html', '404.html']) {
      await sheet.evaluate((key) => {
        const kept = JSON.parse(localStorage[key]);
        // A title that looks like an end is none.
        const over = JSON.stringify({ version: 1, title: '"expires":1', expires: Date.now() - 1000, answers: kept.answers, open: [] });
        Object.assign(localStorage, { 'fieldbook:x:over': over, 'fieldbook:x:later': over.replace(/"expires":\d{5,}/, `"expires":${Date.now() + 5000_000}`), other: over });
      }, KEY);
      await open(`${fileBase(now)}/${page}`);
      const left = await sheet.evaluate(() => Object.keys(localStorage).filter((key) => !key.startsWith('fieldbook-')).sort());
      const expected = ['fieldbook:sheets-under-test-ed3f9e:worksheets/plan', 'fieldbook:x:later', 'other'];
      assert.deepEqual(left, page === '404.html' ? [expected[0], expected[1], 'fieldbook:x:over', 'other'] : expected, page);
    }
    assert.deepEqual(troubles, []);
  }));

  it('are told of without JavaScript', { timeout: TIMEOUT }, () => withTabs(async (open) => {
    const page = await open(SHEET);
    assert.equal(await page.$('#sheet-unkept'), null);
  }).then(() => withTabs(async (open) => {
    const page = await open(SHEET);
    assert.match(await page.$eval('.fill-noscript', (line) => line.checkVisibility() && line.textContent), /what you type is lost when you leave or reload the page. Print it before you leave/);
    assert.equal(await page.$eval('.fill-end', (end) => end.checkVisibility()), false);
  }, { script: false })));

  it('are told of when the script does not come', { timeout: TIMEOUT }, () => withFolder((folder) => withTabs(async (open) => {
    await cp(now, folder, { recursive: true });
    const scripts = (await readdir(path.join(folder, 'assets'))).filter((name) => name.startsWith('sheet') && name.endsWith('.js'));
    assert.equal(scripts.length, 1);
    await rm(path.join(folder, 'assets', scripts[0]));
    const page = await open(`${fileBase(folder)}/worksheets/plan.html`);
    const isSeen = () => page.$eval('#sheet-unkept', (line) => line.checkVisibility({ visibilityProperty: true }) && line.clientHeight > 20);
    assert.equal(await isSeen(), false);
    await untilEqual(isSeen, true);
  })));
});

describe('the tools below a sheet', { timeout: 2 * TIMEOUT }, () => {
  it('open the same boxes, and give the focus back', { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
    const page = await open(SHEET);
    await fillIn(page);
    for (const name of ['save', 'print', 'clear']) {
      await page.focus(`.fill-end [data-opens="${name}"]`);
      await page.keyboard.press('Enter');
      assert.equal(await page.$eval(`#sheet-${name}`, (box) => box.open), true);
      await page.keyboard.press('Escape');
      await untilEqual(() => page.evaluate(() => document.activeElement.dataset.opens), name);
    }
    assert.deepEqual(await answersOn(page), EXPECTED);
    await page.click('.fill-end [data-opens="clear"]');
    await page.click('#sheet-clear-now');
    assert.deepEqual(await answersOn(page), {});
    // They follow the last field, and no id is there twice.
    assert.equal(await page.evaluate(() => {
      const fields = [...document.querySelectorAll('[data-field]')];
      return Boolean(fields.at(-1).compareDocumentPosition(document.querySelector('.fill-end')) & Node.DOCUMENT_POSITION_FOLLOWING);
    }), true);
    assert.deepEqual(await page.$$eval('[id]', (all) => all.map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at)), []);
    await page.emulateMediaType('print');
    assert.equal(await page.$eval('.fill-end', (end) => end.checkVisibility()), false);
    assert.deepEqual(troubles, []);
  }));
});
