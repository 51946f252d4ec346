// Tests the checks: a good page passes all of them, and each kind of damage to it is found.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { closeBrowser } from './browser.mjs';
import { checkLinks } from './checks/links.mjs';
import { checkMarkup } from './checks/markup.mjs';
import { readSite } from './pages.mjs';
import { visit } from './visit.mjs';

const HTML = `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Building trust</title>
<link rel="stylesheet" href="page.css">
<script src="page.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><a href="other.html#there">Another page</a></header>
<main id="main">
<h1>Building trust</h1>
<p id="words">Words that everybody can read.</p>
<p><label>Name <input type="text" id="name"></label></p>
</main>
</body>
</html>
`;
const CSS = `body { margin: 1rem; background: white; color: black }
a { color: #003a8c }
.skip { position: absolute; top: -9rem }
.skip:focus { top: 0 }
input { max-width: 100% }
@media (prefers-color-scheme: dark) { body { background: black; color: white } a { color: #9cf } }
@media print { .skip { display: none } body { background: white; color: black } a { color: #003a8c } }
@page { @bottom-center { content: "page " counter(page) } }
`;
const JS = `document.querySelector('main').append(document.createElement('output'));
`;

const page = (site) => site.pages.find(({ address }) => address === 'page.html');
const opened = (site) => visit(page(site), { paper: false });
const printed = (site) => visit(page(site), { paper: true });
const linked = (site) => checkLinks(site);
const validated = async ({ folder }) => (await checkMarkup([folder])).get(folder);

// What is done to the good page (text to replace, and its replacement), who must notice, and what they must say.
const DAMAGE = [
  ['a picture without words', opened, { html: ['</main>', '<img src="dot.svg"></main>'] }, /axe, light, 1280 px: image-alt/],
  ['pale text', opened, { css: ['color: black', 'color: #bbb'] }, /axe, light, 320 px: color-contrast/],
  ['pale text when dark', opened, { css: ['color: white', 'color: #444'] }, /axe, dark, 1280 px: color-contrast/],
  ['pale text when narrow', opened, { css: ['a {', '@media (width < 30em) { p { color: #bbb } } a {'] }, /axe, light, 320 px: color-contrast/],
  ['a wide word', opened, { html: ['Words', 'W'.repeat(60)] }, /320 px, ltr: scrolls sideways/],
  ['a wide word, cut off', opened, { html: ['Words', 'W'.repeat(60)], css: ['body {', 'html { overflow-x: clip } p { width: 600px } body {'] }, /320 px, ltr: sticks out/],
  ['a box too wide for any window', opened, { css: ['input {', 'p { width: 2000px } input {'] }, /1280 px, ltr: scrolls sideways/],
  ['something too far to the left', opened, { css: ['.skip { position: absolute; top: -9rem', '.skip { position: absolute; left: -999px'] }, /320 px, rtl: scrolls sideways/],
  ['a missing style sheet', opened, { html: ['page.css', 'lost.css'] }, /request fails: file:.*lost\.css/],
  ['a picture from elsewhere', opened, { html: ['</main>', '<img src="http://127.0.0.1:9/x.png" alt="x"></main>'] }, /console error: .*Content Security Policy/],
  ['a request to elsewhere', opened, { html: [/<meta http-equiv.*>/, ''], js: ['document', 'fetch("http://127.0.0.1:9/").catch(() => 0); document'] }, /request leaves the disk/],
  ['a style inside the page', opened, { html: ['<h1>', '<h1 style="color: red">'] }, /console error: .*inline style/],
  ['a script that stops', opened, { js: ['document', 'missing(); document'] }, /script error: .*missing is not defined/],
  ['a script that leads away', opened, { js: ['document', 'addEventListener("load", () => setTimeout(() => { location = "other.html" })); document'] }, /page moves away/],
  ['words only a script writes', opened, { js: [/$/, 'document.getElementById("words").append(" And more.")'] }, /seen only with JavaScript: And more/],
  ['words only a script shows', opened, { css: ['input {', '#words { display: none } .js #words { display: block } input {'], js: [/$/, 'document.body.className = "js"'] }, /seen only with JavaScript: Words that/],
  ['a page made by a script', opened, { css: ['input {', 'body { visibility: hidden } input {'] }, /shows nothing/],
  ['a screen colour on paper', opened, { css: [/body { background: white; color: black } a(?=[^]*@page)/, 'a'] }, /prints on dark paper[^]*prints in pale ink/],
  ['grey on paper', opened, { css: ['@page', '@media print { p { color: #999 } } @page'] }, /prints in pale ink: <p/],
  ['an empty page', printed, { css: ['@page', '@media print { body::after { content: ""; display: block; break-before: page; height: 1px } } @page'] }, /A4: page 2 of 2 is empty/],
  ['a title that does not print', printed, { css: ['@page', '@media print { h1 { display: none } } @page'] }, /Letter: the title is not on paper/],
  ['no skip link', opened, { html: [/<a class="skip".*/, ''] }, /first Tab does not show a skip link/],
  ['a skip link that stays away', opened, { css: ['top: 0', 'top: -8rem'] }, /first Tab does not show a skip link/],
  ['a skip link to nowhere', opened, { html: ['id="main"', ''] }, /first Tab does not show a skip link/],
  ['a focus nobody sees', opened, { css: ['input {', 'header a:focus { outline: none } input {'] }, /Tab 2: nothing shows/],
  ['the wrong direction', opened, { html: ['lang="en"', 'lang="ar"'] }, /lang="ar" runs rtl/],
  ['no language', opened, { html: ['lang="en"', 'lang=""'] }, /is not a language/],
  ['a policy that lets words out', opened, { html: [` connect-src 'none'; form-action 'none'`, ' connect-src *'] }, /refuse by connect-src[^]*refuse by form-action/],
  ['a link to a lost page', linked, { html: ['other.html', 'lost.html'] }, /page\.html: lost\.html#there leads to a file that does not exist/],
  ['a link to a lost heading', linked, { html: ['#there', '#gone'] }, /other\.html#gone leads to an id/],
  ['a link to a lost heading nearby', linked, { html: ['"#main"', '"#gone"'] }, /#gone leads to an id/],
  ['a link from the root', linked, { html: ['"other', '"/other'] }, /is not relative/],
  ['a link out of the site', linked, { html: ['other.html', '../other.html'] }, /leads out of the site/],
  ['a link to a folder', linked, { html: ['other.html', 'folder/'] }, /leads to a folder/],
  ['a link that runs a script', linked, { html: ['other.html#there', 'javascript:alert(1)'] }, /of a kind/],
  ['a lost picture', linked, { html: ['</main>', '<img src="lost.png" alt="x"></main>'] }, /lost\.png leads to a file/],
  ['a redirect to a lost page', linked, { html: ['</head>', '<meta http-equiv="refresh" content="0; url=lost.html"></head>'] }, /lost\.html leads to a file/],
  ['a wrong nesting', validated, { html: ['</h1>', '</h2>'] }, /End tag.*h2/],
  ['a heading that is empty', validated, { html: ['</main>', '<h2></h2></main>'] }, /Empty heading/],
];

after(closeBrowser);

describe('the checks', { concurrency: 3 }, () => {
  it('find nothing on a good page', async () => {
    const problems = await withSite({}, async (site) => [
      ...(await printed(site)), ...(await linked(site)), ...(await validated(site)),
    ]);
    assert.deepEqual(problems, []);
  });
  for (const [name, check, damage, expected] of DAMAGE) {
    it(`find ${name}`, async () => {
      const problems = await withSite(damage, check).catch((error) => [error.message]);
      assert.match(problems.join('\n'), expected);
    });
  }
  it('refuse a site without pages', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-empty-'));
    assert.throws(() => readSite(folder), /holds no page/);
    await rm(folder, { recursive: true });
  });
});

// Writes the good page with its damage to a folder, and hands the folder to `use` as a site.
async function withSite({ html, css, js }, use) {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-checks-'));
  const damaged = (text, change) => {
    if (!change) return text;
    const result = text.replace(...change);
    assert.notEqual(result, text, `the damage has nothing to replace: ${change[0]}`);
    return result;
  };
  const files = {
    'page.html': damaged(HTML, html),
    'page.css': damaged(CSS, css),
    'page.js': damaged(JS, js),
    'other.html': HTML.replace('id="words"', 'id="there"'),
    'dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  };
  try {
    await mkdir(path.join(folder, 'folder'));
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    return await use(readSite(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}
