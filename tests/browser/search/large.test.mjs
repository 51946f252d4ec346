// How much a question loads of a site of ten thousand pages. It takes minutes to build, so it runs only when it is asked for:
// `FIELDBOOK_LARGE=10000 FIELDBOOK_PROGRAM=… node --test search/large.test.mjs`.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { closeBrowser, withPage } from '../browser.mjs';
import { chance } from '../sheets/scripts.mjs';
import { withFolder } from '../sheets/site.mjs';
import { isAnswered, status } from './site.mjs';

const run = promisify(execFile);
const PAGES = Number(process.env.FIELDBOOK_LARGE ?? 0);
const LARGEST = 150_000;
const WORDS = 30_000;
const WORDS_A_PAGE = 350;
const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi wo xu ya zen lor mar tin'.split(' ');

after(closeBrowser);

/** The word of a rank. Words are made up, and told apart by their syllables. */
function word(rank) {
  let rest = rank;
  let text = '';
  do {
    text += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  } while (rest > 0);
  return text;
}

/** Few words are common and many are rare, as in any language. */
const drawn = (random) => word(Math.floor(WORDS ** (random.below(1_000_000) / 1_000_000)) - 1);

async function write(folder) {
  await mkdir(path.join(folder, 'content/foundations'), { recursive: true });
  const settings = '[print]\nall = false\nmodules = false\n[slides]\npublish = false\n[facilitator]\npublish = false\n[[modules]]\nfolder = "foundations"\n';
  await writeFile(path.join(folder, 'site.toml'), `title = "Large"\n${settings}`);
  const random = chance(7);
  const words = (count) => Array.from({ length: count }, () => drawn(random)).join(' ');
  for (let at = 0; at < PAGES; at += 1) {
    const sections = Array.from({ length: 5 }, () => `## ${words(3)}\n\n${words(WORDS_A_PAGE / 5)}.\n`).join('\n');
    await writeFile(path.join(folder, `content/foundations/p${at}.md`), `---\ntitle: ${words(3)}\n---\n\n${sections}`);
  }
}

it(`a question of two words loads at most ${LARGEST} bytes of ${PAGES} pages, compressed`, { skip: PAGES === 0, timeout: 3_600_000 }, () =>
  withFolder(async (folder) => {
    await write(folder);
    const out = path.join(folder, 'out');
    const began = Date.now();
    await run(process.env.FIELDBOOK_PROGRAM, ['build', '--site', folder, '--out', out]);
    console.log(`built in ${Math.round((Date.now() - began) / 1000)} s`);
    const sizes = [];
    // The most common words, rarer ones, two of a kind, one that nobody wrote, a beginning.
    for (const ranks of [[0, 1], [5, 40], [300, 20], [2_000, 0], [12_000, 3], [29_000, 400], [1_000_000, 2]]) {
      const query = ranks.map(word).join(' ');
      await withPage(`${pathToFileURL(out).href}/search.html`, async (page) => {
        const loaded = new Set([page.url(), ...(await page.$$eval('script[src]', (all) => all.map((it) => it.src)))]);
        page.on('request', (request) => { if (request.url().endsWith('.js')) loaded.add(request.url()); });
        await page.focus('#search-query');
        await page.keyboard.type(query);
        await isAnswered(page, query);
        let bytes = 0;
        for (const url of loaded) bytes += gzipSync(await readFile(new URL(url)), { level: 9 }).length;
        sizes.push(bytes);
        console.log(`${String(bytes).padStart(6)} bytes, ${loaded.size} files: ${await status(page)}`);
      });
    }
    assert.ok(Math.max(...sizes) <= LARGEST);
  }));
