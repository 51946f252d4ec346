// `fieldbook serve` and a browser: pages follow what is saved, and lose nothing; problems come over the page and go.
// FIELDBOOK_PROGRAM names the program; without it, the one that `cargo build` made.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { browser, closeBrowser } from './browser.mjs';
import { checkAccessibility } from './checks/accessibility.mjs';
import { until, untilEqual, untilPage } from './until.mjs';

const PROGRAM = process.env.FIELDBOOK_PROGRAM ?? path.resolve('../../target/debug/fieldbook');
const TIMEOUT = 120_000;
const LONG = Array.from({ length: 80 }, (_, at) => `Paragraph ${at} of a long text.\n`).join('\n');
const lesson = (words, more = '') => `---\ntitle: Trust\n---\n${words}\n\n${LONG}\n${more}`;
const SITE = {
  'site.toml': 'title = "Field"\ntheme = "ours"\n[[modules]]\nfolder = "foundations"\n',
  'themes/ours/styles/99-own.css': 'main { outline: 1px solid rgb(1, 2, 3) }\n',
  'content/index.md': '---\ntitle: Field\n---\nWelcome.\n',
  'content/foundations/index.md': '---\ntitle: Foundations\n---\nFirst.\n',
  'content/foundations/trust.md': lesson('Trust needs time.'),
  'content/foundations/power.md': '---\ntitle: Power\n---\nPower.\n',
  'content/worksheets/plan.md': '---\ntitle: Plan\n---\nName: ____ {#name}\n\nWhy?\n\n____ 3 lines {#lines}\n\n- [ ] Called {#called}\n',
};

let folder, server, context;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-serve-'));
  for (const [name, text] of Object.entries(SITE)) await save(name, text);
  context = await (await browser()).createBrowserContext();
  server = await serve();
});

afterEach(async () => {
  await context.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

after(closeBrowser);

async function save(name, text) {
  const place = path.join(folder, name);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, text);
}

async function serve(...words) {
  const port = words.includes('--port') ? [] : ['--port', '0'];
  const child = spawn(PROGRAM, ['serve', '--site', folder, ...port, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { child.on('exit', resolve); });
  const lines = createInterface({ input: child.stdout });
  const address = await new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const found = / is shown at (http:\S+\/)/.exec(line);
      if (found) resolve(found[1]);
    });
    ended.then((code) => reject(new Error(`the program ended with ${code} before it served`)));
  });
  return { address, stop: () => { child.kill('SIGKILL'); return ended; } };
}

async function open(address) {
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') page.errors.push(message.text()); });
  await page.emulateFocusedPage(true);
  await page.goto(new URL(address, server.address).href, { waitUntil: 'load' });
  return page;
}

const says = (page, words) => untilPage(page, (words) => document.querySelector('main')?.innerText.includes(words), words);
// A mark that is gone when the page was loaded anew.
const mark = (page) => page.evaluate(() => { window.marked = true; });
const isMarked = (page) => page.evaluate(() => window.marked === true);
const panelIs = (page, name) => untilPage(page, (wanted) => {
  const panel = document.querySelector('fieldbook-live')?.shadowRoot.querySelector('aside');
  return panel && !panel.hidden && panel.dataset.ready && panel.className === wanted;
}, name);
const panelIsGone = (page) => untilPage(page, () => document.querySelector('fieldbook-live')?.shadowRoot.querySelector('aside')?.hidden ?? true);

describe('serve', { timeout: 10 * TIMEOUT }, () => {
  it('reloads a page that changed, keeps its place, and leaves others alone', { timeout: TIMEOUT }, async () => {
    const page = await open('foundations/trust.html');
    await page.evaluate(() => window.scrollTo({ top: 700, behavior: 'instant' }));
    await mark(page);
    await save('content/foundations/power.md', '---\ntitle: Power\n---\nMore power.\n');
    await until(async () => (await (await fetch(new URL('foundations/power.html', server.address))).text()).includes('More power'), 'the other page');
    await sleep(300);
    assert.ok(await isMarked(page), 'a page that is the same was loaded anew');
    await save('content/foundations/trust.md', lesson('Trust needs more time.'));
    await says(page, 'Trust needs more time.');
    assert.ok(!(await isMarked(page)));
    await untilEqual(() => page.evaluate(() => window.scrollY), 700);
    assert.deepEqual(page.errors, []);
  });

  it('keeps everything that was typed', { timeout: TIMEOUT }, async () => {
    const page = await open('worksheets/plan.html');
    await page.type('[id="f-name"]', 'Ana <María>');
    await page.type('[id="f-lines"]', 'one\ntwo');
    // A key ticks it wherever it moved while the lines above it grew.
    await page.focus('[type=checkbox][data-field]');
    await page.keyboard.press('Space');
    assert.ok(await page.$eval('[type=checkbox][data-field]', (it) => it.checked));
    await page.focus('[id="f-name"]');
    await save('content/worksheets/plan.md', SITE['content/worksheets/plan.md'].replace('Why?', 'And why?'));
    await says(page, 'And why?');
    await until(() => page.$eval('[id="f-name"]', (it) => it.value === 'Ana <María>'), 'the name');
    await until(() => page.$eval('[id="f-lines"]', (it) => it.value === 'one\ntwo'), 'the lines');
    await until(() => page.$eval('[type=checkbox][data-field]', (it) => it.checked), 'the tick');
    await until(() => page.evaluate(() => document.activeElement.id === 'f-name'), 'the focus');
    assert.deepEqual(page.errors, []);
  });

  it('lets nothing that is typed go elsewhere', { timeout: TIMEOUT }, async () => {
    const page = await open('worksheets/plan.html');
    const refused = await page.evaluate(async () => {
      const refused = [];
      document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
      await fetch('http://192.0.2.1/').catch(() => undefined);
      const form = document.createElement('form');
      form.action = 'http://192.0.2.1/';
      document.body.append(form);
      form.requestSubmit();
      // The refusals are reported a little later.
      for (let tries = 0; tries < 500 && refused.length < 2; tries += 1) await new Promise((resolve) => { setTimeout(resolve, 20); });
      return refused;
    });
    assert.deepEqual(refused.sort(), ['connect-src', 'form-action']);
  });

  it('swaps the stylesheet without loading the page', { timeout: TIMEOUT }, async () => {
    const page = await open('foundations/trust.html');
    await mark(page);
    const color = () => page.$eval('main', (main) => getComputedStyle(main).outlineColor);
    assert.equal(await color(), 'rgb(1, 2, 3)');
    await save('themes/ours/styles/99-own.css', 'main { outline: 1px solid rgb(7, 8, 9) }\n');
    await until(async () => (await color()) === 'rgb(7, 8, 9)', 'the new colour');
    assert.ok(await isMarked(page));
    await until(async () => (await page.$$eval('link[rel=stylesheet][href*="assets/style"]', (links) => links.length)) === 1, 'one stylesheet');
    assert.deepEqual(page.errors, []);
  });

  it('shows problems over the page, escaped, and takes them away', { timeout: TIMEOUT }, async () => {
    const page = await open('foundations/trust.html');
    await save('content/foundations/trust.md', lesson('See [<img src=x onerror="window.hurt = 1">](lost.md).'));
    // The page is loaded anew, and what is done to the panel of the old page is lost.
    await says(page, 'See');
    await panelIs(page, 'open');
    const words = await page.evaluate(() => document.querySelector('fieldbook-live').shadowRoot.querySelector('aside').innerText);
    for (const word of ['2 errors', 'there is no file', 'content/foundations/trust.md:4:45', 'broken-link', '<img src=x']) {
      assert.ok(words.includes(word), `${word} in ${words}`);
    }
    assert.equal(await page.evaluate(() => window.hurt), undefined);
    assert.deepEqual(await checkAccessibility(page), []);
    await page.evaluate(() => document.querySelector('fieldbook-live').shadowRoot.querySelector('aside button').click());
    await panelIs(page, 'closed');
    await save('content/foundations/trust.md', lesson('Mended.'));
    await says(page, 'Mended.');
    await panelIsGone(page);
    assert.deepEqual(page.errors, []);
  });

  it('keeps the last good version of a text with an error', { timeout: TIMEOUT }, async () => {
    const page = await open('foundations/trust.html');
    await mark(page);
    await save('content/foundations/trust.md', '---\ntitle: "Tr');
    await panelIs(page, 'open');
    assert.ok(await isMarked(page));
    await says(page, 'Trust needs time.');
    await save('content/foundations/trust.md', lesson('Whole again.'));
    await says(page, 'Whole again.');
    await panelIsGone(page);
  });

  it('keeps a page that a template cannot draw', { timeout: TIMEOUT }, async () => {
    const page = await open('foundations/trust.html');
    await mark(page);
    await save('themes/ours/templates/lesson.html', '{{ article.nothing.there }}');
    await panelIs(page, 'open');
    assert.ok(await isMarked(page));
    await rm(path.join(folder, 'themes/ours/templates/lesson.html'));
    await panelIsGone(page);
  });

  it('lists all problems on a page', { timeout: TIMEOUT }, async () => {
    await save('content/foundations/trust.md', lesson('[Lost](lost.md)', '\n#### Deep\n'));
    const page = await open('_problems');
    await says(page, 'there is no file');
    await says(page, '1 error, 1 warning');
    assert.deepEqual(await checkAccessibility(page), []);
    await save('content/foundations/trust.md', lesson('Well.'));
    await says(page, 'No problems');
    assert.deepEqual(await checkAccessibility(page), []);
    assert.deepEqual(page.errors, []);
  });

  it('says when a page is not there, and shows it when it is', { timeout: TIMEOUT }, async () => {
    const page = await open('foundations/trsut.html');
    await says(page, 'There is no page foundations/trsut.html');
    await says(page, 'foundations/trust.html');
    assert.deepEqual(await checkAccessibility(page), []);
    await rename(path.join(folder, 'content/foundations/trust.md'), path.join(folder, 'content/foundations/trsut.md'));
    await says(page, 'Trust needs time.');
    await rm(path.join(folder, 'content/foundations/trsut.md'));
    await says(page, 'There is no page');
  });

  it('needs one stream for ten windows, and another takes over', { timeout: 2 * TIMEOUT }, async () => {
    const pages = [];
    let streams = 0;
    for (let window = 0; window < 10; window += 1) {
      const page = await context.newPage();
      page.on('request', (request) => { if (request.url().endsWith('/__fieldbook/events')) streams += 1; });
      await page.emulateFocusedPage(true);
      await page.goto(new URL('foundations/trust.html', server.address).href, { waitUntil: 'load' });
      pages.push(page);
    }
    await until(async () => streams > 0, 'a stream');
    await sleep(500);
    assert.equal(streams, 1);
    await save('content/foundations/trust.md', lesson('For all ten.'));
    for (const page of pages) {
      await page.bringToFront();
      await says(page, 'For all ten.');
    }
    // The leader reloaded, so another window leads now, and still there is one at a time.
    await pages[0].close();
    await save('content/foundations/trust.md', lesson('For the nine that are left.'));
    for (const page of pages.slice(1)) {
      await page.bringToFront();
      await says(page, 'For the nine that are left.');
    }
  });

  it('catches up when the server was away', { timeout: TIMEOUT }, async () => {
    const page = await open('foundations/trust.html');
    await mark(page);
    const { port } = new URL(server.address);
    await server.stop();
    await save('content/foundations/trust.md', lesson('While nobody watched.'));
    server = await serve('--port', port);
    await says(page, 'While nobody watched.');
  });

  it('goes to the edited page when asked to', { timeout: TIMEOUT }, async () => {
    await server.stop();
    server = await serve('--follow');
    const page = await open('foundations/trust.html');
    await save('content/foundations/power.md', '---\ntitle: Power\n---\nHere it is.\n');
    await says(page, 'Here it is.');
    assert.equal(new URL(page.url()).pathname, '/foundations/power.html');
  });
});
