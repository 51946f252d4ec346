// The search page in Firefox: from its folder and from a server, by keyboard, and opened with a question.

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { describeInFirefox } from '../firefox.mjs';
import { serve } from '../sheets/site.mjs';
import { until, untilPage } from '../until.mjs';
import { addresses, ask, fileBase, folder, isAnswered, marks, results, status, titles } from './site.mjs';

const TIMEOUT = 120_000;

describeInFirefox('the search page', (withPage) => {
  let server;
  before(async () => { server = await serve(folder('search')); });
  after(() => server?.close());

  const test = (name, use, address = '') => it(name, { timeout: TIMEOUT }, () => withPage(`${fileBase('search')}/search.html${address}`, use));

  test('finds titles before headings before text', async (page) => {
    await ask(page, 'listening');
    assert.equal(await status(page), '3 results for “listening”.');
    assert.deepEqual(await titles(page), ['Listening', 'Trust', 'Further on']);
    assert.deepEqual(await addresses(page), ['foundations/listening.html', 'foundations/trust.html#when-listening-fails', 'foundations/apart.html']);
    assert.deepEqual(await marks(page), ['Listening', 'listens', 'listening', 'listening']);
    assert.equal(await page.evaluate(() => location.hash), '#q=listening');
  });

  for (const [query, expected] of [
    ['CAFE', ['Listening']], ['cancion', ['Canciones y relaciones']], ['שלום', ['שָׁלוֹם לכולם']], ['silence café', ['Listening']],
    ['listener', ['Listening', 'Trust', 'Further on']], ['harb', ['Listening']], ['quixotic', []],
  ]) {
    test(`answers: ${query}`, async (page) => {
      await ask(page, query);
      assert.deepEqual(await titles(page), expected);
    });
  }

  test('writes tags as text', async (page) => {
    await ask(page, 'onions');
    assert.deepEqual(await titles(page), ['<img src=x onerror=hit()> onions']);
    assert.match((await results(page))[0], /<\/script><svg onload=document\.body\.dataset\.hit=4> onions in a heading/);
    assert.equal(await page.evaluate(() => document.body.dataset.hit), undefined);
  });

  for (const [address, after] of [['#q=chairs', '#q=chairs'], ['?q=chairs', '#q=chairs'], ['?lang=en&q=chairs', '?lang=en#q=chairs']]) {
    const isAsked = async (page) => {
      await isAnswered(page, 'chairs');
      assert.deepEqual(await titles(page), ['The first evening']);
      assert.ok(page.url().endsWith(`/search.html${after}`), page.url());
    };
    test(`is opened with a question: ${address}`, isAsked, address);
    it(`is opened with one on a server: ${address}`, { timeout: TIMEOUT }, () => withPage(`${server.base}/search.html${address}`, isAsked));
  }

  test('is worked by keyboard', async (page) => {
    await ask(page, 'gathering');
    assert.equal((await titles(page)).length, 10);
    await page.focus('#search-more');
    await page.keyboard.press('Enter');
    await untilPage(page, () => document.querySelectorAll('#search-results > li').length === 15);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll('#search-results a')].indexOf(document.activeElement)), 10);
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search-query');
    // Enter leads to the result that has the focus.
    await page.focus('#search-results a');
    await page.keyboard.press('Enter');
    await until(() => /\/gatherings\/g\d+\.html$/.test(page.url()), 'the page of the result');
  });
});
