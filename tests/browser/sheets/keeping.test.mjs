// What happens to answers: typed, reloaded, remembered, expired, saved, opened, cleared; from a folder and from a server.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, withTabs } from '../browser.mjs';
import { untilEqual } from '../until.mjs';
import {
  answersOn, downloadOf, EXPECTED, fileBase, fillIn, folders, GIVEN, isShown, openFile, serve, settled, stored, textOf, withFolder, writeAnswers,
} from './site.mjs';

const TIMEOUT = 120_000;
const KEY = 'fieldbook:sheets-under-test-ed3f9e:worksheets/plan';
const SHEET = '/worksheets/plan.html';
const { now, later } = folders();

let server;
before(async () => { server = await serve(now); });
after(async () => {
  await closeBrowser();
  await server.close();
});

const quiet = (troubles) => assert.deepEqual(troubles, []);
const remember = async (page) => {
  await page.click('#sheet-remember');
  await settled(page);
};

for (const [place, base] of [['a folder', () => fileBase(now)], ['a server', () => server.base]]) {
  const url = (address = SHEET) => base() + address;

  describe(`a sheet from ${place}`, { concurrency: 2, timeout: 10 * TIMEOUT }, () => {
    it('keeps every kind of answer in its tab, and in no other', { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
      const page = await open(url());
      await fillIn(page);
      assert.deepEqual(await answersOn(page), EXPECTED);
      assert.deepEqual(Object.keys((await stored(page)).localStorage), []);
      await page.reload();
      assert.deepEqual(await answersOn(page), EXPECTED);
      assert.deepEqual(await answersOn(await open(url())), {});
      quiet(troubles);
    }));

    it('keeps what was typed just before it was left', { timeout: TIMEOUT }, () => withTabs(async (open) => {
      const page = await open(url());
      await page.type('#f-person', 'Ana');
      await page.reload();
      assert.deepEqual(await answersOn(page), { person: 'Ana' });
    }));

    it('remembers when asked, until it is told to stop', { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
      const page = await open(url());
      await fillIn(page);
      await remember(page);
      assert.match(await textOf(page, 'kept'), /remembered on this device until \d+ \w+ \d{4}/);
      assert.deepEqual(await stored(page).then(({ sessionStorage }) => sessionStorage), {});
      const second = await open(url());
      assert.deepEqual(await answersOn(second), EXPECTED);
      assert.equal(await second.$eval('#sheet-remember', (box) => box.checked), true);
      await page.bringToFront();
      await page.click('#sheet-remember');
      await settled(page);
      assert.deepEqual((await stored(page)).localStorage, {});
      assert.deepEqual(await answersOn(page), EXPECTED);
      assert.deepEqual(await answersOn(await open(url())), {});
      quiet(troubles);
    }));

    it('forgets after the time that was chosen', { timeout: TIMEOUT }, () => withTabs(async (open) => {
      const page = await open(url());
      await fillIn(page, [['person', 'type', 'Ana']]);
      for (const [days, most] of [['1', 1], ['31', 31], ['7', 7]]) {
        await page.select('#sheet-days', days);
        if (days === '1') await remember(page);
        await settled(page);
        const { expires } = JSON.parse((await stored(page)).localStorage[KEY]);
        assert.ok(Math.abs(expires - Date.now() - most * 86_400_000) < 60_000, `${days}: ${new Date(expires)}`);
      }
      // Any sheet of the training sweeps; nothing of others is touched.
      await page.evaluate((key) => {
        const kept = JSON.parse(localStorage[key]);
        localStorage[key] = JSON.stringify({ ...kept, expires: Date.now() - 1000 });
        localStorage['fieldbook:another-training:x'] = JSON.stringify({ ...kept, expires: 1 });
      }, KEY);
      const other = await open(url('/worksheets/other.html'));
      assert.deepEqual(Object.keys((await stored(other)).localStorage), ['fieldbook:another-training:x']);
      assert.deepEqual(await answersOn(await open(url())), {});
    }));

    it('finds what was kept under an earlier name of the site', { timeout: TIMEOUT }, () => withTabs(async (open) => {
      const page = await open(url());
      const [earlier] = (await page.$eval('main', (main) => main.dataset.curriculumBefore)).split(' ');
      const old = KEY.replace('sheets-under-test-ed3f9e', earlier);
      assert.notEqual(old, KEY);
      await fillIn(page, [['person', 'type', 'Ana']]);
      await remember(page);
      await page.evaluate((from, to) => {
        localStorage[to] = localStorage[from];
        localStorage.removeItem(from);
      }, KEY, old);
      const second = await open(url());
      assert.deepEqual(await answersOn(second), { person: 'Ana' });
      await fillIn(second, [['email', 'type', 'ana@example.org']]);
      assert.deepEqual(Object.keys((await stored(second)).localStorage), [KEY]);
      await second.click('#sheet-clear-open');
      await second.click('#sheet-clear-now');
      assert.deepEqual((await stored(second)).localStorage, {});
    }));

    it('stops remembering when the time is over while it is open', { timeout: TIMEOUT }, () => withTabs(async (open) => {
      const page = await open(url());
      await remember(page);
      await page.evaluate((key) => { localStorage[key] = JSON.stringify({ ...JSON.parse(localStorage[key]), expires: 5 }); }, KEY);
      await fillIn(page, [['person', 'type', 'Ana']]);
      await page.reload();
      assert.deepEqual((await stored(page)).localStorage, {});
      assert.deepEqual(await answersOn(page), { person: 'Ana' });
    }));

    it('saves a file that opens again elsewhere', { timeout: TIMEOUT }, () => withFolder(async (folder) => {
      const saved = await withTabs(async (open, troubles) => {
        const page = await open(url());
        await fillIn(page);
        await page.click('#sheet-save-open');
        const file = await downloadOf(page, folder, 'save-file');
        assert.equal(file.name, 'plan-answers.json');
        const text = await downloadOf(page, folder, 'save-text');
        assert.equal(text.name, 'plan-answers.txt');
        for (const words of Object.values(EXPECTED).flat().filter((it) => !/^yes$|^\d{4}-/.test(it))) {
          assert.ok(text.text.replace(/^ {4}/gm, '').includes(words), words);
        }
        quiet(troubles);
        await writeFile(file.path, file.text);
        return file;
      }, { downloads: folder });
      await withTabs(async (open, troubles) => {
        const page = await open(url());
        await openFile(page, saved.path);
        assert.deepEqual(await answersOn(page), EXPECTED);
        assert.equal(await page.$('dialog[open]'), null);
        await page.click('#sheet-save-open');
        const again = await downloadOf(page, folder, 'save-file');
        assert.equal(again.text, saved.text);
        quiet(troubles);
      }, { downloads: folder });
    }));

    it('copies all answers as text', { timeout: TIMEOUT }, () => withTabs(async (open) => {
      // A clipboard that refuses, and one that is not there.
      for (const prepare of [() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }, () => { Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }); }]) {
        const page = await open(url(), prepare);
        await page.evaluate(() => { document.addEventListener('copy', () => { window.copied = document.activeElement.value; }); });
        await fillIn(page, [['person', 'type', 'Ana']]);
        await page.click('#sheet-save-open');
        await page.click('#sheet-copy');
        await settled(page);
        assert.match(await page.evaluate(() => window.copied), /^Every kind of field\n.*\n\nPerson: Ana\n$/);
        assert.equal(await page.$eval('#sheet-save [role=status]', (status) => status.textContent), 'Copied.');
      }
      const page = await open(url(), () => { navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }; });
      await fillIn(page, [['person', 'type', 'Ana']]);
      await page.click('#sheet-save-open');
      await page.click('#sheet-copy');
      await settled(page);
      assert.match(await page.evaluate(() => window.copied), /Person: Ana/);
      // Where nothing may be copied, the text is there to be copied by hand.
      const forbidden = await open(url(), () => {
        Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
        Document.prototype.execCommand = () => false;
      });
      await fillIn(forbidden, [['person', 'type', 'Ana']]);
      await forbidden.click('#sheet-save-open');
      await forbidden.click('#sheet-copy');
      assert.match(await forbidden.$eval('#sheet-copied', (area) => area.checkVisibility() && area.value), /Person: Ana/);
    }));

    it('clears everything, once asked, and can take it back', { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
      const page = await open(url());
      const other = await open(url('/worksheets/other.html'));
      await other.type('#f-thing', 'secret');
      await other.click('#sheet-remember');
      await settled(other);
      await page.bringToFront();
      await fillIn(page);
      await remember(page);
      await page.click('#sheet-clear-open');
      assert.deepEqual(await answersOn(page), EXPECTED);
      await page.click('#sheet-clear [data-close]');
      assert.deepEqual(await answersOn(page), EXPECTED);
      await page.click('#sheet-clear-open');
      await page.click('#sheet-clear-now');
      assert.deepEqual(await answersOn(page), {});
      assert.deepEqual(await stored(page).then(({ localStorage, sessionStorage }) => [Object.keys(localStorage), sessionStorage]), [['fieldbook:sheets-under-test-ed3f9e:worksheets/other'], {}]);
      await page.click('#sheet-undo-now');
      await settled(page);
      assert.deepEqual(await answersOn(page), EXPECTED);
      assert.ok((await stored(page)).localStorage[KEY]);
      await page.click('#sheet-clear-open');
      await page.click('#sheet-clear-all');
      await page.click('#sheet-clear-now');
      assert.deepEqual(await stored(page), { localStorage: {}, sessionStorage: {} });
      await page.reload();
      assert.deepEqual(await answersOn(page), {});
      assert.equal(await isShown(page, 'undo'), false);
      quiet(troubles);
    }));

    it('asks about answers of a file that differ', { timeout: TIMEOUT }, () => withFolder((folder) => withTabs(async (open) => {
      const page = await open(url());
      await fillIn(page, [['person', 'type', 'Mine'], ['place', 'type', 'My place'], ['phone', 'type', '5']]);
      const file = await writeAnswers(folder, 'x.json', { person: 'Theirs', place: 'Their place', phone: '5', purpose: 'New' });
      await openFile(page, file);
      assert.equal(await textOf(page, 'choose-title'), '2 answers in the file are different from yours');
      assert.deepEqual(await answersOn(page), { person: 'Mine', place: 'My place', phone: '5' });
      await page.keyboard.press('Escape');
      assert.deepEqual(await answersOn(page), { person: 'Mine', place: 'My place', phone: '5' });
      await openFile(page, file);
      await page.click('[name="choose-1"][value="1"]');
      await page.click('#sheet-choose [value=use]');
      await settled(page);
      assert.deepEqual(await answersOn(page), { person: 'Mine', place: 'Their place', phone: '5', purpose: 'New' });
      await page.click('#sheet-undo-now');
      assert.deepEqual(await answersOn(page), { person: 'Mine', place: 'My place', phone: '5' });
    })));

    it('does not believe strange files', { timeout: TIMEOUT }, () => withFolder((folder) => withTabs(async (open, troubles) => {
      const page = await open(url());
      const said = () => page.$eval('#sheet-save [role=status]', (status) => status.textContent);
      await page.click('#sheet-save-open');
      for (const [name, text, expected] of [
        ['a.json', 'hello', /not a file of answers/], ['b.json', '{"fieldbook":"answers","version":3,"answers":[]}', /newer version/],
        ['c.json', `"${'x'.repeat(5_000_001)}"`, /too large/], ['d.json', '[[[', /not a file of answers/],
      ]) {
        await writeFile(path.join(folder, name), text);
        await (await page.$('#sheet-file')).uploadFile(path.join(folder, name));
        await settled(page);
        assert.match(await said(), expected);
      }
      const other = await writeAnswers(folder, 'other.json', { person: 'Ana' }, { sheet: 'worksheets/x', title: '<b>Other</b>' });
      await (await page.$('#sheet-file')).uploadFile(other);
      await settled(page);
      assert.equal(await textOf(page, 'other-words'), 'This file comes from another sheet: <b>Other</b>.');
      assert.deepEqual(await answersOn(page), {});
      await page.click('#sheet-other-open');
      assert.deepEqual(await answersOn(page), { person: 'Ana' });

      const hostile = await writeAnswers(folder, 'hostile.json', {
        ['__proto__']: 'y', constructor: 'z', 'partner.999999999': 'far', 'how-clear-was-it': 'eleven', meeting: 'next Tuesday', purpose: '<img src=x onerror=alert(1)>',
        'what-helped': ['talk', 'magic', 'food'], phone: ['1', '2'], email: 'a\nb', 'partner.9': 'ninth',
      });
      await openFile(page, hostile);
      assert.deepEqual(await answersOn(page), {
        person: 'Ana', meeting: 'next Tuesday', purpose: '<img src=x onerror=alert(1)>', 'what-helped': ['talk', 'food'], phone: '1; 2', email: 'a b', 'partner.9': 'ninth',
      });
      assert.equal(await textOf(page, 'gone-words'), '5 answers to questions that are no longer here');
      await page.reload();
      assert.equal(await textOf(page, 'gone-words'), '5 answers to questions that are no longer here');
      quiet(troubles);
    })));

    it('survives stores that are full, forbidden or broken', { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
      const forbidden = await open(url(), () => {
        for (const store of ['localStorage', 'sessionStorage']) Object.defineProperty(window, store, { get: () => { throw new DOMException('no', 'SecurityError'); } });
      });
      await fillIn(forbidden);
      assert.deepEqual(await answersOn(forbidden), EXPECTED);
      assert.match(await textOf(forbidden, 'kept'), /cannot remember anything/);
      await forbidden.click('#sheet-remember');
      await settled(forbidden);
      assert.equal(await forbidden.$eval('#sheet-remember', (box) => box.checked), false);
      assert.match(await textOf(forbidden, 'status'), /cannot remember your answers/);

      const full = await open(url(), () => {
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function set(...given) {
          if (this === window.localStorage) throw new DOMException('full', 'QuotaExceededError');
          setItem.apply(this, given);
        };
      });
      await fillIn(full, GIVEN.slice(0, 2));
      await full.click('#sheet-remember');
      await settled(full);
      assert.match(await textOf(full, 'kept'), /stay in this tab/);
      await full.reload();
      assert.equal((await answersOn(full)).person, EXPECTED.person);

      const broken = await open(url('/worksheets/other.html'));
      await broken.evaluate((key) => { sessionStorage[key] = '{"answers":[{"id":{}}]'; localStorage[key] = 'x'; }, KEY);
      await broken.goto(url());
      assert.deepEqual(await answersOn(broken), {});
      quiet(troubles.filter((trouble) => !trouble.startsWith('page moves away')));
    }));

    it('shows what two tabs changed, and lets the person choose', { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
      const one = await open(url());
      await fillIn(one, [['person', 'type', 'Ana'], ['phone', 'type', '1']]);
      await remember(one);
      const two = await open(url(), () => {
        window.addEventListener('storage', (event) => { if (window.isDeaf) event.stopImmediatePropagation(); });
      });
      const person = async (page) => (await answersOn(page)).person;
      // Different fields come together.
      await one.bringToFront();
      await fillIn(one, [['purpose', 'type', 'from one']]);
      await untilEqual(async () => (await answersOn(two)).purpose, 'from one');
      // The same field, typed in both before one of them hears of the other.
      await two.evaluate(() => { window.isDeaf = true; });
      for (const [page, words] of [[one, 'Ana One'], [two, 'Ana Two']]) {
        await page.$eval('#f-person', (input, typed) => { input.value = typed; input.dispatchEvent(new Event('input', { bubbles: true })); }, words);
        await settled(page);
      }
      await two.evaluate(() => { window.isDeaf = false; });
      for (const page of [one, two]) await untilEqual(() => textOf(page, 'conflict-words'), '1 answer was changed here and in another tab.');
      assert.deepEqual(new Set([await person(one), await person(two)]), new Set(['Ana One', 'Ana Two']));
      // Both survive when one tab goes away.
      const third = await open(url());
      assert.equal(await isShown(third, 'conflict'), true);
      await third.click('#sheet-conflict-choose');
      const offers = await third.$$eval('#sheet-choose .answer-words', (all) => all.map((it) => it.textContent).sort());
      assert.deepEqual(offers, ['Ana One', 'Ana Two']);
      await third.click('[name="choose-0"][value="1"]');
      await third.click('#sheet-choose [value=use]');
      await settled(third);
      const chosen = await person(third);
      for (const page of [one, two, third]) {
        await untilEqual(() => person(page), chosen);
        await untilEqual(() => isShown(page, 'conflict'), false);
      }
      // Cleared in one, cleared in all that remember.
      await third.click('#sheet-clear-open');
      await third.click('#sheet-clear-now');
      await settled(third);
      for (const page of [one, two]) await untilEqual(() => answersOn(page), {});
      assert.deepEqual(await stored(one), { localStorage: {}, sessionStorage: {} });
      quiet(troubles);
    }));
  });
}

describe('a sheet whose questions changed', { timeout: 4 * TIMEOUT }, () => {
  it('keeps all answers and says what is different', { timeout: TIMEOUT }, async () => {
    const changing = await serve(now);
    try {
      await withFolder((folder) => withTabs(async (open, troubles) => {
        const page = await open(changing.base + SHEET);
        await fillIn(page);
        changing.served.folder = later;
        await page.reload();
        const { phone, ...rest } = EXPECTED;
        assert.deepEqual(await answersOn(page), rest);
        await page.click('#sheet-former summary');
        assert.match(await textOf(page, 'former-list'), /What do I hope to understand\?.*the question was “Why do I want to meet this person\?” before/s);
        await page.click('#sheet-gone summary');
        assert.match(await textOf(page, 'gone-list'), new RegExp(`Phone.*${phone.replace('+', '\\+')}`, 's'));
        await page.click('#sheet-save-open');
        const file = await downloadOf(page, folder, 'save-file');
        assert.equal(JSON.parse(file.text).answers.find(({ id }) => id === 'phone').value, phone);
        await page.keyboard.press('Escape');
        await page.click('#sheet-former-list button');
        assert.equal(await isShown(page, 'former'), false);
        await page.click('#sheet-gone-list button:last-child');
        assert.equal(await isShown(page, 'gone'), false);
        await page.reload();
        assert.equal(await isShown(page, 'former'), false);
        assert.equal(await isShown(page, 'gone'), false);
        assert.deepEqual(await answersOn(page), rest);
        quiet(troubles);
      }, { downloads: folder }));
    } finally {
      await changing.close();
    }
  });
});
