// Every address on every page leads to a file of the site, and every #fragment to an element of that page.

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withPage } from '../browser.mjs';

// Where links may lead that are not files of the site.
const ELSEWHERE = /^(https?|mailto|tel|webcal):/i;

/** Problems of all pages of a site, each beginning with the page's address. */
export async function checkLinks(site) {
  const pages = await withPage('about:blank', (page) => parseAll(page, site.pages));
  const problems = [];
  for (const page of site.pages) {
    for (const reference of new Set(pages.get(page.file).references)) {
      const problem = await checkReference(site, pages, page, reference);
      if (problem) problems.push(`${page.address}: ${reference} ${problem}`);
    }
  }
  return problems;
}

async function checkReference(site, pages, page, reference) {
  if (ELSEWHERE.test(reference) || /^data:image\//.test(reference)) return null;
  if (reference.startsWith('/')) return 'is not relative, so it does not work from a folder';
  const url = new URL(reference, page.url);
  if (url.protocol !== 'file:') return 'is of a kind that no page should have';
  const file = fileURLToPath(new URL(url.pathname, 'file://'));
  if (path.relative(site.folder, file).startsWith('..')) return 'leads out of the site';
  const found = await stat(file).catch(() => null);
  if (!found) return 'leads to a file that does not exist';
  if (found.isDirectory()) return 'leads to a folder, which opens as a list of files';
  const id = decodeURIComponent(url.hash.slice(1));
  if (id === '' || id === 'top' || !pages.has(file)) return null;
  return pages.get(file).ids.has(id) ? null : 'leads to an id that is not on that page';
}

// The browser's own parser reads the text of each page without running or fetching anything.
async function parseAll(blank, pages) {
  const parsed = new Map();
  for (const { file } of pages) {
    const { ids, references } = await blank.evaluate(parse, await readFile(file, 'utf8'));
    parsed.set(file, { ids: new Set(ids), references });
  }
  return parsed;
}

function parse(text) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  const all = (selector, name) => [...page.querySelectorAll(selector)].map((element) => element.getAttribute(name));
  const refresh = all('meta[http-equiv="refresh" i]', 'content').map((content) => content.replace(/^[^=]*=\s*/, ''));
  return { ids: all('[id]', 'id'), references: [...all('[href]', 'href'), ...all('[src]', 'src'), ...refresh] };
}
