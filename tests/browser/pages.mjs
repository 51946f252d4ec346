// The sites under test and their pages: which there are, of what kind, and which of them to open.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// A site with at most this many pages is opened whole; of a larger one, this many pages of each kind.
const SMALL_SITE = 40;
const OF_EACH_KIND = 2;

/** The built sites named by FIELDBOOK_SITES: folders, separated by colons. Finding nothing to test is an error. */
export function sites() {
  const folders = (process.env.FIELDBOOK_SITES ?? '').split(':').filter(Boolean);
  if (folders.length === 0) {
    throw new Error('FIELDBOOK_SITES names no folder; run tests/run, or set it to built sites separated by colons');
  }
  return folders.map(readSite);
}

/** One built site. `pages` are all of its pages; an address is relative to the folder, with forward slashes. */
export function readSite(given) {
  const folder = path.resolve(given);
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
  const pages = readdirSync(folder, { recursive: true })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((address) => describePage(folder, address));
  if (pages.length === 0) throw new Error(`${folder} holds no page`);
  return { name: path.basename(folder), folder, pages };
}

/** The pages to open in the browser. */
export function sample(site) {
  const few = site.pages.length <= SMALL_SITE || process.env.FIELDBOOK_ALL_PAGES === '1';
  return few ? site.pages : ofEachKind(site.pages, OF_EACH_KIND);
}

/** The first pages of each kind. */
export function ofEachKind(pages, count) {
  const kinds = new Set(pages.map((page) => page.kind));
  return [...kinds].flatMap((kind) => pages.filter((page) => page.kind === kind).slice(0, count));
}

function describePage(folder, address) {
  const file = path.join(folder, address);
  return { address, file, url: pathToFileURL(file).href, kind: kindOf(address) };
}

// Pages of one folder are alike, but for its index and its slides. Pages at the top are each their own kind.
function kindOf(address) {
  const { dir, base } = path.posix.parse(address);
  if (dir === '' || base === 'index.html') return address;
  return `${dir}/*${base.endsWith('.slides.html') ? '.slides.html' : '.html'}`;
}
