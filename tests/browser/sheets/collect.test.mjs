// The whole way of an answer: typed into a sheet, downloaded, collected as notes, published, and looked at.
// FIELDBOOK_PROGRAM names the program; without it, the one that `cargo build` made.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { closeBrowser, withTabs } from '../browser.mjs';
import { checkAccessibility } from '../checks/accessibility.mjs';
import { downloadOf, fillIn, withFolder } from './site.mjs';

const PROGRAM = process.env.FIELDBOOK_PROGRAM ?? path.resolve('../../target/debug/fieldbook');
const ROOT = path.resolve('../..');
const TIMEOUT = 120_000;
const run = promisify(execFile);
const field = (end) => `what-the-group-said-${end}`;

// What each of two groups types; signs that mean something elsewhere are words here.
const GROUPS = [
  [['sheet-name', 'type', 'Garden table'], ['facilitator', 'type', 'Nobody Real'], ['people-as-it-was', 'type', '9'],
    [field('what-helped'), 'type', 'Pairs | <b>first</b> ____'], [field('what-was-hard'), 'type', 'Silence\n::: facilitator'],
    ['the-group-agreed-that-this-may-be-shared', 'click']],
  [['sheet-name', 'type', 'River table'], [field('what-helped'), 'type', 'pairs | <b>first</b> ____'],
    ['what-the-facilitator-noted-what-helped', 'type', 'They stayed calm'], [field('ideas-and-strategies'), 'type', 'Mail river@example.org']],
];

after(closeBrowser);

describe('answers come back as notes', { timeout: TIMEOUT }, () => {
  it('from two groups that fill in the sheet', { timeout: TIMEOUT }, () => withFolder((folder) => withTabs(async (open, troubles) => {
    const site = path.join(folder, 'site');
    await mkdir(site);
    for (const part of ['site.toml', 'content']) await cp(path.join(ROOT, part), path.join(site, part), { recursive: true });
    await run(PROGRAM, ['build', '--site', site]);
    await mkdir(path.join(folder, 'answers'));
    for (const [at, given] of GROUPS.entries()) {
      const page = await open(pathToFileURL(path.join(site, 'public/worksheets/workshop-notes.html')).href);
      await fillIn(page, given);
      await page.click('#sheet-save-open');
      const file = await downloadOf(page, folder, 'save-file');
      await rename(file.path, path.join(folder, 'answers', `${at}.json`));
      await page.close();
    }
    const into = path.join(site, 'content/sessions/notes/groups.md');
    const { stdout } = await run(PROGRAM, ['collect', path.join(folder, 'answers'), '--site', site, '--into', into]);
    assert.match(stdout, /Workshop notes: `Facilitator`, 1 answer\n/);
    assert.match(stdout, /1 e-mail address\n/);
    assert.match(stdout, /groups\.md was written from 2 files\.\n/);
    const draft = await readFile(into, 'utf8');
    assert.doesNotMatch(draft, /Nobody Real|Garden table|River table|example\.org/);
    await writeFile(into, draft.replace('draft: true\n', '').replace('____ (date) {#agreed-on}', 'this evening').replace('____ {#agreed}', 'yes'));
    const built = await run(PROGRAM, ['build', '--site', site]);
    assert.match(built.stdout, /^no problems /);

    const page = await open(pathToFileURL(path.join(site, 'public/sessions/notes/groups.html')).href);
    const rows = await page.$$eval('.block--notes tr', (all) => all.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
    const row = (topic) => rows.find(([first]) => first === topic);
    assert.deepEqual(row('What helped')?.slice(1).map((text) => text.toLowerCase()), ['pairs | <b>first</b> ____ (2 times)', 'they stayed calm']);
    assert.deepEqual(row('What was hard')?.slice(1), ['Silence\n::: facilitator', '']);
    assert.deepEqual(row('Ideas and strategies')?.slice(1), ['Mail [e-mail address left out]', '']);
    assert.deepEqual(row('The group agreed that this may be shared')?.slice(1), ['1 of 2', '']);
    assert.deepEqual(await page.$$('.block--notes b, [data-field]'), []);
    assert.deepEqual(await checkAccessibility(page), []);
    assert.deepEqual(troubles, []);
  }, { downloads: folder })));
});
