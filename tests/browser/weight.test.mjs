// What a page costs: a lesson at most 30 KB with its styles and scripts, compressed as hosts do; that each page still links
// every part of the style which something on it needs; and how much moves while a page is loaded.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { closeBrowser, withPage, withTabs } from './browser.mjs';
import { ofEachKind, sites } from './pages.mjs';
import { serve } from './sheets/site.mjs';
import { isRedirect } from './visit.mjs';

const TIMEOUT = 120_000;
/** Bytes with brotli; with gzip it is a tenth more. */
const LESSON = 30_000;
const LINKED = /<(?:link rel="stylesheet" href|script src)="([^"]+)"(?: media="(\w+)")?/g;

after(closeBrowser);

for (const site of sites()) {
  const pages = site.pages.filter((page) => !isRedirect(page));

  describe(`what pages of ${site.name} load`, { timeout: 8 * TIMEOUT }, () => {
    const lessons = pages.filter(({ file }) => /<body class="kind-lesson\b/.test(readFileSync(file, 'utf8')));
    // Other sites under test have lessons longer than anything people read at once.
    it('costs at most 30 KB in a lesson', { skip: site.name !== 'shipped' }, () => {
      assert.ok(lessons.length > 0);
      const heavy = lessons.map(({ address, file }) => [address, cost(file)]).filter(([, bytes]) => bytes > LESSON);
      assert.deepEqual(heavy, []);
    });

    for (const page of ofEachKind(pages, 1)) {
      it(`is all of the style that ${page.address} needs`, () => withPage(page.url, async (tab) => {
        const { linked, used } = await needed(tab, styles(site));
        const missing = used.filter(([name]) => !linked.some((address) => address.includes(`/${name}.`)));
        assert.deepEqual(linked.length === 0 ? [] : missing, []);
      }));
    }
  });
}

const shipped = sites().find((site) => site.name === 'shipped');

describe('what moves while a page of the shipped site is loaded', { skip: !shipped, timeout: 10 * TIMEOUT }, () => {
  let server;
  before(async () => { server = await serve(shipped.folder); });
  after(() => server.close());

  for (const address of ['worksheets/one-to-one-plan.html', 'worksheets/relationship-map.html', 'foundations/opening.html', 'deepening/one-to-one-practice.html', 'search.html', 'search.html#q=trust', 'search.html#q=zzzz']) {
    it(`is next to nothing on ${address}, on a slow phone`, () => withTabs(async (open) => {
      const page = await open('about:blank');
      await page.setViewport({ width: 360, height: 640 });
      await page.emulateCPUThrottling(4);
      await page.emulateNetworkConditions({ download: 50_000, upload: 50_000, latency: 400 });
      await page.evaluateOnNewDocument(() => {
        window.shifts = [];
        new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(`${server.base}/${address}`, { waitUntil: 'networkidle0', timeout: 60_000 });
      const moved = await page.evaluate(() => new Promise((resolve) => {
        requestIdleCallback(() => requestAnimationFrame(() => resolve(window.shifts.reduce((sum, value) => sum + value, 0))));
      }));
      assert.ok(moved < 0.05, `${moved}`);
    }));
  }
});

/** What a browser waits for before it shows a page, and what it runs. */
function cost(file) {
  const linked = [...readFileSync(file, 'utf8').matchAll(LINKED)].filter(([, , media]) => media !== 'print');
  const files = [file, ...linked.map(([, address]) => path.join(path.dirname(file), address))];
  return files.reduce((sum, name) => sum + brotliCompressSync(readFileSync(name)).length, 0);
}

/** The parts of the style, with their texts. */
function styles({ folder }) {
  const parts = readdirSync(path.join(folder, 'assets')).filter((name) => /^(fields|maps|pages)\..*css$/.test(name));
  return parts.map((name) => [name.split('.')[0], readFileSync(path.join(folder, 'assets', name), 'utf8')]);
}

/** The parts that a page links, and a selector of each part that finds something on the page. */
const needed = (tab, parts) => tab.evaluate((texts) => {
  const selectors = (rules) => [...rules].flatMap((rule) => (rule.selectorText ? [rule.selectorText] : selectors(rule.cssRules ?? [])));
  const found = (selector) => {
    try {
      return document.body.querySelector(selector.replace(/::?[\w-]+(?=\s*(,|$))/g, '') || ':not(*)');
    } catch {
      return null;
    }
  };
  const used = texts.flatMap(([name, text]) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const one = selectors(sheet.cssRules).filter((selector) => found(selector));
    return one.length > 0 ? [[name, one.slice(0, 5)]] : [];
  });
  return { linked: [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.href), used };
}, parts);
