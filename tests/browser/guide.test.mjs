// Pages for facilitators say so on every sheet of paper, in both browsers, also on sheets that lie across; what
// participants get never does.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import puppeteer from 'puppeteer-core';
import { browser as chromium, closeBrowser } from './browser.mjs';
import { executable } from './executables.mjs';
import { sites } from './pages.mjs';

const run = promisify(execFile);
const TIMEOUT = 120_000;
const FORMATS = ['A4', 'Letter'];
const site = sites().find(({ name }) => name === 'guide');
const firefox = executable('firefox');

// Page, the number of sheets at least, and whether it is for facilitators.
const PRINTED = [
  ['facilitator/index.html', 1, true],
  ['facilitator/sessions/one.html', 3, true],
  ['facilitator/sessions/two.html', 2, true],
  ['facilitator/foundations/listening.html', 1, true],
  ['facilitator/print/sessions/one.html', 8, true],
  ['print/sessions/one.html', 5, false],
  ['sessions/one.html', 1, false],
];

const BROWSERS = [
  ['Chromium', () => chromium(), async () => closeBrowser(), true],
  ['Firefox', () => puppeteer.launch({ browser: 'firefox', executablePath: firefox, headless: true }), async (it) => it?.close(), firefox],
];

for (const [name, open, close, there] of BROWSERS) {
  describe(`facilitator copies on paper in ${name}`, { skip: there ? false : `there is no ${name} here`, timeout: 6 * TIMEOUT }, () => {
    let opened;
    before(async () => {
      assert.ok(site, 'FIELDBOOK_SITES does not name the built site tests/sites/guide');
      opened = await open();
    }, { timeout: TIMEOUT });
    after(() => close(opened));

    for (const [address, least, marked] of PRINTED) {
      it(address, { timeout: TIMEOUT }, async () => {
        const page = await opened.newPage();
        await page.goto(site.pages.find((page) => page.address === address).url, { waitUntil: 'load' });
        const words = await page.evaluate(() => document.querySelector('.copy-mark')?.textContent);
        assert.equal(words, marked ? 'Facilitator copy' : undefined);
        for (const format of FORMATS) {
          const sheets = await printed(page, format);
          assert.ok(sheets.length >= least, `${format}: only ${sheets.length} sheets`);
          const saying = sheets.filter((text) => letters(text).includes('facilitatorcopy')).length;
          assert.equal(saying, marked ? sheets.length : 0, `${format}: ${saying} of ${sheets.length} sheets say so`);
        }
        await page.close();
      });
    }
  });
}

// The words of each sheet.
async function printed(page, format) {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-guide-'));
  try {
    const file = path.join(folder, 'page.pdf');
    await writeFile(file, await page.pdf({ format, timeout: 60_000 }));
    const { stdout } = await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 64 << 20 });
    return stdout.split('\f').slice(0, -1);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function letters(text) {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
