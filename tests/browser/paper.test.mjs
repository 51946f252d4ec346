// Where paper may be turned: what a browser decides at the end of a page, seen in what comes out of the printer.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { closeBrowser, withPage } from './browser.mjs';
import { sites } from './pages.mjs';

const run = promisify(execFile);
const TIMEOUT = 120_000;
const site = sites().find((it) => it.name === 'paper');

after(closeBrowser);

describe('the end of a page', { skip: site ? false : 'FIELDBOOK_SITES does not name tests/sites/paper' }, () => {
  for (const [block, last, next] of [['principles', 'and look around', 'Try it'], ['steps', 'what you will do', 'Try this too']]) {
    it(`may come between ${block} and what follows them`, { timeout: TIMEOUT }, () => withPrinciples(async (page) => {
      const ends = await eachEnd(page, last, next);
      assert.ok(ends.some(([one, other]) => other === one + 1), JSON.stringify(ends));
    }));
  }

  for (const [block, ...rows] of [['principles', 'for three seconds', 'what they mean', 'and look around'], ['steps', 'why you came', 'let them begin', 'what you will do']]) {
    it(`leaves none of the ${block} alone`, { timeout: TIMEOUT }, () => withPrinciples(async (page) => {
      const ends = await eachEnd(page, ...rows);
      assert.ok(ends.some(([first]) => first === 0) && ends.some(([first]) => first === 1), 'they come near the end of a page');
      assert.ok(ends.every(([first, second, third]) => first === second && second === third), JSON.stringify(ends));
    }));
  }

  it('does not come between a heading and its block', { timeout: TIMEOUT }, () => withPrinciples(async (page) => {
    const ends = await eachEnd(page, 'What to hold on to', 'for three seconds');
    assert.deepEqual([...new Set(ends.map(([heading]) => heading))], [0, 1], 'the heading comes near the end of a page');
    assert.ok(ends.every(([heading, first]) => first === heading), JSON.stringify(ends));
  }));
});

const withPrinciples = (use) => withPage(site.pages.find(({ address }) => address === 'first/principles.html').url, use);

/** The sheets on which two texts stand, for different amounts of room above. */
async function eachEnd(page, ...texts) {
  const found = [];
  for (let above = 20; above <= 240; above += 7) {
    await page.$eval('main', (main, room) => { main.style.paddingBlockStart = room; }, `${above}mm`);
    const sheets = await printed(page);
    found.push(texts.map((text) => sheets.findIndex((words) => words.includes(text))));
  }
  return found;
}

// The words of each sheet.
async function printed(page) {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-paper-'));
  try {
    const file = path.join(folder, 'page.pdf');
    await writeFile(file, await page.pdf({ format: 'A4' }));
    return (await run('pdftotext', ['-layout', file, '-'])).stdout.split('\f');
  } finally {
    await rm(folder, { recursive: true });
  }
}
