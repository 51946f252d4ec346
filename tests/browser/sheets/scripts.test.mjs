// The scripts of worksheets without a browser: files, text, merging, expiry, the team copy, size and types.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { sites } from '../pages.mjs';
import { anyAnswers, anyText, chance, load, scripts } from './scripts.mjs';

const run = promisify(execFile);
const LARGEST = 25_000;
const CASES = 300;
const DAY = 86_400_000;

const {
  fileText, readFileText, answersText, mergeAnswers, sameAnswers, mergeTeam, teamText, teamAnswers, isExpired, readKept,
} = load([
  'fileText', 'readFileText', 'answersText', 'mergeAnswers', 'sameAnswers', 'mergeTeam', 'teamText', 'teamAnswers', 'isExpired', 'readKept',
]);

const ORIGIN = { curriculum: 'side-by-side-3f2a91', sheet: 'worksheets/plan', title: 'Plan' };

// Objects of another world are equal only as text.
const plain = (value) => JSON.parse(JSON.stringify(value));
const same = (one, other) => assert.deepEqual(plain(one), plain(other));
const entries = (map) => [...map].map(([key, answer]) => [key, answer.value]).sort(([one], [other]) => (one < other ? -1 : 1));

function forAll(check, cases = CASES) {
  for (let seed = 1; seed <= cases; seed += 1) {
    try {
      check(chance(seed));
    } catch (error) {
      error.message = `seed ${seed}: ${error.message}`;
      throw error;
    }
  }
}

const answer = (id, value, more = {}) => ({ id, label: id, kind: 'text', value, ...more });
const answersOf = (...list) => new Map(list.map((it) => [it.row ? `${it.id}.${it.row}` : it.id, it]));

describe('scripts', () => {
  it('are small enough', () => {
    // As they are published: without comments.
    const { folder } = sites()[0];
    const published = readdirSync(path.join(folder, 'assets')).filter((name) => /^sheet\..*\.js$/.test(name));
    assert.equal(published.length, 1);
    const size = gzipSync(readFileSync(path.join(folder, 'assets', published[0])), { level: 9 }).length;
    console.log(`scripts: ${size} bytes compressed`);
    assert.ok(size <= LARGEST, `${size} bytes compressed are more than ${LARGEST}`);
  });

  it('have sound types', { timeout: 120_000 }, async () => {
    const compiler = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
    for (const name of ['tsconfig.json', 'tsconfig.begin.json']) {
      const config = path.join(import.meta.dirname, '..', name);
      await run(process.execPath, [compiler, '-p', config]).catch(({ stdout }) => assert.fail(stdout));
    }
  });

  it('write no markup and speak to no network', () => {
    const never = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|XMLHttpRequest|WebSocket|sendBeacon|https?:/;
    for (const { name, text } of scripts()) assert.doesNotMatch(text.replaceAll('http://www.w3.org/', ''), never, name);
  });
});

describe('files of answers', () => {
  it('come back as they were, for any text', () => forAll((random) => {
    const answers = anyAnswers(random);
    const text = fileText(ORIGIN, answers.values(), '2026-11-24');
    // As a disk keeps it.
    const read = readFileText(new TextDecoder().decode(new TextEncoder().encode(text)));
    same([...read.answers], [...answers].map(([key, it]) => [key, { ...it, label: it.label.slice(0, 1000) }]));
    assert.equal(read.skipped, 0);
    assert.equal(read.sheet, ORIGIN.sheet);
    assert.equal(fileText(ORIGIN, read.answers.values(), '2026-11-24'), text);
  }));

  it('are written as the contract says', () => {
    assert.equal(fileText(ORIGIN, [answer('who', 'Ana', { label: 'Who?' })], '2026-11-24'), `{
  "fieldbook": "answers",
  "version": 1,
  "curriculum": "side-by-side-3f2a91",
  "sheet": "worksheets/plan",
  "title": "Plan",
  "saved": "2026-11-24",
  "answers": [
    {
      "id": "who",
      "label": "Who?",
      "kind": "text",
      "value": "Ana"
    }
  ]
}
`);
  });

  for (const [name, text, expected] of [
    ['no JSON', 'hello', 'strange'],
    ['nothing', '', 'strange'],
    ['null', 'null', 'strange'],
    ['a list', '[]', 'strange'],
    ['other JSON', '{"a":1}', 'strange'],
    ['answers that are no list', '{"fieldbook":"answers","version":1,"answers":{}}', 'strange'],
    ['no version', '{"fieldbook":"answers","answers":[]}', 'strange'],
    ['a newer version', '{"fieldbook":"answers","version":2,"answers":[]}', 'newer'],
  ]) {
    it(`refuse ${name}`, () => assert.equal(readFileText(text), expected));
  }

  it('leave out what is not an answer, and say how much', () => {
    const good = { id: '__proto__', label: 'x', kind: 'text', value: 'kept' };
    const strange = [null, 7, 'x', [], {}, { ...good, id: 3 }, { ...good, id: 'a.b' }, { ...good, id: 'a b' }, { ...good, id: '' },
      { ...good, value: 5 }, { ...good, value: { a: 1 } }, { ...good, value: [1] }, { ...good, row: -1 }, { ...good, row: 1.5 }, { ...good, row: '1' }];
    const text = JSON.stringify({ fieldbook: 'answers', version: 1, answers: [...strange, { ...good, kind: {}, label: 9 }] });
    const read = readFileText(text.replace('"version"', '"__proto__":{"x":1},"version"'));
    assert.equal(read.skipped, strange.length);
    same([...read.answers], [['__proto__', { id: '__proto__', label: '__proto__', kind: 'text', value: 'kept' }]]);
    assert.equal({}.x, undefined);
  });

  it('survive a byte order mark', () => {
    assert.equal(readFileText(`\ufeff${fileText(ORIGIN, [answer('a', 'b')], '')}`).answers.size, 1);
  });

  it('are not read without end', () => {
    const many = Array.from({ length: 30_000 }, (_, at) => answer(`q${at}`, 'x'));
    const read = readFileText(fileText(ORIGIN, many, ''));
    assert.equal(read.answers.size, 20_000);
    assert.equal(read.skipped, 10_000);
  });
});

describe('answers as text', () => {
  it('are readable', () => {
    const text = answersText('Plan', '24 November 2026', [
      answer('who', 'Ana', { label: 'Who?' }),
      answer('why', 'one\ntwo', { label: 'Why' }),
      answer('did', 'yes', { label: 'I thanked them', kind: 'tick' }),
      answer('helped', ['talk', 'food'], { label: 'What helped', kind: 'many' }),
      answer('partner', 'School', { label: 'Partner', row: 1 }), answer('step', 'Call', { label: 'Step', row: 1 }),
      answer('partner', 'Library', { label: 'Partner', row: 3 }),
    ]);
    assert.equal(text, `Plan
24 November 2026

Who? Ana

Why:
    one
    two

[x] I thanked them

What helped: talk; food

1. Partner: School
   Step: Call

3. Partner: Library
`);
  });

  it('hold every word', () => forAll((random) => {
    const answers = anyAnswers(random);
    const text = answersText('Plan', '', answers.values()).replace(/\s/g, '');
    for (const { kind, value } of answers.values()) {
      if (kind !== 'tick') for (const word of [value].flat()) assert.ok(text.includes(word.replace(/\s/g, '')), word);
    }
  }));
});

describe('two tabs', () => {
  const none = new Map();
  const some = (random) => anyAnswers(random, ['Ana', 'Ben', 'Cy']);

  it('take what only one of them changed', () => forAll((random) => {
    const [base, changed] = [some(random), some(random)];
    for (const merged of [mergeAnswers(base, changed, base, none), mergeAnswers(base, base, changed, none), mergeAnswers(base, changed, changed, none)]) {
      assert.deepEqual(entries(merged.answers), entries(changed));
      assert.equal(merged.open.size, 0);
    }
  }));

  it('lose no answer and make none up', () => forAll((random) => {
    const [base, mine, theirs] = [some(random), some(random), some(random)];
    const { answers, open } = mergeAnswers(base, mine, theirs, none);
    const value = (map, key) => JSON.stringify(map.get(key)?.value ?? '');
    for (const key of new Set([...base.keys(), ...mine.keys(), ...theirs.keys()])) {
      const [was, here, there] = [base, mine, theirs].map((map) => value(map, key));
      const offers = (open.get(key) ?? []).map((offer) => JSON.stringify(offer.value.length ? offer.value : ''));
      if (was !== here && was !== there && here !== there) same([offers, value(answers, key)], [[there, here], here]);
      else same([offers, value(answers, key)], [[], was === here ? there : here]);
    }
  }));

  it('meet the same conflicts from both sides', () => forAll((random) => {
    const [base, mine, theirs] = [some(random), some(random), some(random)];
    const offered = (open) => [...open].map(([key, offers]) => [key, offers.map(({ value }) => JSON.stringify(value)).sort()]).sort();
    same(offered(mergeAnswers(base, mine, theirs, none).open), offered(mergeAnswers(base, theirs, mine, none).open));
  }));

  it('come to rest: merging again changes nothing', () => forAll((random) => {
    const first = mergeAnswers(some(random), some(random), some(random), none);
    const stored = new Map(first.answers);
    for (const [key, [offer]] of first.open) stored.set(key, offer);
    const again = mergeAnswers(first.answers, first.answers, stored, first.open);
    same(entries(again.answers), entries(first.answers));
    same([...again.open].sort(), [...first.open].sort());
  }));

  it('type on in a conflict and offer the newest words', () => {
    const [was, here, there] = ['Ana', 'Ana B.', 'Ana C.'].map((value) => answersOf(answer('who', value)));
    const { open } = mergeAnswers(was, here, there, none);
    const typed = answersOf(answer('who', 'Ana Belén'));
    same(mergeAnswers(here, typed, there, open).open.get('who').map(({ value }) => value), ['Ana C.', 'Ana Belén']);
  });

  it('show an answer beside its removal', () => {
    const { open, answers } = mergeAnswers(answersOf(answer('who', 'Ana')), new Map(), answersOf(answer('who', 'Ben')), none);
    same(open.get('who').map(({ value }) => value), ['Ben', '']);
    assert.ok(!answers.has('who'));
  });
});

describe('what is remembered', () => {
  it('expires on its day', () => {
    const now = Date.now();
    for (const [expires, expected] of [[now + DAY, false], [now + 31 * DAY, false], [now, true], [now - 1, true], [0, true], [NaN, true], [now + 60 * DAY, true]]) {
      assert.equal(isExpired({ expires }, now), expected, String(expires));
    }
  });

  it('is never believed blindly', () => {
    for (const text of [null, '', 'x', '{}', '[]', 'null', '{"answers":5}', '{"cleared":true}']) assert.equal(readKept(text), undefined);
    const kept = readKept('{"answers":[{"id":"a","label":"A","kind":"text","value":"1"},7],"open":[[1,2],"x"],"expires":"soon","days":null}');
    same([kept.answers.size, kept.open.size, kept.expires, kept.days], [1, 0, 0, 0]);
  });
});

describe('a team copy', () => {
  const asked = (id, kind = 'text', choices = []) => ({ id, label: id, kind, choices });
  const SHAPE = {
    fields: [asked('sheet-name'), asked('purpose'), asked('clear', 'one', ['1', '2', '3']), asked('helped', 'many', ['food', 'talk']), asked('thanked', 'tick', ['yes'])],
    tables: [{ columns: [asked('partner'), asked('step')] }],
  };
  const nameCopy = (number) => `Copy ${number}`;
  const file = (name, ...list) => ({ name, answers: answersOf(...list) });
  const TEAM = [
    file('x.json', answer('sheet-name', ' Ana '), answer('purpose', 'Trust'), answer('clear', '2', { kind: 'one' }), answer('helped', ['food'], { kind: 'many' }),
      answer('partner', 'The  School', { row: 1 }), answer('step', 'call', { row: 1 }), answer('partner', 'Library', { row: 2 })),
    file('ben.json', answer('clear', '2', { kind: 'one' }), answer('helped', ['food', 'talk'], { kind: 'many' }), answer('thanked', 'yes', { kind: 'tick' }),
      answer('partner', ' the school', { row: 3 }), answer('step', 'Call', { row: 3 }), answer('step', 'Only a step', { row: 7 })),
    file('.json', answer('gone', 'old words')),
  ];

  it('puts people side by side, counts choices and joins rows', () => {
    assert.equal(teamText(mergeTeam(TEAM, SHAPE, nameCopy), 'Plan'), `Plan
Copy 1, Ana, ben

purpose
  Ana: Trust

clear
  1: 0
  2: 2 (Ana, ben)
  3: 0

helped
  food: 2 (Ana, ben)
  talk: 1 (ben)

thanked
  [x]: 1 (ben)

gone
  Copy 1: old words

1. step: Only a step
   (ben)
2. partner: Library
   (Ana)
3. partner: The  School
   step: call
   (Ana, ben)
`);
  });

  it('is the same in any order, and each file counts once', () => forAll((random) => {
    const files = random.list(6, () => ({ name: random.of(['a.json', 'b.json', 'b (1).json', '']), answers: anyAnswers(random, ['Ana', ' ana', 'Ben', 'ben  ']) }));
    const shuffled = [...files, ...random.list(3, () => random.of(files)).filter(Boolean)].map((it) => [random.below(1e6), it]).sort(([one], [other]) => one - other).map(([, it]) => it);
    const [one, other] = [files, shuffled].map((list) => mergeTeam(list, SHAPE, nameCopy));
    assert.equal(teamText(one, 'Plan'), teamText(other, 'Plan'));
    assert.equal(fileText(ORIGIN, teamAnswers(one), ''), fileText(ORIGIN, teamAnswers(other), ''));
  }));

  it('loses no row that anybody wrote', () => forAll((random) => {
    const files = random.list(4, () => ({
      name: 'x', answers: answersOf(...random.list(6, () => answer(random.of(['partner', 'step']), anyText(random), { row: 1 + random.below(3) }))),
    }));
    const fold = (text) => text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
    const [table] = mergeTeam(files, SHAPE, nameCopy).tables;
    const shown = (table?.rows ?? []).map(({ cells }) => plain(cells).map(fold).join('\n')).sort();
    const written = files.flatMap(({ answers }) => [1, 2, 3].map((row) => ['partner', 'step'].map((id) => fold(answers.get(`${id}.${row}`)?.value ?? ''))))
      .filter((cells) => cells.some(Boolean)).map((cells) => cells.join('\n'));
    same(shown, [...new Set(written)].sort());
  }));

  it('becomes a file of answers that opens again', () => {
    const read = readFileText(fileText(ORIGIN, teamAnswers(mergeTeam(TEAM, SHAPE, nameCopy)), '2026-11-24'));
    same(entries(read.answers), [
      ['gone', 'Copy 1: old words'], ['partner.2', 'Library'], ['partner.3', 'The  School'], ['purpose', 'Ana: Trust'], ['sheet-name', 'Copy 1, Ana, ben'],
      ['step.1', 'Only a step'], ['step.3', 'call'],
    ]);
    assert.ok(sameAnswers(read.answers, readFileText(fileText(ORIGIN, read.answers.values(), '')).answers));
  });
});
