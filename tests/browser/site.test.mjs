// Opens the built sites named by FIELDBOOK_SITES and fails at every problem a reader would meet.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { closeBrowser } from './browser.mjs';
import { checkLinks } from './checks/links.mjs';
import { checkMarkup } from './checks/markup.mjs';
import { ofEachKind, sample, sites } from './pages.mjs';
import { isRedirect, visit } from './visit.mjs';

const AT_ONCE = 3;
// The page with everything takes long on a machine that is busy with other things.
const TIMEOUT = 300_000;

after(closeBrowser);

const all = sites();
// Begins with the first site that asks.
let asked;
const markupOf = async ({ folder }) => {
  asked ??= checkMarkup(all.map((site) => site.folder));
  return (await asked).get(folder);
};

for (const site of all) {
  const pages = sample(site).filter((page) => !isRedirect(page));
  const printed = new Set(ofEachKind(pages, 1));

  describe(`${site.name}: ${pages.length} of ${site.pages.length} pages`, { concurrency: AT_ONCE, timeout: 10 * TIMEOUT }, () => {
    it('has pages to open', () => assert.ok(pages.length > 0));
    it('is valid HTML', { timeout: TIMEOUT }, async () => expectNone(await markupOf(site)));
    it('has no broken link', { timeout: TIMEOUT }, async () => expectNone(await checkLinks(site)));
    for (const page of pages) {
      it(page.address, { timeout: TIMEOUT }, async () => expectNone(await visit(page, { paper: printed.has(page) })));
    }
  });
}

function expectNone(problems) {
  assert.ok(problems.length === 0, `\n  ${problems.join('\n  ')}`);
}
