// A worksheet with every kind of field, as the program writes it, put together from the theme's own files. It is opened
// from a folder and from a server of its own.

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const THEME = fileURLToPath(new URL('../../../themes/default/', import.meta.url));
export const CURRICULUM = 'side-by-side-3f2a91';
export const KEY = `fieldbook:${CURRICULUM}:worksheets/plan`;

const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'none'; base-uri 'none'; form-action 'none'";

/** All files of a folder of the theme, joined in the order of their names. */
async function joined(folder, only = () => true) {
  const names = (await readdir(path.join(THEME, folder))).filter(only).sort();
  return (await Promise.all(names.map((name) => readFile(path.join(THEME, folder, name), 'utf8')))).join('\n');
}

/** The script as a page loads it. */
export async function sheetScript() {
  return `(() => {\n"use strict";\n${await joined('scripts', (name) => name.endsWith('.js'))}\n})();\n`;
}

async function words(language) {
  const text = await readFile(path.join(THEME, `strings/${language}.toml`), 'utf8');
  return new Map([...text.matchAll(/^(\w+) = "(.*)"$/gm)].map(([, key, value]) => [key, value]));
}

/** A template that uses nothing but words. */
async function drawn(name, t) {
  const text = await readFile(path.join(THEME, 'templates/parts', name), 'utf8');
  const included = await Promise.all([...text.matchAll(/\{% include "parts\/(.*?)" %\}/g)].map(async ([whole, part]) => [whole, await drawn(part, t)]));
  return included.reduce((whole, [from, to]) => whole.replace(from, () => to), text)
    .replace(/\{#.*?#\}/gs, '')
    .replace(/\{\{ t\.(\w+) \}\}/g, (_, key) => {
      if (!t.has(key)) throw new Error(`${name}: there are no words ${key}`);
      return t.get(key).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    });
}

const field = (id, label, kind = 'text', more = '') => `id="f-${id}" name="${id}" data-field="${id}" data-label="${label}" data-kind="${kind}" autocomplete="off" ${more}`;
const line = (id, label, kind = 'text', type = 'text') =>
  `<label for="f-${id}">${label}</label> <span class="fill fill--text"><input type="${type}" ${field(id, label, kind)}></span>`;
const space = (id, label, lines, more = '') =>
  `<span class="fill fill--space"><span class="rules" aria-hidden="true">${'<span class="rule"></span>'.repeat(lines)}</span><textarea rows="${lines}" ${field(id, label, 'text', `aria-label="${label}" ${more}`)}></textarea></span>`;
const cell = (id, row, label, control = 'textarea') => {
  const rowed = field(id, label, control === 'textarea' ? 'text' : 'pick', `data-row="${row}" aria-label="${label}, row ${row}"`)
    .replace(`id="f-${id}"`, `id="f-${id}.${row}"`).replace(`name="${id}"`, `name="${id}.${row}"`);
  const inside = control === 'textarea' ? `<textarea rows="1" ${rowed}></textarea>` : `<select ${rowed}><option value=""></option><option>Core</option><option>Friend</option></select>`;
  return `<td data-column="${label}"><span class="fill fill--cell">${inside}</span></td>`;
};
const circles = (place) => `<span class="scale" role="radiogroup" aria-label="How clear was it?">${[1, 2, 3, 4, 5].map((number) =>
  `<span class="scale-option"><input type="radio" class="choice" id="f-clear${place}.c${number}" name="clear" value="${number}" data-field="clear" data-label="How clear was it?" data-kind="one" autocomplete="off"> <label for="f-clear${place}.c${number}">${number}</label></span>`).join(' ')}</span>`;
const boxes = `<span class="scale" role="group" aria-label="What helped?">${['talk', 'food', 'time'].map((choice) =>
  `<span class="scale-option"><input type="checkbox" class="tick" id="f-helped.${choice}" name="helped" value="${choice}" data-field="helped" data-label="What helped?" data-kind="many" autocomplete="off"> <label for="f-helped.${choice}">${choice}</label></span>`).join(' ')}</span>`;

const FIELDS = {
  purpose: `<p>Why do I want to meet this person?</p>\n<p>${space('purpose', 'Why do I want to meet this person?', 3)}</p>`,
  renamed: '',
};

const BODY = (t, more) => `
<p>${line('person', 'Person')} ${line('meeting', 'Meeting on', 'date')} ${line('at', 'At', 'time')}</p>
<p>${line('email', 'E-mail', 'email', 'email')} ${line('phone', 'Phone', 'phone', 'tel')} ${line('age', 'Age', 'number')}</p>
<h2>Purpose</h2>
${more.purpose ?? FIELDS.purpose}
<ul class="ticks"><li><input type="checkbox" class="tick" value="yes" ${field('thanked', 'I thanked them.', 'tick')}> <label for="f-thanked">I thanked them.</label></li></ul>
<p>How clear was it? ${circles('')}</p>
<p>Again: how clear was it? ${circles('--2')}</p>
<p>What helped? ${boxes}</p>
<p>Community: <span class="fill fill--text"><input type="text" id="f-place" name="place" data-field="place" data-label="Community" data-kind="text" aria-label="Community" autocomplete="off"></span>
and once more: <span class="fill fill--text"><input type="text" id="f-place--2" name="place" data-field="place" data-label="Community" data-kind="text" aria-label="Community, again" autocomplete="off"></span></p>
<div class="table-scroll" role="region" aria-label="Partners" tabindex="0"><table data-grow="6"><thead><tr><th scope="col">Partner</th><th scope="col">Ring</th><th scope="col">Next step</th></tr></thead><tbody>
${Array.from({ length: 6 }, (_, at) => `<tr data-row="${at + 1}">${cell('partner', at + 1, 'Partner')}${cell('ring', at + 1, 'Ring', 'select')}${cell('step', at + 1, 'Next step')}</tr>`).join('\n')}
</tbody></table></div>
<p>Signature: <span class="blank blank--signature"></span></p>
${more.end ?? ''}`;

// Only what the fields need to be seen; the theme has better.
const FIELDS_CSS = `
.fill { display: inline-block; max-inline-size: 100%; }
.fill--text > input { inline-size: 11em; max-inline-size: 100%; min-block-size: 1.7em; border: 0; border-block-end: 1.5px solid var(--line); background: none; color: inherit; font: inherit; }
.fill--space, .fill--cell { display: block; position: relative; }
.fill--space > .rules { position: absolute; inset: 0; overflow: hidden; pointer-events: none; }
.fill :is(textarea, select) { display: block; inline-size: 100%; margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; line-height: var(--writing-line); field-sizing: content; min-block-size: 1.8em; resize: none; }
input.tick, input.choice { inline-size: 1.5em; block-size: 1.5em; min-inline-size: 24px; min-block-size: 24px; border: 0; }
`;

/** The files of the site: two sheets and what they load. `more` changes fields of the first. */
export async function fixture({ language = 'en', direction = 'ltr', more = {}, id = 'worksheets/plan', before = '', curriculum = CURRICULUM } = {}) {
  const t = await words(language);
  const [styles, script, tools] = await Promise.all([joined('styles'), sheetScript(), drawn('sheet_tools.html', t)]);
  const page = (sheet, title, body) => `<!DOCTYPE html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="style.css">
<link rel="icon" href="data:,">
<script src="sheet.js" defer></script>
</head>
<body class="kind-worksheet accent-teal">
<main id="main"><article class="page page--worksheet">
<div class="sheet-tools"><p class="page-parent"><a href="other.html">Worksheets</a></p></div>
${tools}
<div class="sheet paper-portrait" data-sheet="${sheet}"${before && ` data-sheet-before="${before}"`} data-curriculum="${curriculum}" data-title="${title}">
<header class="sheet-head"><div class="sheet-words"><h1 class="sheet-title">${title}</h1><p class="sheet-summary">Get ready for a real one-to-one.</p></div>
<p class="sheet-who"><span class="sheet-blank">${line('sheet-name', t.get('sheet_name'))}</span> <span class="sheet-blank">${line('sheet-date', t.get('sheet_date'), 'date')}</span></p></header>
<div class="prose sheet-body">${body}</div>
<p class="sheet-foot">Side by side</p>
</div>
</article></main>
</body>
</html>
`;
  return {
    'plan.html': page(id, 'One-to-one plan', BODY(t, more)),
    'other.html': page('worksheets/other', 'Another sheet', `<p>${line('thing', 'Thing')}</p>`),
    'style.css': styles + FIELDS_CSS,
    'sheet.js': script,
  };
}

/** Writes the site to a folder; `use` gets addresses of it, one below `file:` and one at a server. */
export async function withSite(options, use) {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-sheet-'));
  const write = async (given) => {
    const files = await fixture({ ...options, ...given });
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  };
  await mkdir(folder, { recursive: true });
  await write({});
  const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript' };
  const server = createServer(async ({ url }, answer) => {
    const name = path.basename(new URL(url, 'http://x').pathname);
    const text = await readFile(path.join(folder, name)).catch(() => undefined);
    answer.writeHead(text ? 200 : 404, { 'Content-Type': types[path.extname(name)] ?? 'text/plain' });
    answer.end(text);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  try {
    return await use({
      folder, write,
      file: pathToFileURL(folder).href,
      http: `http://127.0.0.1:${server.address().port}`,
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => { server.close(resolve); });
    await rm(folder, { recursive: true });
  }
}
