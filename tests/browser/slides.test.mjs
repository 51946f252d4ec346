// Slides by keyboard, by touch and by address; overview; presenter's window; without a script; before axe; on paper.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { closeBrowser, look, withPage, withTabs } from './browser.mjs';
import { checkAccessibility } from './checks/accessibility.mjs';
import { sites } from './pages.mjs';
import { LESSON, LESSON_PAGE, movedClock, PRESENTER, press, said, SESSION, shown, swipe, TALL } from './slides/site.mjs';
import { untilEqual, untilPage } from './until.mjs';

const run = promisify(execFile);
const TIMEOUT = 120_000;

after(closeBrowser);

const quiet = (troubles) => assert.deepEqual(troubles.filter((it) => !it.startsWith('page moves away')), []);
const test = (name, url, use, options) => it(name, { timeout: TIMEOUT }, () => withPage(url, async (page, troubles) => {
  await use(page);
  quiet(troubles);
}, options));
const number = async (page) => Number((await shown(page)).split(' ')[0]);
const focused = (page) => page.evaluate(() => document.activeElement.className);

describe('slides', { concurrency: 3, timeout: 10 * TIMEOUT }, () => {
  test('are driven by keyboard', LESSON, async (page) => {
    assert.equal(await shown(page), '1 of 14: Trust');
    for (const [keys, expected] of [
      [['ArrowRight'], 2], [['Space'], 3], [['PageDown'], 4], [['ArrowDown'], 5], [['ArrowLeft'], 4], [['PageUp'], 3], [['ArrowUp'], 2],
      [['End'], 14], [['ArrowRight'], 14], [['Home'], 1], [['ArrowLeft'], 1], [['1', '2', 'Enter'], 12], [['9', '9', 'Enter'], 14], [['7', 'Enter'], 7],
    ]) {
      await press(page, ...keys);
      assert.equal(await number(page), expected, keys.join(' '));
    }
    await page.keyboard.down('Shift');
    await press(page, 'Space');
    await page.keyboard.up('Shift');
    assert.equal(await number(page), 6);
    // Reading goes on at the slide.
    assert.match(await focused(page), /^slide /);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-roledescription')), 'slide');
    // Keys with a modifier are the browser's.
    await page.keyboard.down('Alt');
    await press(page, 'ArrowRight');
    await page.keyboard.up('Alt');
    assert.equal(await number(page), 6);
  });

  test('have an address each, and the button Back works', LESSON, async (page) => {
    const before = await page.evaluate(() => history.length);
    await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    assert.equal(await page.evaluate(() => location.hash), '#practice');
    assert.equal(await page.evaluate(() => history.length), before, 'steps leave no trace');
    await press(page, 'End');
    assert.equal(await page.evaluate(() => history.length), before + 1);
    await page.goBack();
    assert.equal(await number(page), 5);
    // A number, the id of a block, of a heading, of a step.
    for (const [hash, expected] of [['#3', 3], ['#the-broken-promise', 6], ['#what-helps', 8], ['#say-it', 9], ['#slide--11', 11], ['#nowhere', 11]]) {
      await page.evaluate((to) => { location.hash = to; }, hash);
      await untilPage(page, (at) => !document.querySelectorAll('.slide')[at - 1].hidden, expected);
      assert.equal(await number(page), expected, hash);
    }
  });

  test('open at the address', `${LESSON}#the-broken-promise`, async (page) => {
    assert.equal(await number(page), 6);
  });

  test('answer to no single sign when that is switched off, and to keyboards of other letters', LESSON, async (page) => {
    const type = (key, code) => page.evaluate((what) => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...what, bubbles: true, cancelable: true })), { key, code });
    const isOpen = () => page.evaluate(() => document.body.classList.contains('is-overview'));
    await type('щ', 'KeyO');
    assert.equal(await isOpen(), true, 'the key at the place of O');
    await press(page, 'Escape');
    await press(page, '?');
    await page.click('#deck-letters');
    await press(page, 'Escape');
    await page.reload();
    for (const key of ['o', 'b', '3', 'Enter', '?']) await press(page, key);
    assert.equal(await isOpen(), false);
    assert.equal(await page.evaluate(() => document.querySelector('dialog[open]')), null);
    assert.equal(await number(page), 1);
    await press(page, 'ArrowRight');
    assert.equal(await number(page), 2);
    await press(page, 'Escape');
    assert.equal(await isOpen(), true);
  });

  test('show an overview', SESSION, async (page) => {
    await press(page, 'ArrowRight', 'o');
    assert.match(await focused(page), /slide-pick/);
    assert.equal(await page.$$eval('.slide', (slides) => slides.filter((slide) => slide.checkVisibility()).length), 26);
    await press(page, 'ArrowRight', 'ArrowDown', 'ArrowLeft');
    const picked = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    await press(page, 'Enter');
    assert.equal(await shown(page), picked);
    await press(page, 'Escape');
    assert.equal(await page.$eval('body', (body) => body.classList.contains('is-overview')), true);
    await press(page, 'Escape');
    assert.equal(await shown(page), picked);
  });

  test('are driven by buttons, which keep the focus and say where one is', LESSON, async (page) => {
    await page.focus('.deck-button--next');
    await press(page, 'Enter', 'Space');
    assert.equal(await number(page), 3);
    assert.match(await focused(page), /deck-button--next/);
    await said(page, 'deck-status', '3 of 14: What it is made of');
    assert.equal(await page.$eval('.deck-place', (place) => place.textContent), '3 / 14');
    const sizes = await page.$$eval('.deck-button', (buttons) => buttons.map((button) => Math.min(button.offsetWidth, button.offsetHeight)));
    assert.ok(sizes.every((size) => size >= 44), String(sizes));
  });

  for (const [name, url, high, turns] of [['wide', LESSON, 300, true], ['tall', TALL, 300, true], ['presenter', PRESENTER, 300, true], ['over the bar', LESSON, 880, false]]) {
    test(`are turned by a swipe, which never leaves them: ${name}`, LESSON_PAGE, async (page) => {
      await page.goto(url, { waitUntil: 'load' });
      const at = async () => `${await number(page)} at ${page.url().split('#')[0]}`;
      const across = (from, to) => swipe(page, [[from, high], [to, high + 8]]);
      await press(page, '3', 'Enter');
      for (const [from, to, expected] of [[600, 300, 4], [300, 900, 3], [900, 100, 4], [200, 700, 3], [150, 1100, 2], [600, 600, 2]]) {
        await across(from, to);
        await untilEqual(at, `${turns ? expected : 3} at ${url}`);
      }
      // Before the first slide is nothing, and least of all the page that was open before.
      await press(page, 'Home');
      for (let times = 0; times < 3; times += 1) await across(100, 1100);
      await across(900, 300);
      await untilEqual(at, `${turns ? 2 : 1} at ${url}`);
    });
  }

  test('are scrolled by a finger and made larger by two', LESSON, async (page) => {
    await page.setViewport({ width: 320, height: 480, hasTouch: true, isMobile: true });
    await press(page, '1', '2', 'Enter');
    await swipe(page, [[160, 300], [164, 100]]);
    await untilPage(page, () => document.querySelector('.slide:not([hidden]) .slide-face').scrollTop > 50);
    await swipe(page, [[140, 240], [60, 240]], [[180, 240], [260, 240]]);
    await untilPage(page, () => window.visualViewport.scale > 1.5);
    // Then a finger looks around.
    await swipe(page, [[250, 240], [60, 244]]);
    await swipe(page, [[60, 240], [250, 244]]);
    assert.equal(await number(page), 12);
  });

  test('go dark, and list their keys', LESSON, async (page) => {
    await press(page, 'b');
    assert.equal(await page.$eval('.slide:not([hidden])', (slide) => getComputedStyle(slide).visibility), 'hidden');
    await said(page, 'deck-status', 'The screen is dark');
    await press(page, 'b', '?');
    assert.equal(await page.$eval('.deck-dialog', (dialog) => dialog.open), true);
    await press(page, 'ArrowRight');
    assert.equal(await number(page), 1, 'a dialog keeps its keys');
    await press(page, 'Escape');
    assert.equal(await page.$eval('.deck-dialog', (dialog) => dialog.open), false);
    const presenter = await page.$('.deck-button--presenter');
    assert.equal(presenter, null, 'participants have no presenter');
  });

  test('say what lies over the slide can be scrolled', LESSON, async (page) => {
    await page.setViewport({ width: 320, height: 480 });
    await press(page, '1', '2', 'Enter');
    await untilPage(page, () => document.querySelector('.slide:not([hidden]) .slide-face').tabIndex === 0);
    await page.focus('.slide:not([hidden]) .slide-face');
    await press(page, 'ArrowDown');
    assert.equal(await number(page), 12, 'the arrow scrolls first');
  });

  test('are a long page without a script', SESSION, async (page) => {
    assert.equal(await page.$$eval('.slide', (slides) => slides.filter((slide) => slide.checkVisibility()).length), 26);
    assert.equal(await page.$$eval('button', (buttons) => buttons.filter((button) => button.checkVisibility()).length), 0);
  }, { script: false });
});

describe('slides before axe', { concurrency: 2, timeout: 10 * TIMEOUT }, () => {
  for (const [name, url] of [['wide', LESSON], ['tall', TALL], ['session', SESSION], ['presenter', PRESENTER]]) {
    test(name, url, async (page) => {
      const problems = [];
      for (const keys of [[], ['5', 'Enter'], ['8', 'Enter'], ['1', '2', 'Enter']]) {
        await press(page, ...keys);
        problems.push(...await checkAccessibility(page));
      }
      await page.setViewport({ width: 1280, height: 720 });
      await press(page, 'o');
      problems.push(...await checkAccessibility(page));
      await press(page, 'Escape', '?');
      problems.push(...await checkAccessibility(page));
      assert.deepEqual(problems, []);
    });
  }

  test('presenter view', `${PRESENTER}?presenter`, async (page) => {
    await press(page, '1', '1', 'Enter');
    assert.deepEqual(await checkAccessibility(page), []);
  });

  test('a running timer', LESSON, async (page) => {
    await press(page, '5', 'Enter');
    await page.click('.slide:not([hidden]) .timer-start');
    assert.deepEqual(await checkAccessibility(page), []);
  });
});

describe('the presenter', { timeout: 6 * TIMEOUT }, () => {
  it('has a window with notes, the next slide, and the place on the agenda', { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
    const page = await open(PRESENTER, movedClock);
    await press(page, '3', 'Enter');
    const other = new Promise((resolve) => { page.once('popup', resolve); });
    await press(page, 'p');
    const notes = await other;
    await untilPage(notes, () => document.querySelector('.is-presenter .deck-notes'));
    assert.equal(await shown(notes), '3 of 26: Tonight');
    await untilPage(notes, () => document.querySelector('.slide.is-next').getAttribute('aria-label') === '4 of 26: 1 Welcome and names');
    // No notes where everybody looks.
    assert.equal(await page.evaluate(() => document.body.innerText.includes('Quietpencil')), false);

    // Both follow each other.
    await notes.keyboard.press('ArrowRight');
    await untilPage(page, () => !document.getElementById('slide--4').hidden);
    await press(page, '8', 'Enter');
    await untilPage(notes, () => document.querySelector('.deck-notes').textContent.includes('Quietpencil opening'));
    assert.match(await notes.$eval('.plan-item', (item) => item.textContent), /^Item 3 of 7: Trust, ends 19:05$/);
    await notes.keyboard.press('b');
    await untilPage(page, () => document.body.classList.contains('is-black'));
    await notes.keyboard.press('b');

    // A timer that is started here runs there, too.
    await press(page, '1', '1', 'Enter');
    await untilPage(notes, () => !document.getElementById('slide--11').hidden);
    await notes.click('#slide--11 .timer-start');
    await untilPage(page, () => document.querySelector('#slide--11 .timer-place').classList.contains('is-running'));
    quiet(troubles);
  }));

  it('says so when the window cannot open', { timeout: TIMEOUT }, () => withTabs(async (open) => {
    const page = await open(PRESENTER, () => { window.open = () => null; });
    await press(page, 'p');
    await said(page, 'deck-status', 'did not open a second window');
    await press(page, 'ArrowRight', 'ArrowRight', 'n');
    assert.match(await page.$eval('.deck-notes', (box) => box.innerText), /Put the chairs|No notes/);
    await press(page, 'ArrowLeft');
    assert.match(await page.$eval('.deck-notes', (box) => box.innerText), /Quietpencil doors/);
    await press(page, 'n');
    assert.equal(await page.evaluate(() => document.body.innerText.includes('Quietpencil')), false);
  }));

  it('counts, and says how far behind', { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
    const page = await open(`${PRESENTER}?presenter`, movedClock);
    const drift = () => page.$eval('.plan-drift', (box) => box.textContent);
    const move = (minutes) => page.evaluate((by) => {
      window.moveClock(by * 60);
      document.dispatchEvent(new Event('visibilitychange'));
    }, minutes);
    await press(page, '4', 'Enter');
    await page.click('.plan-button');
    assert.equal(await drift(), '0 of 100 min On time');
    await move(7);
    assert.equal(await drift(), '7 of 100 min On time');
    await move(5);
    assert.equal(await drift(), '12 of 100 min 4 min behind');
    await press(page, '7', 'Enter');
    assert.equal(await drift(), '12 of 100 min 3 min ahead');
    await move(50);
    assert.equal(await drift(), '62 of 100 min On time');
    await page.click('.plan-button');
    assert.equal(await drift(), '');
    const planned = await page.$$eval('.plan-button', (buttons) => buttons[1].textContent);
    assert.equal(planned, 'Count from 18:00, as planned');
    quiet(troubles);
  }));

  it('believes no other window', { timeout: TIMEOUT }, () => withTabs(async (open) => {
    const page = await open(PRESENTER);
    // The message that is sent last comes last.
    await page.evaluate(() => new Promise((resolve) => {
      window.addEventListener('message', ({ data }) => { if (data === 'last') setTimeout(resolve, 50); });
      window.postMessage({ fieldbook: 'slides', slide: 'slide--9' }, '*');
      window.postMessage('last', '*');
    }));
    assert.equal(await number(page), 1);
  }));
});

describe('a handout', { concurrency: 2, timeout: 6 * TIMEOUT }, () => {
  for (const [name, url] of [['wide', LESSON], ['session', SESSION], ['tall', TALL], ['presenter', PRESENTER]]) {
    for (const format of ['A4', 'Letter']) {
      test(`${name}, ${format}: three slides a sheet`, url, async (page) => {
        const folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-handout-'));
        try {
          await press(page, 'ArrowRight');
          await look(page, 'dark');
          const count = await page.$$eval('.slide', (slides) => slides.length);
          const file = path.join(folder, 'handout.pdf');
          await writeFile(file, await page.pdf({ format }));
          const { stdout } = await run('pdfinfo', [file]);
          assert.equal(Number(/Pages:\s+(\d+)/.exec(stdout)[1]), Math.ceil(count / 3));
          const { stdout: words } = await run('pdftotext', [file, '-']);
          assert.ok(words.includes('A promise that is broken and mended') || words.includes('A promise that is broken'), words);
          assert.equal((words.match(/Facilitator copy/g) ?? []).length, name === 'presenter' ? Math.ceil(count / 3) : 0);
        } finally {
          await rm(folder, { recursive: true });
        }
      });
    }
  }
});

const numbered = sites().find((it) => it.name === 'paper')?.pages.find(({ address }) => address === 'second/numbers.slides.html');

describe('slides whose headings are numbers', { skip: numbered ? false : 'FIELDBOOK_SITES does not name tests/sites/paper', timeout: TIMEOUT }, () => {
  it('are the same after a reload', () => withPage(numbered.url, async (page) => {
    const count = await page.$$eval('.slide', (all) => all.length);
    for (let at = 1; at <= count; at += 1) {
      assert.equal(await number(page), at);
      await page.reload();
      assert.equal(await number(page), at, await page.evaluate(() => location.hash));
      await press(page, 'ArrowRight');
    }
  }));
});
