// The same sheets in Firefox: filled in, kept, printed, and held to their policy.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describeInFirefox } from './firefox.mjs';
import { folders } from './sheets/site.mjs';
import { untilPage } from './until.mjs';

const run = promisify(execFile);
const TIMEOUT = 120_000;
const SHEET = pathToFileURL(path.join(folders().now, 'worksheets/plan.html')).href;

describeInFirefox('a sheet', (withPage) => {
  let listener;
  const heard = [];

  before(async () => {
    listener = createServer((request, response) => { heard.push(`${request.method} ${request.url} ${request.headers["sec-fetch-dest"]} ${request.headers.purpose ?? ""}`); response.end(); });
    await new Promise((resolve) => { listener.listen(0, '127.0.0.1', resolve); });
  }, { timeout: TIMEOUT });
  after(() => listener?.close());

  const withSheet = (use) => withPage(SHEET, use);
  const value = (page, id) => page.$eval(`[id="f-${id}"]`, (control) => control.value);

  it('keeps what is typed in its tab, and ticks and choices', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    await page.type('#f-person', 'Ana María');
    await page.type('[id="f-partner.1"]', 'School');
    await page.click('#f-i-thanked-them');
    await page.reload({ waitUntil: 'load' });
    assert.equal(await value(page, 'person'), 'Ana María');
    assert.equal(await value(page, 'partner.1'), 'School');
    assert.equal(await page.$eval('#f-i-thanked-them', (box) => box.checked), true);
    await page.click('#sheet-clear-open');
    await page.click('#sheet-clear-now');
    await untilPage(page, () => document.getElementById('f-person').value === '');
  }));

  it('prints all of a long answer', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    const lines = Array.from({ length: 15 }, (_, at) => `line ${at + 1} of it`);
    await page.$eval('textarea[id^="f-"]', (area, text) => {
      area.value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, lines.join('\n'));
    const folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-firefox-'));
    const file = path.join(folder, 'sheet.pdf');
    await writeFile(file, await page.pdf());
    const { stdout } = await run('pdftotext', ['-layout', file, '-']);
    await rm(folder, { recursive: true });
    for (const line of lines) assert.ok(stdout.includes(line), `${line} is not on paper`);
  }));

  it('sends nothing', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    await page.type('#f-person', 'Ana');
    await page.evaluate(async (to) => {
      await fetch(to, { mode: 'no-cors' }).catch(() => undefined);
      try { navigator.sendBeacon(to, 'x'); } catch { /* refused */ }
      try { new WebSocket(to.replace('http', 'ws')); } catch { /* refused */ }
      new Image().src = to;
      const link = document.createElement('link');
      Object.assign(link, { rel: 'prefetch', href: to });
      const form = document.createElement('form');
      Object.assign(form, { action: to, target: '_blank' });
      document.body.append(link, form);
      try { form.submit(); } catch { /* refused */ }
      await new Promise((resolve) => { setTimeout(resolve, 500); });
    }, `http://127.0.0.1:${listener.address().port}/?q=Ana`);
    assert.deepEqual(heard, []);
  }));
});
