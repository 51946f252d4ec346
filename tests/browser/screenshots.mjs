// Makes pictures of one page of each kind, to be looked at: node screenshots.mjs SITE OUTDIR
// On screen at three widths, in light and dark; on paper as A4 and Letter, a picture for every sheet.

import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { closeBrowser, look, withPage } from './browser.mjs';
import { ofEachKind, readSite } from './pages.mjs';
import { isRedirect } from './visit.mjs';

const run = promisify(execFile);
const WIDTHS = [360, 768, 1280];
const SCHEMES = ['light', 'dark'];
const FORMATS = ['A4', 'Letter'];

const [site, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node screenshots.mjs SITE OUTDIR');
  process.exit(2);
}

const pages = ofEachKind(readSite(site).pages.filter((page) => !isRedirect(page)), 1);
await mkdir(out, { recursive: true });
try {
  for (const page of pages) {
    await withPage(page.url, (opened) => picture(opened, path.join(out, nameOf(page.address))));
    console.log(page.address);
  }
} finally {
  await closeBrowser();
}

// `a/b.html` becomes `a--b`, so that all pictures lie in one folder.
function nameOf(address) {
  return address.replace(/\.html$/, '').replaceAll('/', '--');
}

async function picture(page, stem) {
  for (const scheme of SCHEMES) {
    await look(page, scheme);
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 900 });
      await page.screenshot({ path: `${stem}.${width}.${scheme}.png`, fullPage: true });
    }
  }
  await look(page, 'light');
  for (const format of FORMATS) {
    const pdf = `${stem}.${format}.pdf`;
    await writeFile(pdf, await page.pdf({ format, timeout: 60_000 }));
    await run('pdftoppm', ['-png', '-r', '70', pdf, `${stem}.${format}`]);
  }
}
