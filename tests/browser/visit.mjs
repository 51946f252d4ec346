// One visit to one page: opens it from disk, with and without JavaScript, and asks everything there is to ask.

import { readFileSync } from 'node:fs';
import { withPage } from './browser.mjs';
import { checkAccessibility } from './checks/accessibility.mjs';
import { checkKeyboard } from './checks/keyboard.mjs';
import { checkLanguage } from './checks/language.mjs';
import { checkNoScript, readWords } from './checks/no-script.mjs';
import { checkInk, checkPaper } from './checks/print.mjs';
import { checkPrivacy } from './checks/privacy.mjs';
import { checkWidth } from './checks/width.mjs';

/** Addresses that moved: such a page has no content, and opening it leads away. Its target is a matter of the links. */
export function isRedirect({ file }) {
  return /<meta[^>]+http-equiv="?refresh/i.test(readFileSync(file, 'utf8'));
}

/** All problems of a page. `paper` asks for the slow part too, the printing. */
export async function visit({ url, address }, { paper }) {
  const words = await withPage(url, (page) => readWords(page, { all: true }), { script: false });
  return withPage(url, async (page, troubles) => {
    const problems = [
      ...checkNoScript(await readWords(page, { all: false }), words),
      ...(await checkLanguage(page)),
      // Slides begin with their content.
      ...(await checkKeyboard(page, { skipLink: !address.endsWith('.slides.html') })),
      ...(await checkInk(page)),
      ...(await checkWidth(page)),
      ...(await checkAccessibility(page)),
      ...(paper ? await checkPaper(page) : []),
      ...troubles,
    ];
    // Last, because a page that refuses says so in the console.
    return [...problems, ...(await checkPrivacy(page))];
  });
}
