// The sheets under test, opened from their folder and from a server, and what a person does with them.

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sites } from '../pages.mjs';
import { until } from '../until.mjs';

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

/** The folders of the built test site: as it is, and with questions that changed. */
export function folders() {
  const named = (name) => {
    const site = sites().find((it) => it.name === name);
    if (!site) throw new Error(`FIELDBOOK_SITES does not name the built site tests/sites/${name}`);
    return site.folder;
  };
  return { now: named('sheets'), later: named('sheets-later') };
}

/** A server of one folder, which may be exchanged while it runs. */
export async function serve(folder) {
  const served = { folder };
  const server = createServer(async ({ url }, answer) => {
    const file = path.join(served.folder, decodeURIComponent(new URL(url, 'http://x').pathname));
    const bytes = await readFile(file).catch(() => undefined);
    answer.writeHead(bytes ? 200 : 404, { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    answer.end(bytes);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    served,
    base: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}

export const fileBase = (folder) => pathToFileURL(folder).href;

/** Hands a new folder to `use`. */
export async function withFolder(use) {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-answers-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** One answer of every kind, as a person gives it: the keys they press in a field, or what they click. */
export const GIVEN = [
  ['sheet-name', 'type', 'Ana 👩‍🌾 <b>'], ['person', 'type', 'Ñandú "שלום" {label}'], ['meeting', 'type', '11242026'], ['at', 'type', '0230PM'],
  ['email', 'type', 'ana@example.org'], ['phone', 'type', '+1 555'], ['age', 'type', '3,5'], ['purpose', 'type', 'one\ntwo\n\n__proto__'],
  ['i-thanked-them', 'click'], ['how-clear-was-it--3', 'click'], ['what-helped', 'click'], ['what-helped--3', 'click'], ['place', 'type', 'Hill'],
  ['what-i-bring-skills', 'type', 'songs'], ['when-skills', 'type', '01022027'], ['partner.1', 'type', 'School'], ['next-step.2', 'type', 'Call'],
];

/** What the sheet then holds, by key. */
export const EXPECTED = {
  'sheet-name': 'Ana 👩‍🌾 <b>', person: 'Ñandú "שלום" {label}', meeting: '2026-11-24', at: '14:30', email: 'ana@example.org', phone: '+1 555', age: '3,5',
  purpose: 'one\ntwo\n\n__proto__', 'i-thanked-them': 'yes', 'how-clear-was-it': '3', 'what-helped': ['talk', 'time'], place: 'Hill',
  'what-i-bring-skills': 'songs', 'when-skills': '2027-01-02', 'partner.1': 'School', 'next-step.2': 'Call',
};

export async function fillIn(page, given = GIVEN) {
  for (const [id, act, words] of given) {
    const control = await page.$(`[id="f-${id}"]`);
    if (act === 'click') await control.click();
    else {
      await control.focus();
      await page.keyboard.type(words);
    }
  }
  await settled(page);
}

/** The answers on the page, asked from the controls alone. Shared fields are asked everywhere. */
export function answersOn(page) {
  return page.evaluate(() => {
    const answers = {};
    for (const control of document.querySelectorAll('[data-field]')) {
      const { field, row, kind } = control.dataset;
      const key = row ? `${field}.${row}` : field;
      if (kind === 'many') {
        if (control.checked) answers[key] = [...(answers[key] ?? []), control.value];
      } else if (['one', 'tick'].includes(kind)) {
        if (control.checked) answers[key] = control.value;
      } else if (control.value !== '') {
        if (answers[key] !== undefined && answers[key] !== control.value) throw new Error(`two answers to ${key}`);
        answers[key] = control.value;
      }
    }
    return answers;
  });
}

/**
 * Until what was typed is kept and what was opened is read. The page's own clock is asked: however busy the machine is, what the page
 * put off before, and for less time, is done by then.
 */
export async function settled(page) {
  if (!page.isJavaScriptEnabled()) return;
  await page.evaluate(async () => {
    for (const { files } of document.querySelectorAll('input[type="file"]')) await Promise.all([...files].map((file) => file.text()));
    await new Promise((resolve) => { setTimeout(resolve, 450); });
  });
}

/** All keys of the two stores that are ours, with what they hold. */
export const stored = (page) => page.evaluate(() => Object.fromEntries(['localStorage', 'sessionStorage'].map((store) =>
  [store, Object.fromEntries(Object.entries(window[store]).filter(([key]) => key.startsWith('fieldbook:')))])));

export const textOf = (page, id) => page.$eval(`#sheet-${id}`, (element) => element.textContent.trim());
export const isShown = (page, id) => page.$eval(`#sheet-${id}`, (element) => element.checkVisibility());

/** The file that a click downloads. */
export async function downloadOf(page, folder, id) {
  const ours = (await readdir(folder)).filter((name) => /\.(json|txt)$/.test(name));
  // A second file of the same name would be the first one.
  await Promise.all(ours.map((name) => rm(path.join(folder, name))));
  // By keyboard: what is said after a download moves the buttons under a pointer.
  await page.focus(`#sheet-${id}`);
  await page.keyboard.press('Enter');
  return until(async () => {
    const name = (await readdir(folder)).find((it) => /\.(json|txt)$/.test(it));
    const text = name ? await readFile(path.join(folder, name), 'utf8') : '';
    return text !== '' && { name, path: path.join(folder, name), text };
  }, `a download by #sheet-${id}`);
}

/** Writes a file of answers; `answers` by key. */
export async function writeAnswers(folder, name, answers, more = {}) {
  const list = Object.entries(answers).map(([key, value]) => {
    const [, id, row] = /^(.*?)(?:\.(\d+))?$/.exec(key);
    const [label, given] = value?.label ? [value.label, value.value] : [id, value];
    return { id, ...(row && { row: Number(row) }), label, kind: Array.isArray(given) ? 'many' : 'text', value: given };
  });
  const file = path.join(folder, name);
  await writeFile(file, JSON.stringify({
    fieldbook: 'answers', version: 1, curriculum: 'sheets-under-test-ed3f9e', sheet: 'worksheets/plan', title: 'Every kind of field', saved: '2026-11-24', answers: list, ...more,
  }));
  return file;
}

export async function openFile(page, file) {
  await page.click('#sheet-save-open');
  await (await page.$('#sheet-file')).uploadFile(file);
  await settled(page);
}
