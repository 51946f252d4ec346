// Tests the waiting: a page whose policy refuses code made from words is waited for, also while it is loaded anew, and a state
// that never comes is named.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { closeBrowser, withPage } from './browser.mjs';
import { describeInFirefox } from './firefox.mjs';
import { until, untilEqual, untilPage } from './until.mjs';

const TIMEOUT = 120_000;
// Once told to begin, loads itself anew twice, and then says so.
const SCRIPT = `const times = Number(sessionStorage.times ?? 0);
const begin = () => {
  sessionStorage.times = times + 1;
  setTimeout(() => (times < 2 ? location.reload() : document.getElementById('said').append('loaded anew')), 200);
};
if (times > 0) begin();
else document.addEventListener('begin', begin);
`;
const PAGE = `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<title>Anew</title>
<p id="said"></p>
<script src="page.js"></script>
`;

let folder;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-until-'));
  await writeFile(path.join(folder, 'page.html'), PAGE);
  await writeFile(path.join(folder, 'page.js'), SCRIPT);
});
after(async () => {
  await closeBrowser();
  await rm(folder, { recursive: true });
});

const address = () => pathToFileURL(path.join(folder, 'page.html')).href;
const isLoaded = async (page) => {
  await page.evaluate(() => { document.dispatchEvent(new Event('begin')); });
  await untilPage(page, (words) => document.getElementById('said').textContent === words, 'loaded anew');
  await untilEqual(() => page.$eval('#said', (it) => it.textContent), 'loaded anew');
};

it('a page that is loaded anew is waited for', { timeout: TIMEOUT }, () => withPage(address(), isLoaded));
describeInFirefox('a page that is loaded anew', (withFirefoxPage) => {
  it('is waited for', { timeout: TIMEOUT }, () => withFirefoxPage(address(), isLoaded));
});

it('a state that never comes is named', { timeout: TIMEOUT }, async () => {
  const soon = { deadline: 50 };
  await assert.rejects(until(async () => false, 'a sign', soon), /never: a sign$/);
  await assert.rejects(until(() => Promise.reject(new Error('gone')), 'a sign', soon), /never: a sign \(gone\)$/);
  await assert.rejects(untilEqual(async () => ({ one: 1 }), { one: 2 }, soon), /deep-equal[^]*2/);
});

it('no test waits inside a page', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true }).filter((name) => name.endsWith('.mjs') && !name.startsWith('node_modules'));
  const own = path.basename(import.meta.filename);
  for (const name of files.filter((it) => it !== own)) {
    const text = readFileSync(path.join(import.meta.dirname, name), 'utf8');
    assert.doesNotMatch(text, /\.(waitForFunction|waitForSelector|locator)\(/, `${name} waits inside the page; until.mjs waits outside`);
  }
});
