// The theme's scripts without a browser: the parts that know no page, and answers made by chance.

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const FOLDER = fileURLToPath(new URL('../../../themes/default/scripts/', import.meta.url));

/** Every script with its text, in the order in which they are joined. */
export function scripts() {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.js')).sort()
    .map((name) => ({ name, text: readFileSync(FOLDER + name, 'utf8') }));
}

/** The functions of all scripts but the last, which starts them. `world` are the globals they find. */
export function load(names, world = {}) {
  const text = scripts().filter(({ name }) => !name.startsWith('90-')).map((script) => script.text).join('\n');
  return vm.runInNewContext(`(() => { "use strict";\n${text}\nreturn { ${names.join(', ')} }; })()`, {
    structuredClone, setTimeout, clearTimeout, ...world,
  });
}

/** The same numbers from the same seed (mulberry32). */
export function chance(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(next() * count);
  const of = (list) => list[below(list.length)];
  return { below, of, list: (most, make) => Array.from({ length: below(most + 1) }, make) };
}

const PIECES = [
  'Ana', ' ', '\n', '\r\n', '\t', '"', '\\', '<b>', '&amp;', '</script>', '{label}', '$&', '👩‍🌾', 'é', 'ñ', 'שלום', 'مرحبا', '\u202e', '\ud800',
  '\udc00', '\u0000', '\u2028', '__proto__', 'constructor', '0', 'x'.repeat(300),
];

export const anyText = (random) => random.list(6, () => random.of(PIECES)).join('') || random.of(PIECES);

const IDS = ['person', 'purpose', '__proto__', 'constructor', 'toString', 'a-b', 'ñandú', 'partner', 'step'];

/** Some answers, as a map by key. Values of few kinds meet often when `values` is given. */
export function anyAnswers(random, values) {
  const answers = new Map();
  random.list(10, () => {
    const id = random.of(IDS);
    const row = random.below(3);
    const kind = random.of(['text', 'many', 'tick', 'date']);
    const word = () => (values ? random.of(values) : anyText(random));
    const value = kind === 'many' ? [word(), word()] : word();
    answers.set(row ? `${id}.${row}` : id, { id, ...(row && { row }), label: anyText(random), kind, value });
  });
  return answers;
}
