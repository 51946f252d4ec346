// The scripts of the search page without a browser: words as the program finds them, the index read back, ranks, context.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const run = promisify(execFile);
const FOLDER = fileURLToPath(new URL('../../../themes/default/scripts/search/', import.meta.url));

/** The functions of all scripts but the last, which starts them. */
function load(names) {
  const files = readdirSync(FOLDER).filter((name) => !name.startsWith('90-')).sort();
  const text = files.map((name) => readFileSync(FOLDER + name, 'utf8')).join('\n');
  return vm.runInNewContext(`(() => { "use strict";\n${text}\nreturn { ${names.join(', ')} }; })()`, { TextEncoder, window: {} });
}

const { wordsOf, fold, readGroups, isAfter, fileOf, nearest, rank, placeIn, marked } = load([
  'wordsOf', 'fold', 'readGroups', 'isAfter', 'fileOf', 'nearest', 'rank', 'placeIn', 'marked',
]);

const plain = (value) => JSON.parse(JSON.stringify(value));
const group = (forms, places, isCut = false) => ({ forms, places: new Map(Object.entries(places).map(([target, weight]) => [Number(target), weight])), isCut });
const found = (...groups) => ({ form: groups[0].forms[0], near: '', groups: new Map(groups.map((it) => [it, 1])) });
const lines = (pieces) => pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

describe('words', () => {
  const examples = JSON.parse(readFileSync(new URL('../../search/vectors.json', import.meta.url), 'utf8'));
  assert.ok(examples.length > 20);
  for (const { text, words } of examples) {
    it(`are those of the program: ${text.slice(0, 40)}`, () => {
      assert.deepEqual(plain(wordsOf(text)).map(({ form }) => form), words);
      for (const { form, start, end } of wordsOf(text)) assert.equal(fold(text.slice(start, end)), form);
    });
  }
});

describe('the index', () => {
  it('is read back', () => {
    // 16 × 3 + 8, then 16 × 40 + 1.
    const [listen, lists] = readGroups('Alisten Ged Ging 4BhU\nEs Dbox ~R\n');
    assert.deepEqual(plain(listen.forms), ['listen', 'listened', 'listening']);
    assert.deepEqual(plain([...listen.places]), [[3, 8], [43, 1]]);
    assert.deepEqual(plain(lists.forms), ['lists', 'lisbox']);
    assert.equal(lists.isCut, true);
    assert.deepEqual(plain([...lists.places]), [[1, 1]]);
  });

  it('is in the order of code points', () => {
    assert.equal(isAfter('b', 'a'), true);
    assert.equal(isAfter('a', 'ab'), false);
    assert.equal(isAfter('\u{10400}', '\uff41'), true, 'letters beyond 65,536 stand last');
    const firsts = ['', 'garden', 'плод'];
    for (const [word, file] of [['a', 0], ['garde', 0], ['garden', 1], ['gardens', 1], ['я', 2], ['\u{10400}', 2]]) {
      assert.equal(fileOf(firsts, word), file, word);
    }
  });

  it('offers the word that is most alike', () => {
    const groups = [group(['listen', 'listens'], { 1: 1 }), group(['list'], { 2: 1 })];
    for (const [word, near] of [['listener', 'listen'], ['lister', 'listen'], ['lost', undefined], ['listenership', undefined]]) {
      assert.equal(nearest(groups, word)?.word, near, word);
    }
  });
});

describe('ranks', () => {
  const check = (words, expected, more = {}) => {
    const { targets, hasAll, isMore } = rank(words, 100);
    assert.deepEqual(plain({ targets, hasAll, isMore }), { targets: expected, hasAll: true, isMore: false, ...more });
  };

  it('put titles before headings before text', () => {
    check([found(group(['a'], { 1: 3, 2: 4, 3: 8, 4: 7, 5: 15 }))], [5, 3, 4, 2, 1]);
  });

  it('ask for all words', () => {
    check([found(group(['a'], { 1: 15, 2: 1 })), found(group(['b'], { 2: 1, 3: 15 }))], [2]);
  });

  it('give the best of the rest where nothing has all', () => {
    check([found(group(['a'], { 1: 1 })), found(group(['b'], { 2: 8 })), found(group(['c'], {}))], [2, 1], { hasAll: false });
    check([found(group(['a'], {}))], [], { hasAll: false });
  });

  it('ask nothing of a word that is nearly everywhere', () => {
    check([found(group(['a'], { 1: 1 }, true)), found(group(['b'], { 2: 1, 1: 1 }))], [1, 2]);
    check([found(group(['a'], { 1: 1, 2: 8 }, true))], [2, 1], { isMore: true });
  });
});

describe('context', () => {
  const words = [new Set(['garden', 'gardens']), new Set(['cafe'])];

  it('is the passage and the line with most of the words', () => {
    const passages = [['', '', 'Nothing.\nA garden.'], ['two', 'The heading', 'One line.\nGardens and a café.'], ['three', 'Garden', 'x']];
    const place = placeIn(passages, words);
    assert.deepEqual([place.id, lines(place.title), lines(place.text)], ['two', 'The heading', '[Gardens] and a [café].']);
  });

  it('is the beginning where no text has the words', () => {
    assert.equal(lines(placeIn([['', '', 'First.\nSecond.']], words).text), 'First.');
    assert.deepEqual(plain(placeIn([], words)), { id: '', title: [], text: [] });
  });

  it('is cut at words', () => {
    const long = `${'before '.repeat(60)}garden ${'after '.repeat(60)}end`;
    const text = lines(placeIn([['', '', long]], words).text);
    assert.match(text, /^… (before )+\[garden\] (after )+after …$/);
    assert.ok(text.length < 240, text);
  });

  it('marks pairs of letters as one', () => {
    assert.equal(lines(marked('これは日本語です', [new Set(['日本']), new Set(['本語'])])), 'これは[日本語]です');
  });
});

describe('the scripts', () => {
  it('have sound types', { timeout: 120_000 }, async () => {
    const compiler = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
    const config = path.join(import.meta.dirname, '../tsconfig.search.json');
    await run(process.execPath, [compiler, '-p', config]).catch(({ stdout }) => assert.fail(stdout));
  });
});
