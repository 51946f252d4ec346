// The search page under test, and what a person does with it.

import { pathToFileURL } from 'node:url';
import { sites } from '../pages.mjs';
import { untilPage } from '../until.mjs';

/** The folder of a built site, by its name; the first one is the shipped site. */
export function folder(name) {
  const all = sites();
  const site = name ? all.find((it) => it.name === name) : all[0];
  if (!site) throw new Error(`FIELDBOOK_SITES does not name the built site tests/sites/${name}`);
  return site.folder;
}

export const fileBase = (name) => pathToFileURL(folder(name)).href;

/** Types a question, as keys, and waits until it is answered. */
export async function ask(page, query) {
  await page.focus('#search-query');
  await page.$eval('#search-query', (it) => it.select());
  await page.keyboard.press('Backspace');
  await page.keyboard.type(query);
  // Whoever types slowly is told of the first words before.
  await isAnswered(page, query.trim());
}

/** Until the page says what it found for `query`. */
export const isAnswered = (page, query) => untilPage(page, (asked) => document.getElementById('search-status').textContent.includes(asked), `“${query}”`);

/** What is said of the results. */
export const status = (page) => page.$eval('#search-status', (it) => it.textContent);

/** The results as lines: title, what it is, context. */
export const results = (page) => page.$$eval('#search-results > li', (items) => items.map((item) =>
  [...item.querySelectorAll('p')].map((part) => part.textContent).join(' | ')));

/** The titles of the results. */
export const titles = (page) => page.$$eval('#search-results .result-title', (all) => all.map((it) => it.textContent));

/** Where the results lead to, from the root of the site. */
export const addresses = (page) => page.$$eval('#search-results a', (all) => all.map((it) => it.getAttribute('href')));

/** The words that are marked, by the place they stand in. */
export const marks = (page) => page.$$eval('#search-results mark', (all) => all.map((it) => it.textContent));
