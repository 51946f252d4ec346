// The living reference in a browser: entries are chosen and sorted in the contents and in the document alike, from `file://`.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { closeBrowser, look, withPage } from './browser.mjs';
import { checkAccessibility } from './checks/accessibility.mjs';
import { sites } from './pages.mjs';
import { untilPage } from './until.mjs';

const TIMEOUT = 120_000;
// Compressed.
const LARGEST = 2_000;
const site = sites().find((found) => found.name === 'reference');
const ADDRESS = pathToFileURL(path.join(site.folder, 'reference/index.html')).href;

const CHAPTERS = 'Practices: ask listen | Questions & answers: who | Nothing else: lesson | More entries: beach';

after(closeBrowser);

const test = (name, use, hash = '') => it(name, { timeout: TIMEOUT }, () =>
  withPage(`${ADDRESS}${hash}`, async (page, troubles) => {
    await use(page);
    assert.deepEqual(troubles.filter((trouble) => !trouble.startsWith('page moves away')), []);
  }));

/** The document as a reader sees it: chapters with their entries; the contents must say the same. */
async function seen(page) {
  const read = () => page.evaluate(() => {
    const isSeen = (element) => element.checkVisibility();
    const group = (elements, isHeading, name) => {
      const groups = [];
      for (const element of elements.filter(isSeen)) {
        if (isHeading(element)) groups.push([`${element.textContent}:`]);
        else (groups.at(-1) ?? groups[groups.push([]) - 1]).push(name(element));
      }
      return groups.map((words) => words.join(' ')).join(' | ');
    };
    const chapters = group([...document.querySelectorAll('#reference--chapters > *')], (it) => it.matches('h2'), (it) => it.id);
    const lines = [...document.querySelectorAll('#reference--contents :is(h3, .contents-entry)')];
    const contents = group(lines, (it) => it.matches('h3'), (it) => it.querySelector('a').getAttribute('href').slice(1));
    return { chapters, contents };
  });
  const { chapters, contents } = await read();
  assert.equal(contents, chapters, 'the contents say what the document holds');
  return chapters;
}

const choose = (page, name, value) => page.select(`#reference--${name}`, value);
const status = (page) => page.$eval('#reference--status', (it) => it.textContent);
const hash = (page) => page.evaluate(() => location.hash);

describe('the document', () => {
  test('is whole at first and says nothing', async (page) => {
    assert.equal(await seen(page), CHAPTERS);
    assert.equal(await status(page), '');
    assert.equal(await hash(page), '');
  });

  const CASES = [
    [{ chapter: 'chapter--question' }, 'Questions & answers: who', '1 of 5'],
    [{ tag: 'trust' }, 'Practices: ask | Questions & answers: who | Nothing else: lesson', '3 of 5'],
    [{ session: 'sessions/first' }, 'Practices: ask | More entries: beach', '2 of 5'],
    [{ session: 'sessions/notes/first' }, 'Practices: listen', '1 of 5'],
    [{ tag: 'trust', session: 'sessions/first' }, 'Practices: ask', '1 of 5'],
    [{ chapter: 'chapter--question', session: 'sessions/first' }, '', '0 of 5'],
    [{ sort: 'title' }, 'ask listen beach lesson who', '5 of 5'],
    [{ sort: 'added' }, 'lesson listen who ask beach', '5 of 5'],
    [{ sort: 'reviewed' }, 'ask who listen lesson beach', '5 of 5'],
    [{ tag: 'trust', sort: 'reviewed' }, 'ask who lesson', '3 of 5'],
  ];
  for (const [chosen, expected, count] of CASES) {
    test(`shows what is chosen: ${JSON.stringify(chosen)}`, async (page) => {
      for (const [name, value] of Object.entries(chosen)) await choose(page, name, value);
      assert.equal(await seen(page), expected);
      assert.equal(await status(page), `${count} entries are shown.`);
      const shared = await hash(page);
      assert.deepEqual(Object.fromEntries(new URLSearchParams(shared.slice(1))), chosen);
      assert.deepEqual(await checkAccessibility(page), []);
      // The address alone brings it back.
      await page.goto('about:blank');
      await page.goto(`${ADDRESS}${shared}`);
      assert.equal(await seen(page), expected);
      await page.click('#reference--reset');
      assert.equal(await seen(page), CHAPTERS);
      assert.equal(await hash(page), '');
    });
  }

  test('is worked by keys alone', async (page) => {
    await page.focus('#reference--sort');
    await page.keyboard.press('ArrowDown');
    assert.equal(await seen(page), 'ask listen beach lesson who');
    await page.focus('#reference--reset');
    await page.keyboard.press('Enter');
    assert.equal(await seen(page), CHAPTERS);
  });

  test('shows a place that is hidden when a link leads there', async (page) => {
    await choose(page, 'tag', 'trust');
    await page.evaluate(() => { location.hash = '#listen--how'; });
    await untilPage(page, () => document.getElementById('listen').checkVisibility());
    assert.equal(await seen(page), CHAPTERS);
  });

  test('goes back to what was chosen before', async (page) => {
    await choose(page, 'tag', 'trust');
    await page.click('.contents-entry:not([hidden]) a');
    await page.click('#reference--reset');
    await page.goBack();
    await untilPage(page, () => !document.getElementById('listen').checkVisibility());
    assert.equal(await page.$eval('#reference--tag', (it) => it.value), 'trust');
  });

  for (const words of ['#tag=%3Cimg%20src=x%20onerror=alert(1)%3E', '#tag=nothing&chapter=&sort=%', '#=', '#%E0%A4%A', '#nowhere']) {
    test(`takes any address for what it is: ${words}`, async (page) => {
      assert.equal(await seen(page), CHAPTERS);
      assert.equal(await page.$('img[src=x]'), null);
    }, words);
  }

  test('prints what is shown', async (page) => {
    await choose(page, 'chapter', 'chapter--question');
    await look(page, 'light', 'print');
    assert.equal(await seen(page), 'Questions & answers: who');
    assert.equal(await page.$eval('#reference--find', (it) => it.checkVisibility()), false);
  });

  it('is readable without the script', { timeout: TIMEOUT }, () => withPage(ADDRESS, async (page) => {
    assert.equal(await seen(page), CHAPTERS);
    assert.equal(await page.$eval('#reference--find', (it) => it.checkVisibility()), false);
  }, { script: false }));
});

describe('its script', () => {
  it('is small', () => {
    const folder = path.join(site.folder, 'assets');
    const [name] = readdirSync(folder).filter((name) => /^reference\..*\.js$/.test(name));
    const size = gzipSync(readFileSync(path.join(folder, name)), { level: 9 }).length;
    console.log(`script: ${size} bytes compressed`);
    assert.ok(size <= LARGEST, String(size));
  });

  it('has sound types', { timeout: 120_000 }, async () => {
    const compiler = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
    const config = path.join(import.meta.dirname, 'tsconfig.reference.json');
    await promisify(execFile)(process.execPath, [compiler, '-p', config]).catch(({ stdout }) => assert.fail(stdout));
  });
});
