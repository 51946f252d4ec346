// The search page in a browser: from its folder and from a server, by keyboard, with tags where words should be, in several
// languages, before axe, and how much it loads.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { closeBrowser, look, NARROW, withPage } from '../browser.mjs';
import { checkAccessibility } from '../checks/accessibility.mjs';
import { checkWidth } from '../checks/width.mjs';
import { serve } from '../sheets/site.mjs';
import { untilPage } from '../until.mjs';
import { addresses, ask, fileBase, folder, isAnswered, marks, results, status, titles } from './site.mjs';

const TIMEOUT = 120_000;
const LARGEST = 60_000;

let server;
before(async () => { server = await serve(folder('search')); });
after(async () => {
  await server.close();
  await closeBrowser();
});

const test = (name, use, { hash = '', script = true } = {}) => it(name, { timeout: TIMEOUT }, () =>
  withPage(`${fileBase('search')}/search.html${hash}`, async (page, troubles) => {
    await use(page, troubles);
    assert.deepEqual(troubles.filter((it) => !it.startsWith('page moves away')), []);
  }, { script }));

describe('the search page', { concurrency: 3, timeout: 10 * TIMEOUT }, () => {
  test('finds titles before headings before text', async (page) => {
    await ask(page, 'listening');
    assert.equal(await status(page), '3 results for “listening”.');
    assert.deepEqual(await titles(page), ['Listening', 'Trust', 'Further on']);
    assert.deepEqual(await addresses(page), ['foundations/listening.html', 'foundations/trust.html#when-listening-fails', 'foundations/apart.html']);
    const [first, second, third] = await results(page);
    assert.equal(first, 'Listening | Lesson · Foundations | Two people sit in a café and talk about gardens. One of them listens, and the other can tell.');
    assert.equal(second, 'Trust | Lesson · Foundations · When listening fails | Say so, and begin again.');
    assert.equal(third, 'Further on | Lesson · Foundations | Here the word listening stands in the text only, and so do the gardens.');
    assert.deepEqual(await marks(page), ['Listening', 'listens', 'listening', 'listening']);
  });

  it('does so from a server, too', { timeout: TIMEOUT }, () => withPage(`${server.base}/search.html`, async (page, troubles) => {
    await ask(page, 'garden');
    assert.deepEqual((await titles(page)).sort(), ['Further on', 'Listening']);
    // The question stands in the address, behind `#`, so the server is never told.
    assert.equal(await page.evaluate(() => location.hash), '#q=garden');
    assert.deepEqual(troubles, []);
  }));

  for (const [query, expected, said] of [
    // Accents, capitals, plural and singular, another form of the word that is nowhere.
    ['CAFE', ['Listening'], '1 result for “CAFE”.'],
    ['cafés', ['Listening'], '1 result for “cafés”. “cafes” stands nowhere here, so “cafe” was looked for.'],
    ['promise', ['Trust'], '1 result for “promise”.'],
    ['listener', ['Listening', 'Trust', 'Further on'], '3 results for “listener”. “listener” stands nowhere here, so “listens” was looked for.'],
    // Two words in one page, and in different ones.
    ['silence café', ['Listening'], '1 result for “silence café”.'],
    ['promises zoo harbour', ['Listening', 'Trust'], 'Nothing has all the words of “promises zoo harbour”. 2 results have some of them.'],
    // Spanish by its own rules, on a site in English; right to left, without points.
    ['cancion', ['Canciones y relaciones'], '1 result for “cancion”.'],
    ['relación ', ['Canciones y relaciones'], undefined],
    ['שלום', ['שָׁלוֹם לכולם'], '1 result for “שלום”.'],
    // A worksheet, a session, an entry, a term, a tag.
    ['ring somebody', ['My plan'], '1 result for “ring somebody”.'],
    ['chairs', ['The first evening'], '1 result for “chairs”.'],
    ['gatekeepers', ['Gatekeeper'], undefined],
    ['patience', ['Listening'], '1 result for “patience”.'],
    // One sign, also where it is the last; particles; words with and without hyphens; names with signs; captions and notes.
    ['東', ['Many scripts'], undefined],
    ['都', ['Many scripts'], undefined],
    ['信任', ['Many scripts'], undefined],
    ['커뮤니티', ['Many scripts'], undefined],
    ['커뮤니티에서는', ['Many scripts'], undefined],
    ['기여', ['Many scripts'], undefined],
    ['힘', ['Many scripts'], undefined],
    ['विश्वास', ['Many scripts'], undefined],
    ['ไว้วางใจ', ['Many scripts'], undefined],
    ['ယုံကြည်', ['Many scripts'], undefined],
    ['ទំនុកចិត្ត', ['Many scripts'], undefined],
    ['елки', ['Many scripts'], undefined],
    ['ΓΛΩΣΣΑ', ['Many scripts'], undefined],
    ['محمد', ['Many scripts'], undefined],
    ['նրա հավատք', ['Many scripts'], undefined],
    ['ნდობა', ['Many scripts'], undefined],
    ['நம்பிக்கை', ['Many scripts'], undefined],
    ['email', ['Many scripts'], undefined],
    ['e-mail', ['Many scripts'], undefined],
    ['co-operate', ['Many scripts'], undefined],
    ['C++', ['Many scripts'], '1 result for “C++”.'],
    ['c#', ['Many scripts'], undefined],
    ['fountain', ['Many scripts'], undefined],
    ['Putnam', ['Many scripts'], undefined],
    ['C', [], '“C” is too short to search for. Type a word of two letters or more.'],
    ['++', [], '“++” is too short to search for. Type a word of two letters or more.'],
    // What is typed last may go on.
    ['harb', ['Listening'], '1 result for “harb”.'],
    // Nothing, and nothing to look for.
    ['quixotic', [], 'Nothing found for “quixotic”.'],
    ['zeppelin', [], 'Nothing found for “zeppelin”.'],
    ['whispering', [], 'Nothing found for “whispering”.'],
    ['deed', [], 'Nothing found for “deed”.'],
  ]) {
    test(`answers: ${query}`, async (page) => {
      await ask(page, query);
      assert.deepEqual((await titles(page)).sort(), [...expected].sort());
      if (said) assert.equal(await status(page), said);
    });
  }

  test('writes tags as text: in the question, in titles, headings and texts', async (page) => {
    const query = '<img src=x onerror=document.body.dataset.hit=5>onions</p><script>';
    await ask(page, query);
    assert.ok((await status(page)).includes(`“${query}”`), await status(page));
    await ask(page, 'onions');
    assert.deepEqual(await titles(page), ['<img src=x onerror=hit()> onions']);
    const [line] = await results(page);
    assert.match(line, /<\/script><svg onload=document\.body\.dataset\.hit=4> onions in a heading/);
    await ask(page, 'quoted');
    assert.match((await results(page))[0], /<b>Bold<\/b> & "quoted"/);
    await ask(page, 'text with img');
    assert.match((await results(page))[0], /<img src=x onerror=document\.body\.dataset\.hit=2>/);
    const inside = await page.$eval('#search-results', (list) => [...new Set([...list.querySelectorAll('*')].map((it) => it.tagName))].sort());
    assert.deepEqual(inside, ['A', 'LI', 'MARK', 'P', 'SPAN']);
    assert.equal(await page.evaluate(() => document.body.dataset.hit), undefined);
  });

  test('is opened with a question, which may hold anything', async (page) => {
    await untilPage(page, () => document.getElementById('search-status').textContent !== '');
    assert.equal(await status(page), 'Nothing has all the words of “<b>onions & 100%”. 1 result has some of them.');
    assert.equal(await page.$eval('#search-query', (it) => it.value), '<b>onions & 100%');
    // And goes back to an earlier one.
    await page.evaluate(() => { location.hash = '#q=chairs'; });
    await untilPage(page, () => document.getElementById('search-status').textContent.includes('chairs'));
    assert.deepEqual(await titles(page), ['The first evening']);
  }, { hash: '#q=%3Cb%3Eonions%20%26%20100%25' });

  // Whoever links to the page may write the question as other pages want it.
  for (const [address, query, after] of [
    ['?q=silence+caf%C3%A9', 'silence café', '#q=silence%20caf%C3%A9'],
    ['?q=%3Cb%3Eonions%20%26%20100%25', '<b>onions & 100%', '#q=%3Cb%3Eonions%20%26%20100%25'],
    ['?lang=en&q=chairs#search-query', 'chairs', '?lang=en#q=chairs'],
    ['?q=garden#q=chairs', 'chairs', '#q=chairs'],
  ]) {
    const isAsked = async (page) => {
      await isAnswered(page, query);
      assert.equal(await page.$eval('#search-query', (it) => it.value), query);
      // The question has gone to where no server is told, and stays there when the page is opened again.
      assert.ok(page.url().endsWith(`/search.html${after}`), page.url());
      assert.notDeepEqual(await titles(page), []);
    };
    test(`takes a question from a link: ${address}`, async (page) => {
      await isAsked(page);
      await page.reload({ waitUntil: 'load' });
      await isAsked(page);
    }, { hash: address });
    it(`takes it on a server, too: ${address}`, { timeout: TIMEOUT }, () => withPage(`${server.base}/search.html${address}`, isAsked));
  }

  test('asks nothing where a link asks nothing', async (page) => {
    assert.ok(page.url().endsWith('/search.html#q='), page.url());
    assert.equal(await status(page), '');
    assert.deepEqual(await titles(page), []);
  }, { hash: '?q=' });

  test('finds pages that nobody wrote', async (page) => {
    await ask(page, 'foundations');
    assert.deepEqual(await results(page), ['Foundations | Page']);
    assert.deepEqual(await addresses(page), ['foundations/index.html']);
    await ask(page, 'worksheets');
    assert.deepEqual(await addresses(page), ['worksheets/index.html']);
    assert.equal((await results(page))[0], 'Worksheets | Page');
  });

  test('is worked by keyboard', async (page) => {
    // The link at the top leads into the field.
    const accesskey = await page.$eval('.site-search a', (it) => it.accessKey);
    assert.equal(accesskey, '/');
    await page.focus('.site-search a');
    await page.keyboard.press('Enter');
    await untilPage(page, () => document.activeElement.id === 'search-query');
    await page.keyboard.type('gathering');
    await untilPage(page, () => document.getElementById('search-status').textContent === '15 results for “gathering”.');
    assert.equal((await titles(page)).length, 10);
    // Tab goes through the results to the button for more.
    let steps = 0;
    while (await page.evaluate(() => document.activeElement.id !== 'search-more') && steps < 20) {
      await page.keyboard.press('Tab');
      steps += 1;
    }
    assert.equal(steps, 12, 'the button, ten results, and more');
    await page.keyboard.press('Enter');
    await untilPage(page, () => document.querySelectorAll('#search-results > li').length === 15);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll('#search-results a')].indexOf(document.activeElement)), 10);
    assert.equal(await page.$eval('#search-more', (it) => it.hidden), true);
    // From a result back to the question.
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search-query');
    assert.equal(await page.$eval('#search-query', (it) => it.value), 'gathering');
    await page.keyboard.type('a/b');
    assert.equal(await page.$eval('#search-query', (it) => it.value), 'a/b');
    // Enter asks at once, and sends nothing anywhere.
    await page.keyboard.press('Enter');
    assert.match(page.url(), /search\.html#q=a%2Fb$/);
  });

  test('says what was found to people who cannot see it', async (page) => {
    await ask(page, 'chairs');
    const parts = [];
    const walk = ({ role, name, children = [] }) => { parts.push(`${role}: ${name ?? ''}`); children.forEach(walk); };
    walk(await page.accessibility.snapshot());
    for (const part of ['search: ', 'searchbox: Words to look for', 'status: ', 'StaticText: 1 result for “chairs”.', 'link: The first evening']) {
      assert.ok(parts.includes(part), part);
    }
    assert.ok(!parts.includes('button: More results'), 'there are no more');
    // What is said stands in a place that was there before.
    assert.equal(await page.$eval('#search-status', (it) => it.getAttribute('role')), 'status');
    await ask(page, 'garden');
    assert.equal(await status(page), '2 results for “garden”.');
  });

  test('has nothing for axe, narrow and wide, light and dark, either direction', async (page) => {
    await ask(page, 'gathering square');
    await page.$eval('#search-more', (it) => it.click());
    await untilPage(page, () => document.querySelectorAll('#search-results > li').length === 14);
    assert.deepEqual(await checkAccessibility(page), []);
    await ask(page, 'onions');
    assert.deepEqual(await checkWidth(page), []);
    await page.setViewport(NARROW);
    await look(page, 'dark');
    assert.deepEqual(await checkAccessibility(page), []);
  });

  test('leads to everything without a script', async (page) => {
    assert.equal(await page.$eval('#search', (it) => it.checkVisibility()), false);
    const links = await page.$$eval('.letters a', (all) => all.map((it) => it.getAttribute('href')));
    assert.equal(links.length, 33);
    assert.ok(links.includes('glossary.html#gatekeeper') && links.includes('worksheets/plan.html'));
    for (const link of links) assert.ok(existsSync(path.join(folder('search'), decodeURIComponent(link.split('#')[0]))), link);
  }, { script: false });
});

describe('what a question loads of the shipped site', { timeout: 10 * TIMEOUT }, () => {
  const QUERIES = [
    'listening', 'trust', 'one-to-one meeting', 'power mapping', 'gatekeepers', 'how to ask', 'follow up after meeting', 'story', 'burnout',
    'community agreements', 'role play', 'difficult conversation', 'worksheet', 'coalition', 'next steps', 'who decides', 'silence', 'relationship',
    'the', 'people and communities in the room',
  ];

  it(`is at most ${LARGEST} bytes, compressed`, { timeout: 5 * TIMEOUT }, async () => {
    const sizes = [];
    for (const query of QUERIES) {
      await withPage(`${fileBase()}/search.html`, async (page) => {
        const loaded = new Set([...(await page.$$eval('script[src]', (all) => all.map((it) => it.src)))]);
        page.on('request', (request) => { if (request.url().endsWith('.js')) loaded.add(request.url()); });
        await page.focus('#search-query');
        await page.keyboard.type(query);
        await page.keyboard.press('Enter');
        await isAnswered(page, query);
        const bytes = [...loaded].reduce((sum, url) => sum + gzipSync(readFileSync(new URL(url)), { level: 9 }).length, 0);
        sizes.push({ query, bytes, files: loaded.size, found: await status(page) });
      });
    }
    for (const { query, bytes, files, found } of sizes) console.log(`${String(bytes).padStart(6)} bytes, ${files} files: ${query} — ${found}`);
    const most = Math.max(...sizes.map(({ bytes }) => bytes));
    assert.ok(most <= LARGEST, `${most} bytes`);
    assert.ok(most > 5_000, 'something was loaded');
  });
});
