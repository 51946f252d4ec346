// Firefox: the browser of a group of tests, where there is one, and how a page is opened in it.

import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import puppeteer from 'puppeteer-core';
import { executable } from './executables.mjs';

const TIMEOUT = 120_000;
const executablePath = executable('firefox');

/** A group of tests, which `tests` declares. It is handed the function that opens a page, gives it to `use`, and closes it. */
export function describeInFirefox(name, tests) {
  const skip = executablePath ? false : 'there is no Firefox here';
  describe(`${name} in Firefox`, { skip, timeout: 8 * TIMEOUT }, () => {
    let browser;
    before(async () => {
      browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
    }, { timeout: TIMEOUT });
    after(() => browser?.close());

    tests(async (url, use) => {
      const page = await browser.newPage();
      const errors = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(url, { waitUntil: 'load' });
      await use(page);
      // Firefox reports what a policy refuses as an error of the page.
      assert.deepEqual(errors.filter((words) => !words.startsWith('Content-Security-Policy')), []);
      await page.close();
    });
  });
}
