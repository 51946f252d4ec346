// Where paper may be turned: what a browser decides at the end of a page, seen in what comes out of the printer.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { closeBrowser, withPage } from './browser.mjs';
import { describeInFirefox } from './firefox.mjs';
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

// What every word of a table ends or begins with in tests/sites/paper, and whole words whose letters are measured.
const MARKED = /^(?:https:)?[\w/.:]*(?:first|last|tablehead|endof\w+|(?:head|plain|end|sheet)address|gesellschaft\w+)$/i;
const ORDINARY = ['ordinary', 'enough', 'measured'];
const WIDE = ['second/wide.html', 'sessions/wide.html', 'worksheets/wide.html', 'reference/wide.html', 'reference/index.html', 'print/all.html', 'print/sessions/wide.html', 'facilitator/sessions/wide.html', 'facilitator/print/sessions/wide.html'];

/** What every browser keeps to. @param {(url: string, use: (page: any) => Promise<void>) => Promise<void>} open */
function fits(open) {
  const url = (address) => site.pages.find((page) => page.address === address).url;
  for (const format of ['A4', 'Letter']) {
    for (const address of WIDE) {
      it(`${address} loses no word of a table on ${format}`, { timeout: TIMEOUT }, () => open(url(address), async (page) => {
        const wanted = await page.$$eval('main :is(th, td, code)', (cells) => cells.flatMap((cell) => cell.textContent.split(/\s+/)));
        const found = new Set((await paper(page, ['pdftotext', '-raw'], { format })).split(/[\s\u00ad]+|[-\u2010]\n/));
        const lost = wanted.filter((word) => MARKED.test(word) && !isMadeOf(word, found));
        assert.deepEqual(lost, []);
      }));
    }

    it(`letters are as large beside wide tables as without on ${format}`, { timeout: TIMEOUT }, async () => {
      const sizes = [];
      for (const address of ['second/ordinary.html', 'print/all.html', 'print/second.html']) {
        await open(url(address), async (page) => { sizes.push(await lettersOf(page, ORDINARY, { format })); });
      }
      assert.ok(sizes[0].length > 0);
      assert.deepEqual(sizes.slice(1), [sizes[0], sizes[0]]);
    });

    for (const landscape of [false, true]) {
      it(`each tall picture is whole on one sheet of ${format}${landscape ? ', lying' : ''}`, { timeout: TIMEOUT }, () => open(url('second/pictures.html'), async (page) => {
        await page.$$eval('img', (all) => Promise.all(all.map((image) => { image.loading = 'eager'; return image.decode(); })));
        const sheets = (await paper(page, ['pdfimages', '-list'], { format, landscape })).trim().split('\n').map((line) => line.trim().split(/\s+/)).filter(([, , kind, width]) => kind === 'image' && width > 800).map(([sheet]) => sheet);
        assert.equal(sheets.length, 5, sheets.join());
        assert.equal(new Set(sheets).size, 5, `sheets ${sheets.join()}`);
        const words = (await paper(page, ['pdftotext', '-layout'], { format, landscape })).split('\f');
        for (const [at, below] of [[1, 'With words below it'], [4, 'With words below it, too']]) {
          assert.ok(words[sheets[at] - 1].includes(below), `${below} on sheet ${sheets[at]}`);
        }
      }));
    }
  }

  it('says where links lead, once', { timeout: TIMEOUT }, () => open(url('worksheets/wide.html'), async (page) => {
    const words = (await paper(page, ['pdftotext', '-raw'], { format: 'A4' })).replace(/\s+/g, ' ');
    const line = 'Write to us (us@example.org), call Ana (+491234567), read more (https://example.org/more), https://example.org/direct, mail@example.org and +49 555.';
    assert.ok(words.includes(line), words.slice(words.indexOf('Write to')));
  }));
}

describe('what is wider or higher than a sheet', { skip: site ? false : 'FIELDBOOK_SITES does not name tests/sites/paper' }, () => fits(withPage));
if (site) describeInFirefox('what is wider or higher than a sheet', fits);

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
const printed = async (page) => (await paper(page, ['pdftotext', '-layout'], { format: 'A4' })).split('\f');

/** Whether pieces make a word: a browser may have broken it at the ends of lines. */
function isMadeOf(word, pieces) {
  const reached = [true];
  for (let end = 1; end <= word.length; end += 1) {
    reached[end] = reached.slice(0, end).some((is, start) => is && pieces.has(word.slice(start, end)));
  }
  return reached[word.length];
}

/** How high certain words are on paper, each height once. */
async function lettersOf(page, words, how) {
  const boxes = await paper(page, ['pdftotext', '-bbox'], how);
  const found = [...boxes.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(\w+)</g)].filter(([, , , word]) => words.includes(word));
  return [...new Set(found.map(([, top, end]) => (end - top).toFixed(1)))].sort();
}

/** What a program says of the paper that a page prints on. */
async function paper(page, [program, flag], how) {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-paper-'));
  try {
    const file = path.join(folder, 'page.pdf');
    await writeFile(file, await page.pdf({ preferCSSPageSize: true, ...how }));
    const { stdout } = await run(program, program === 'pdfimages' ? [flag, file] : [flag, file, '-'], { maxBuffer: 50_000_000 });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}
