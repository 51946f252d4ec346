// A sheet by keyboard, without JavaScript, on paper, and in every state before axe; the rows that grow and the team copy.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { closeBrowser, look, withPage, withTabs } from '../browser.mjs';
import { checkAccessibility } from '../checks/accessibility.mjs';
import { checkInk } from '../checks/print.mjs';
import { answersOn, downloadOf, EXPECTED, fileBase, fillIn, folders, isShown, openFile, settled, stored, textOf, withFolder, writeAnswers } from './site.mjs';

const run = promisify(execFile);
const TIMEOUT = 120_000;
const { now } = folders();
const SHEET = `${fileBase(now)}/worksheets/plan.html`;
const LESSON = `${fileBase(now)}/reflect.html`;

after(closeBrowser);

const quiet = (troubles) => assert.deepEqual(troubles, []);
const withSheet = (use, options) => withPage(SHEET, async (page, troubles) => {
  await use(page);
  quiet(troubles);
}, options);

/** Presses Tab until the focus is on what `selector` names. */
async function tabTo(page, selector, most = 80) {
  for (let step = 0; step < most; step += 1) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

const focused = (page) => page.evaluate(() => document.activeElement.id);

describe('a sheet by keyboard', { concurrency: 2, timeout: 4 * TIMEOUT }, () => {
  it('is filled in, remembered, saved and cleared', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    await tabTo(page, '#sheet-remember');
    await page.keyboard.press('Space');
    await tabTo(page, '#f-person');
    await page.keyboard.type('Ana');
    await tabTo(page, '#f-i-thanked-them');
    await page.keyboard.press('Space');
    await tabTo(page, '[name="how-clear-was-it"]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, '#f-what-helped');
    await page.keyboard.press('Space');
    await tabTo(page, '[id="f-partner.1"]');
    await page.keyboard.type('School');
    await settled(page);
    const expected = { person: 'Ana', 'i-thanked-them': 'yes', 'how-clear-was-it': '2', 'what-helped': ['talk'], 'partner.1': 'School' };
    assert.deepEqual(await answersOn(page), expected);
    assert.equal(Object.keys((await stored(page)).localStorage).length, 1);

    await page.reload();
    await tabTo(page, '#sheet-save-open');
    await page.keyboard.press('Enter');
    assert.equal(await page.$eval('#sheet-save', (dialog) => dialog.contains(document.activeElement)), true);
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'sheet-save-open');

    await tabTo(page, '#sheet-clear-open');
    await page.keyboard.press('Enter');
    await tabTo(page, '#sheet-clear-now');
    await page.keyboard.press('Enter');
    assert.deepEqual(await answersOn(page), {});
    assert.equal(await focused(page), 'sheet-undo-now');
    await page.keyboard.press('Enter');
    assert.deepEqual(await answersOn(page), expected);
  }));

  it('grows rows', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    const shown = () => page.$$eval('tr[data-row]', (rows) => rows.filter((row) => row.checkVisibility()).length);
    assert.equal(await shown(), 3);
    for (const [row, expected] of [[1, 3], [2, 3], [3, 4], [4, 5], [5, 6], [6, 7]]) {
      await page.type(`[id="f-partner.${row}"]`, `P${row}`);
      assert.equal(await shown(), expected, `after row ${row}`);
    }
    await tabTo(page, '.grow button', 200);
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'f-partner.8');
    assert.equal(await page.$eval('[id="f-partner.8"]', (area) => area.getAttribute('aria-label')), 'Partner, 8');
    await page.keyboard.type('P8');
    await settled(page);
    await page.reload();
    assert.deepEqual(Object.keys(await answersOn(page)), [1, 2, 3, 4, 5, 6, 8].map((row) => `partner.${row}`));
    assert.equal(new Set(await page.$$eval('[id]', (all) => all.map(({ id }) => id))).size, (await page.$$('[id]')).length);
    await page.click('#sheet-clear-open');
    await page.click('#sheet-clear-now');
    assert.equal(await shown(), 3);
    assert.equal((await page.$$('tr[data-row]')).length, 6);
  }));

  it('keeps shared fields equal and says when answers change', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    await page.evaluate(() => {
      window.changes = 0;
      document.querySelector('[data-sheet]').addEventListener('answers-changed', () => { window.changes += 1; });
    });
    await page.type('#f-place--2', 'Hill');
    assert.equal(await page.$eval('#f-place', ({ value }) => value), 'Hill');
    await settled(page);
    const typed = await page.evaluate(() => window.changes);
    assert.ok(typed >= 1 && typed <= 4, `${typed}`);
    await page.click('#sheet-clear-open');
    await page.click('#sheet-clear-now');
    await settled(page);
    assert.ok(await page.evaluate((before) => window.changes > before, typed));
  }));
});

describe('doubts about what was typed', { concurrency: 2, timeout: 2 * TIMEOUT }, () => {
  const leave = async (page, id, text) => {
    await page.$eval(`#${id}`, (input) => { input.value = ''; input.focus(); });
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
    return page.$eval(`#${id}`, (input) => {
      const said = document.getElementById(input.getAttribute('aria-describedby') ?? 'none');
      return `${input.getAttribute('aria-invalid')}: ${said?.textContent ?? ''}`;
    });
  };
  it('are said when the field is left, and go with the mistake', () => withSheet(async (page) => {
    for (const [id, wrong, words, right] of [
      ['f-email', 'ana at example', /An e-mail address has an @/, 'ana@example'],
      ['f-phone', 'call Ana', /A phone number has some digits/, '+34 600 11'],
      ['f-age', 'old', /not only a number/, '72'],
    ]) {
      assert.match(await leave(page, id, wrong), words);
      assert.deepEqual(await checkAccessibility(page), []);
      assert.equal(await leave(page, id, right), 'null: ');
    }
    // Nothing is refused: what was typed stays.
    assert.match(await leave(page, 'f-email', 'the school office'), /^true/);
    assert.equal((await answersOn(page)).email, 'the school office');
  }));
});

describe('a sheet without JavaScript', () => {
  it('is filled in and printed', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    assert.equal(await isShown(page, 'tools'), false);
    assert.match(await page.evaluate(() => document.body.innerText), /Nothing you type leaves this page/);
    await fillIn(page, [['person', 'type', 'Ana María'], ['meeting', 'type', 'next Tuesday'], ['purpose', 'type', 'one\ntwo'], ['i-thanked-them', 'click']]);
    const { text } = await printed(page);
    assert.match(text, /Person: Ana María Meeting on: next Tuesday[^]*\none\s+two\n/);
  }, { script: false }));
});

/** What comes out of the printer, as text, and on how many pages. */
async function printed(page, format = 'A4') {
  return withFolder(async (folder) => {
    const file = path.join(folder, 'sheet.pdf');
    await writeFile(file, await page.pdf(format === 'own' ? { preferCSSPageSize: true } : { format }));
    const { stdout: text } = await run('pdftotext', ['-layout', file, '-']);
    const { stdout: facts } = await run('pdfinfo', [file]);
    // Without the spaces that hold places apart.
    return { text: text.replace(/\f/g, '\n').replace(/ +/g, ' ').replace(/^ /gm, ''), sheets: text.split('\f'), pages: Number(/Pages:\s+(\d+)/.exec(facts)[1]), facts };
  });
}

const noPrinter = (page) => page.evaluate(() => {
  window.printed = 0;
  window.print = () => { window.printed += 1; };
});

describe('a sheet on paper', { concurrency: 2, timeout: 8 * TIMEOUT }, () => {
  it('prints fifteen typed lines as fifteen, and long answers whole', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    const lines = Array.from({ length: 15 }, (_, at) => `typed line ${at + 1} end`);
    const long = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
    await fillIn(page, [['purpose', 'type', lines.join('\n')], ['person', 'type', long], ['partner.1', 'type', 'one\ntwo\nthree\nfour'], ['what-i-bring-skills', 'type', long]]);
    for (const format of ['A4', 'Letter']) {
      const { text } = await printed(page, format);
      assert.deepEqual(text.match(/^typed line \d+ end$/gm), lines);
      assert.ok(text.split(/\s+/).filter((word) => /^word\d+$/.test(word)).length === 120, text);
      for (const word of ['one', 'two', 'three', 'four']) assert.match(text, new RegExp(`\\b${word}\\b`));
    }
    assert.equal((await page.$$('.mirror')).length, 0, 'the mirrors are gone afterwards');
  }));

  it('breaks a very long answer over pages, on lines', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    const lines = Array.from({ length: 90 }, (_, at) => `typed line ${at + 1} end`);
    await page.$eval('#f-purpose', (area, words) => { area.value = words; area.dispatchEvent(new Event('input', { bubbles: true })); }, lines.join('\n'));
    const { text, pages } = await printed(page);
    assert.deepEqual(text.match(/^typed line \d+ end$/gm), lines);
    assert.ok(pages >= 4, `${pages} pages`);
  }));

  it('keeps an answer of a few lines on one page', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    await fillIn(page, [['purpose', 'type', 'the first of a few lines\nthe last of a few lines']]);
    const found = [];
    for (let above = 130; above <= 200; above += 7) {
      await page.$eval('.sheet-body', (body, room) => { body.style.paddingBlockStart = room; }, `${above}mm`);
      const { sheets } = await printed(page);
      const on = ['the first of', 'the last of'].map((words) => sheets.findIndex((text) => text.includes(words)));
      assert.equal(on[0], on[1], `with ${above} mm above`);
      found.push(on[0]);
    }
    assert.deepEqual([...new Set(found)], [0, 1], 'it comes near the end of a page and goes to the next');
  }));

  it('prints filled, and only when asked', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    await noPrinter(page);
    await fillIn(page);
    await page.click('#sheet-print-open');
    assert.equal(await page.evaluate(() => window.printed), 0);
    await page.click('#sheet-print-filled');
    assert.equal(await page.evaluate(() => window.printed), 1);
    const { text } = await printed(page);
    for (const words of ['24 November 2026', '14:30', 'ana@example.org', 'School', 'songs', 'Hill']) assert.ok(text.includes(words), `${words} is not in ${text}`);
    for (const words of ['Save or open', 'Add a row', 'Clear everything', 'Remember', 'mm/dd']) assert.ok(!text.includes(words), `${words} is in ${text}`);
    assert.deepEqual(await answersOn(page), EXPECTED);
  }));

  it('prints blank copies, with the answers kept', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    await noPrinter(page);
    await fillIn(page);
    for (const row of [2, 3, 4, 5, 6]) await page.type(`[id="f-partner.${row}"]`, 'x');
    const blank = async (copies) => {
      await page.click('#sheet-print-open');
      await page.$eval('#sheet-copies', (input, count) => { input.value = count; }, copies);
      await page.click('#sheet-print-blank');
      const ids = await page.$$eval('.sheet-copy [id], .sheet-copy [name], .sheet-copy [data-field]', (all) => all.length);
      assert.equal(ids, 0);
      return printed(page);
    };
    const one = await blank('1');
    for (const words of ['Ana', 'School', 'songs', 'mm/dd', '--:--', '24 November']) assert.ok(!one.text.includes(words), `${words} is in ${one.text}`);
    assert.equal((await page.$$('.sheet-copy')).length, 0);
    const three = await blank('3');
    assert.equal(three.pages, 3 * one.pages);
    assert.equal(three.text.match(/Every kind of field/g).length, 3);
    assert.equal((await blank('0')).pages, one.pages);
    assert.equal((await blank('900')).pages, 50 * one.pages);
    assert.equal((await answersOn(page)).person, EXPECTED.person);
    assert.equal((await answersOn(page))['how-clear-was-it'], '3');
    // Printed from the browser's own menu, it is filled again.
    assert.match((await printed(page)).text, /School/);
  }));

  it('has as much room blank as it has without a script', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await look(page, 'light', 'print');
    const heights = await page.$$eval('.fill--space', (all) => all.map((fill) => [fill.getBoundingClientRect().height, fill.querySelectorAll('.rule').length]));
    for (const [height, rules] of heights) assert.ok(height / rules > 30 && height / rules < 36, `${height} px for ${rules} lines`);
  }));

  it('is printed large and on the chosen paper, once', { timeout: TIMEOUT }, () => withSheet(async (page) => {
    await noPrinter(page);
    await fillIn(page, [['person', 'type', 'Ana']]);
    const classes = await page.$eval('.sheet', (sheet) => sheet.className);
    await page.click('#sheet-print-open');
    await page.click('#sheet-large');
    await page.select('#sheet-paper', 'letter');
    await page.click('#sheet-print-filled');
    await look(page, 'light', 'print');
    const size = await page.$eval('.sheet-body p', (words) => parseFloat(getComputedStyle(words).fontSize));
    assert.equal(Math.round(size * 72 / 96), 18);
    await look(page, 'light');
    assert.match((await printed(page, 'own')).facts, /Page size:\s+612 x 792/);
    assert.equal(await page.$eval('.sheet', (sheet) => sheet.className), classes);
    assert.match((await printed(page, 'own')).facts, /Page size:\s+59[45]\.\d+ x 84[12]/);
  }));

  it('prints a question inside a page of words, blank and filled', { timeout: TIMEOUT }, () => withPage(LESSON, async (page, troubles) => {
    await noPrinter(page);
    await fillIn(page, [['what-surprised-you', 'type', 'That they listened']]);
    assert.match((await printed(page)).text, /Some words before[^]*That they listened[^]*Some words after/);
    // The browser's own choice here is Letter.
    await page.click('#sheet-print-open');
    await page.select('#sheet-paper', 'a4');
    await page.click('#sheet-print-blank');
    const { text, pages, facts } = await printed(page, 'own');
    assert.match(facts, /Page size:\s+59[45]\.\d+ x 84[12]/);
    assert.match(text, /Some words before[^]*What surprised you[^]*Some words after/);
    assert.doesNotMatch(text, /they listened/);
    assert.equal(pages, 1);
    quiet(troubles);
  }));
});

describe('a team copy', { concurrency: 2, timeout: 4 * TIMEOUT }, () => {
  const files = async (folder) => [
    await writeAnswers(folder, 'x.json', { 'sheet-name': 'Ana', purpose: 'Trust', 'partner.1': 'The School', 'next-step.1': 'call', 'what-helped': ['food'] }),
    await writeAnswers(folder, 'ben.json', { purpose: 'Hope', 'partner.4': ' the  school', 'next-step.4': 'Call', 'partner.5': 'Library', 'what-helped': ['food', 'talk'] }),
  ];
  const open = async (page, given) => {
    await page.click('#sheet-team-open');
    await (await page.$('#sheet-team-files')).uploadFile(...given);
    await settled(page);
  };

  it('shows people side by side and puts merged rows into the sheet', { timeout: TIMEOUT }, () => withFolder((folder) => withTabs(async (tab, troubles) => {
    const page = await tab(SHEET);
    await page.type('[id="f-partner.1"]', 'LIBRARY');
    const given = await files(folder);
    await open(page, given);
    const tables = await page.$$eval('.team-table', (all) => all.map((table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent).join(' | '))));
    assert.deepEqual(tables, [
      ['Partner | Ring | Next step | Written by', 'Library |  |  | ben', 'The School |  | call | Ana, ben'],
      ['Question | Choice | How many | Who', 'What helped? | talk | 1 | ben', 'food | 2 | Ana, ben', 'time | 0 | '],
      ['Question | Ana | ben', 'Why do I want to meet this person? | Trust | Hope'],
    ]);
    const shown = await page.$eval('#sheet-team-tables', ({ textContent }) => textContent);
    const text = await downloadOf(page, folder, 'team-text');
    assert.match(text.text, /^Every kind of field\nAna, ben\n/);
    await files(folder);
    await (await page.$('#sheet-team-files')).uploadFile(given[1], given[0], given[1]);
    await settled(page);
    assert.equal(await page.$eval('#sheet-team-tables', ({ textContent }) => textContent), shown);
    await page.click('#sheet-team-put');
    assert.deepEqual(await answersOn(page), { 'partner.1': 'LIBRARY', 'partner.2': 'The School', 'next-step.2': 'call' });
    await page.click('#sheet-undo-now');
    assert.deepEqual(await answersOn(page), { 'partner.1': 'LIBRARY' });
    assert.ok(!JSON.stringify(await stored(page)).includes('Trust'), 'nothing of it is stored');

    await noPrinter(page);
    await page.click('#sheet-team-print');
    const paper = await printed(page);
    assert.match(paper.text, /Team copy: Every kind of field[^]*The School/);
    assert.doesNotMatch(paper.text, /Signature|Choose the files|Print the team copy/);
    assert.doesNotMatch((await printed(page)).text, /Team copy/);
    await page.click('#sheet-team-close');
    assert.equal(await page.$eval('#sheet-team-tables', ({ childElementCount }) => childElementCount), 0);
    quiet(troubles);
  }, { downloads: folder })));

  it('says which files are not answers to this sheet', { timeout: TIMEOUT }, () => withFolder((folder) => withSheet(async (page) => {
    await writeFile(path.join(folder, 'photo.json'), 'no');
    const other = await writeAnswers(folder, 'other.json', { thing: 'x' }, { sheet: 'worksheets/other', title: 'Another sheet' });
    await open(page, [path.join(folder, 'photo.json'), other]);
    assert.deepEqual(await page.$$eval('#sheet-team-troubles li', (all) => all.map(({ textContent }) => textContent)), [
      'other.json comes from another sheet: Another sheet.', 'photo.json is not a file of answers saved from a worksheet.',
    ]);
  })));
});

describe('axe finds nothing', { concurrency: 2, timeout: 8 * TIMEOUT }, () => {
  const ANSWERS = { person: 'Theirs', purpose: 'New', phone: { label: 'Telephone', value: '1' }, 'old-question': 'Old words' };
  const STATES = {
    'on a sheet that is filled in': (page) => fillIn(page),
    'when saving': (page) => page.click('#sheet-save-open'),
    'when a file is from another sheet': (page, folder) => writeAnswers(folder, 'a.json', ANSWERS, { sheet: 'x' }).then((file) => openFile(page, file)),
    'when printing': (page) => page.click('#sheet-print-open'),
    'when clearing': async (page) => {
      await page.evaluate(() => { sessionStorage['fieldbook:sheets-under-test-ed3f9e:worksheets/other'] = '{"answers":[]}'; });
      await page.click('#sheet-clear-open');
    },
    'after clearing': async (page) => {
      await page.click('#sheet-clear-open');
      await page.click('#sheet-clear-now');
    },
    'when answers of a file differ': async (page, folder) => {
      await page.type('#f-person', 'Mine');
      await openFile(page, await writeAnswers(folder, 'a.json', ANSWERS));
    },
    'when questions changed or are gone': async (page, folder) => {
      await openFile(page, await writeAnswers(folder, 'a.json', ANSWERS));
      await page.click('#sheet-former summary');
      await page.click('#sheet-gone summary');
    },
    'when two tabs differ': async (page) => {
      await page.click('#sheet-remember');
      await page.evaluate(() => {
        const [key] = Object.keys(localStorage);
        const kept = JSON.parse(localStorage[key]);
        const offer = (value) => ({ id: 'person', label: 'Person', kind: 'text', value });
        localStorage[key] = JSON.stringify({ ...kept, answers: [offer('A')], open: [[offer('A'), offer('B')]] });
      });
      await page.reload();
      assert.equal(await isShown(page, 'conflict'), true);
    },
    'in a team copy': async (page, folder) => {
      const given = [await writeAnswers(folder, 'a.json', { ...ANSWERS, 'partner.1': 'x', 'what-helped': ['food'] }), await writeAnswers(folder, 'b.json', { purpose: 'y', 'partner.1': 'x' }, { sheet: 'z' })];
      await page.click('#sheet-team-open');
      await (await page.$('#sheet-team-files')).uploadFile(...given);
      await settled(page);
    },
  };
  for (const [name, reach] of Object.entries(STATES)) {
    it(name, { timeout: TIMEOUT }, () => withFolder((folder) => withTabs(async (open, troubles) => {
      const page = await open(SHEET);
      await reach(page, folder);
      assert.deepEqual(await checkAccessibility(page), []);
      assert.deepEqual(await checkInk(page), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `scrolls sideways by ${wide} px at 320 px`);
      const small = await page.evaluate(() => [...document.querySelectorAll('button, input, select, summary')].filter((it) => {
        const { width, height } = it.getBoundingClientRect();
        return it.checkVisibility() && (width < 24 || height < 24);
      }).map(({ outerHTML }) => outerHTML.slice(0, 120)));
      assert.deepEqual(small, [], 'targets of less than 24 px');
      quiet(troubles);
    })));
  }
});
