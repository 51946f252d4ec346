// The filters of the living reference in Firefox, from its folder.

import assert from 'node:assert/strict';
import path from 'node:path';
import { it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { describeInFirefox } from './firefox.mjs';
import { sites } from './pages.mjs';
import { untilPage } from './until.mjs';

const TIMEOUT = 120_000;
const site = sites().find((found) => found.name === 'reference');
const ADDRESS = pathToFileURL(path.join(site.folder, 'reference/index.html')).href;
const ALL = 'ask listen who lesson beach';

describeInFirefox('the living reference', (withPage) => {
  const test = (name, use, hash = '') => it(name, { timeout: TIMEOUT }, () => withPage(`${ADDRESS}${hash}`, use));

  /** The entries that are shown, in their order; the contents must say the same. */
  const seen = async (page) => {
    const [entries, contents] = await page.evaluate(() => {
      const shown = (selector) => [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility());
      return [
        shown('#reference--chapters > :not(h2)').map((it) => it.id).join(' '),
        shown('#reference--contents .contents-entry a').map((it) => it.getAttribute('href').slice(1)).join(' '),
      ];
    });
    assert.equal(contents, entries, 'the contents say what the document holds');
    return entries;
  };
  const choose = (page, name, value) => page.select(`#reference--${name}`, value);
  const status = (page) => page.$eval('#reference--status', (it) => it.textContent);

  for (const [chosen, expected] of [
    [{ chapter: 'chapter--question' }, 'who'],
    [{ tag: 'trust' }, 'ask who lesson'],
    [{ session: 'sessions/notes/first' }, 'listen'],
    [{ chapter: 'chapter--question', session: 'sessions/first' }, ''],
    [{ tag: 'trust', sort: 'reviewed' }, 'ask who lesson'],
    [{ sort: 'added' }, 'lesson listen who ask beach'],
  ]) {
    test(`shows what is chosen: ${JSON.stringify(chosen)}`, async (page) => {
      assert.equal(await seen(page), ALL);
      for (const [name, value] of Object.entries(chosen)) await choose(page, name, value);
      assert.equal(await seen(page), expected);
      assert.equal(await status(page), `${expected.split(' ').filter(Boolean).length} of 5 entries are shown.`);
      const shared = await page.evaluate(() => location.hash);
      assert.deepEqual(Object.fromEntries(new URLSearchParams(shared.slice(1))), chosen);
      // The address alone brings it back, and so does a page that is opened again.
      await page.reload({ waitUntil: 'load' });
      assert.equal(await seen(page), expected);
      await page.click('#reference--reset');
      assert.equal(await seen(page), ALL);
      assert.equal(await page.evaluate(() => location.hash), '');
    });
  }

  test('is opened with what is chosen', async (page) => {
    assert.equal(await seen(page), 'ask who lesson');
    assert.equal(await page.$eval('#reference--tag', (it) => it.value), 'trust');
  }, '#tag=trust');

  test('shows a place that is hidden when a link leads there', async (page) => {
    await choose(page, 'tag', 'trust');
    await page.evaluate(() => { location.hash = '#listen--how'; });
    await untilPage(page, () => document.getElementById('listen').checkVisibility());
    assert.equal(await seen(page), ALL);
  });

  test('goes back to what was chosen before', async (page) => {
    await choose(page, 'tag', 'trust');
    await page.click('.contents-entry:not([hidden]) a');
    await page.click('#reference--reset');
    await page.goBack();
    await untilPage(page, () => !document.getElementById('listen').checkVisibility());
    assert.equal(await page.$eval('#reference--tag', (it) => it.value), 'trust');
  });
});
