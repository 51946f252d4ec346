// Timers on web pages and slides: with a moved clock, in a tab that sleeps, after a reload, and what they say.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import vm from 'node:vm';
import { fileURLToPath } from 'node:url';
import { closeBrowser, withPage, withTabs } from './browser.mjs';
import { checkAccessibility } from './checks/accessibility.mjs';
import { folder, LESSON, LESSON_PAGE, movedClock, said } from './slides/site.mjs';
import { untilPage } from './until.mjs';

const run = promisify(execFile);
const TIMEOUT = 120_000;
const SCRIPTS = fileURLToPath(new URL('../../themes/default/scripts/', import.meta.url));

after(closeBrowser);

const test = (name, url, use) => it(name, { timeout: TIMEOUT }, () => withTabs(async (open, troubles) => {
  await use(await open(url, movedClock));
  assert.deepEqual(troubles, []);
}));

const PAIRS = '#tell-of-a-promise';
const PLAY = '#the-broken-promise';
const face = (page, block) => page.$eval(`${block} .timer-face`, (it) => it.textContent);
const words = (page, block) => page.$eval(`${block} .timer-words`, (it) => it.textContent.trim());
const click = (page, block, name) => page.evaluate((selector, label) => {
  [...document.querySelectorAll(`${selector} .timer-button`)].find((button) => button.textContent.includes(label)).click();
}, block, name);
/** Moves the clock, as if the tab had slept. */
const move = (page, seconds) => page.evaluate((by) => {
  window.moveClock(by);
  document.dispatchEvent(new Event('visibilitychange'));
}, seconds);
const status = (page, text) => said(page, 'timer-status', text);

describe('timers', { concurrency: 3, timeout: 6 * TIMEOUT }, () => {
  test('are a quiet button until somebody starts them', LESSON_PAGE, async (page) => {
    const starts = await page.$$eval('.timer-start', (buttons) => buttons.filter((button) => button.checkVisibility()).map((button) => button.textContent));
    assert.deepEqual(starts, ['Start 14:00', 'Start 10:00', 'Start 8:00', 'Start 5:00']);
    assert.equal(await page.$$eval('.timer', (all) => all.filter((timer) => timer.checkVisibility()).length), 0);
  });

  test('say whose turn it is, the last minute and the end', LESSON_PAGE, async (page) => {
    await click(page, PAIRS, 'Start');
    await status(page, '14 min. The time is running.');
    assert.equal(await words(page, PAIRS), 'Now: First speaker Then: Switch');
    await move(page, 330);
    assert.match(await face(page, PAIRS), /^8:[23]\d$/);
    await move(page, 31);
    await status(page, 'Next: Switch.');
    assert.equal(await words(page, PAIRS), 'Now: Switch Then: Come back');
    await move(page, 360);
    await status(page, 'Next: Come back.');
    await move(page, 60);
    await status(page, 'One minute left.');
    await move(page, 61);
    await status(page, 'Time is over.');
    assert.equal(await face(page, PAIRS), '0:00');
    assert.equal(await words(page, PAIRS), 'Time is over');
    await click(page, PAIRS, 'Back to 14:00');
    assert.equal(await page.$eval(`${PAIRS} .timer-start`, (button) => button.checkVisibility()), true);
  });

  test('say half time', LESSON_PAGE, async (page) => {
    await click(page, PLAY, 'Start');
    await move(page, 301);
    await status(page, 'Half time. Switch now if you have not.');
    assert.equal(await words(page, PLAY), 'Half time: switch');
  });

  test('can be paused, made longer and put back', LESSON_PAGE, async (page) => {
    await click(page, PLAY, 'Start');
    await move(page, 60);
    await click(page, PLAY, 'Pause');
    const stands = await face(page, PLAY);
    assert.match(stands, /^(9:00|8:5\d)$/);
    await status(page, `Paused. ${stands} left.`);
    await move(page, 600);
    assert.equal(await face(page, PLAY), stands);
    await click(page, PLAY, 'One more minute');
    assert.match(await face(page, PLAY), /^(10:00|9:5\d)$/);
    await click(page, PLAY, 'Go on');
    await move(page, 30);
    assert.match(await face(page, PLAY), /^9:[23]\d$/);
    // Half of eleven minutes.
    await move(page, 4 * 60 + 1);
    await status(page, 'Half time');
  });

  test('do not disturb each other', LESSON_PAGE, async (page) => {
    await click(page, PAIRS, 'Start');
    await move(page, 120);
    await click(page, PLAY, 'Start');
    await move(page, 60);
    await click(page, PAIRS, 'Pause');
    const stands = await face(page, PAIRS);
    assert.match(stands, /^(11:00|10:5\d)$/);
    await move(page, 60);
    assert.equal(await face(page, PAIRS), stands);
    assert.match(await face(page, PLAY), /^(8:00|7:5\d)$/);
  });

  test('outlive a reload, and nothing else', LESSON_PAGE, async (page) => {
    await click(page, PLAY, 'Start');
    await page.reload();
    assert.match(await face(page, PLAY), /^9:\d\d$|^10:00$/);
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    await click(page, PLAY, 'Back to');
    assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('timer:'))), []);
  });

  it('keep time in a tab that sleeps', { timeout: TIMEOUT }, () => withPage(LESSON_PAGE, async (page) => {
    await click(page, PLAY, 'Start');
    const session = await page.createCDPSession();
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((resolve) => { setTimeout(resolve, 3_000); });
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await untilPage(page, (block) => /^9:([0-4]\d|5[0-7])$/.test(document.querySelector(`${block} .timer-face`).textContent), PLAY);
  }));

  test('grow over the whole window', LESSON_PAGE, async (page) => {
    await click(page, PLAY, 'Start');
    await click(page, PLAY, 'Large');
    const height = await page.$eval('.timer-dialog .timer-face', (it) => it.getBoundingClientRect().height);
    assert.ok(height > 250, String(height));
    assert.deepEqual(await checkAccessibility(page), []);
    await page.keyboard.press('Escape');
    assert.equal(await page.$('.timer-dialog'), null);
    assert.match(await face(page, PLAY), /^9:\d\d$|^10:00$/);
  });

  test('make no sound before a click', LESSON_PAGE, async (page) => {
    await page.evaluate(() => {
      window.sounds = 0;
      window.AudioContext = class extends AudioContext {
        constructor() { super(); window.sounds += 1; }
      };
    });
    await click(page, PLAY, 'Start');
    await move(page, 601);
    await status(page, 'Time is over.');
    assert.equal(await page.evaluate(() => window.sounds), 0);
    await click(page, PLAY, 'Sound');
    assert.equal(await page.evaluate(() => window.sounds), 1);
    assert.equal(await page.$eval(`${PAIRS} .timer-button[aria-pressed]`, (it) => it.getAttribute('aria-pressed')), 'true');
  });

  test('stand large on slides', `${LESSON}#5`, async (page) => {
    assert.equal(await face(page, PAIRS), '14:00');
    const height = await page.$eval(`${PAIRS} .timer-face`, (it) => it.getBoundingClientRect().height);
    assert.ok(height > 100, String(height));
    await page.keyboard.press('Tab');
    await page.focus(`${PAIRS} .timer-start`);
    await page.keyboard.press('Space');
    await status(page, '14 min. The time is running.');
    assert.equal(await page.$eval('#slide--5', (slide) => slide.hidden), false, 'space presses the button');
  });

  it('are not there without a script', { timeout: TIMEOUT }, () => withPage(LESSON_PAGE, async (page) => {
    assert.equal(await page.$('.timer-place'), null);
  }, { script: false }));

  it('print nothing', { timeout: TIMEOUT }, () => withPage(LESSON_PAGE, async (page) => {
    await page.emulateMediaType('print');
    assert.equal(await page.$$eval('.timer-place', (all) => all.filter((it) => it.checkVisibility()).length), 0);
  }));
});

describe('the clock of a timer', () => {
  const text = ['00-words.js', '10-clock.js'].map((name) => readFileSync(path.join(SCRIPTS, 'timer', name), 'utf8')).join('\n');
  const { newClock, started, paused, longer, leftOf, eventOf, turnOf, clockText } = vm.runInNewContext(
    `(() => { "use strict";\n${text}\nreturn { newClock, started, paused, longer, leftOf, eventOf, turnOf, clockText }; })()`,
  );

  it('never drifts', () => {
    let clock = started(newClock(600, '', false), 1_000);
    for (let now = 1_000; now < 300_000; now += 1_237) assert.equal(leftOf(clock, now), 601_000 - now);
    clock = paused(clock, 301_000);
    assert.equal(leftOf(clock, 9_000_000), 300_000);
    clock = started(clock, 9_000_000);
    assert.equal(leftOf(clock, 9_100_000), 200_000);
    // A clock that was put back does not give more time than there was.
    assert.equal(leftOf(clock, 1_000), 600_000);
  });

  it('says the last of what it missed', () => {
    const clock = newClock(840, '360 One\n360 Two\n120 Back', false);
    assert.equal(eventOf(clock, 840_000, 481_000), null);
    assert.deepEqual({ ...eventOf(clock, 481_000, 480_000) }, { key: 'sayTurn', words: 'Two' });
    assert.deepEqual({ ...eventOf(clock, 500_000, 100_000) }, { key: 'sayTurn', words: 'Back' });
    assert.deepEqual({ ...eventOf(clock, 500_000, 50_000) }, { key: 'sayMinute', words: '' });
    assert.deepEqual({ ...eventOf(clock, 500_000, 0) }, { key: 'sayOver', words: '' });
    assert.equal(eventOf(newClock(60, '', false), 60_000, 30_000), null);
  });

  it('gives a minute to whose turn it is', () => {
    const clock = longer(started(newClock(840, '360 One\n360 Two\n120 Back', false), 0), 400_000);
    assert.deepEqual([...clock.marks].map((mark) => mark.at), [0, 360_000, 780_000]);
    assert.equal(leftOf(clock, 400_000), 500_000);
    assert.equal(turnOf(clock, 719_000).now, 'Two');
    assert.equal(clockText(3_661), '1:01:01');
  });
});

describe('scripts of timers and slides', () => {
  for (const [bundle, most] of [['timer', 4_000], ['slides', 9_500]]) {
    it(`${bundle} is small`, () => {
      const assets = path.join(folder(), 'assets');
      const [name] = readdirSync(assets).filter((it) => it.startsWith(`${bundle}.`) && it.endsWith('.js'));
      const size = gzipSync(readFileSync(path.join(assets, name)), { level: 9 }).length;
      console.log(`${bundle}: ${size} bytes compressed`);
      assert.ok(size <= most, `${size} bytes compressed are more than ${most}`);
    });

    it(`${bundle} has sound types`, { timeout: 120_000 }, async () => {
      const compiler = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
      await run(process.execPath, [compiler, '-p', path.join(import.meta.dirname, `tsconfig.${bundle}.json`)])
        .catch(({ stdout }) => assert.fail(stdout));
    });
  }
});
