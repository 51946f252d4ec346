// The layout of maps in the theme's scripts: the program's own examples, and what must hold for any table. No browser.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from './scripts.mjs';

const { partnerMap, networkMap } = load(['partnerMap', 'networkMap']);
const examples = JSON.parse(readFileSync(new URL('../../maps/vectors.json', import.meta.url), 'utf8'));

/** Without the prototypes of the other context. */
const plain = (value) => JSON.parse(JSON.stringify(value));

for (const example of examples) {
  test(`as the program draws it: ${example.name}`, () => {
    const found = example.people
      ? networkMap(example.people, example.ties, example.strengths, example.room)
      : partnerMap(example.quadrants, example.rings, example.rows);
    assert.deepEqual(plain(found), example.expected);
  });
}

/** Numbers that look random and are the same each time. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

const labels = (word, count) => Array.from({ length: count }, (_, at) => `${word} ${at + 1}`);

function checkPartners(map, names) {
  const dots = map.picture.shapes.filter((shape) => shape.class === 'map-dot');
  assert.equal(dots.length, map.placed.length);
  const numbers = [...map.placed, ...map.waiting].map((partner) => partner.number).sort((one, other) => one - other);
  assert.deepEqual(plain(numbers), labels('', names).map(Number));
  for (const [at, one] of dots.entries()) {
    assert.ok(one.x - one.r > 0 && one.x + one.r < map.picture.width && one.y - one.r > 0);
    for (const other of dots.slice(at + 1)) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= 20.5);
  }
}

test('no partner is dropped and no dots overlap, wherever two hundred stand', () => {
  for (let quadrants = 2; quadrants <= 6; quadrants += 1) {
    for (let rings = 2; rings <= 7; rings += 1) {
      const [parts, circles] = [labels('Part', quadrants), labels('Ring', rings)];
      for (let ring = 0; ring < rings; ring += 1) {
        const rows = labels('Partner', 200).map((name) => [name, parts[quadrants - 1], circles[ring]]);
        checkPartners(partnerMap(parts, circles, rows), 200);
      }
    }
  }
});

test('tables at random: all present, no overlap, the same picture each time', () => {
  const next = random(7);
  for (let round = 0; round < 60; round += 1) {
    const [parts, circles] = [labels('Part', 2 + next(5)), labels('Ring', 2 + next(6))];
    const rows = Array.from({ length: next(200) }, (_, at) =>
      [next(10) ? `Partner ${at}` : ' ', `part ${1 + next(7)}`, `Ring ${1 + next(8)}`]);
    const map = partnerMap(parts, circles, rows);
    checkPartners(map, rows.filter((row) => row[0].trim()).length);
    assert.deepEqual(plain(partnerMap(parts, circles, rows)), plain(map));
    const people = rows.map((row) => row[0]);
    const ties = rows.slice(0, 60).map(() => [rows[next(rows.length)][0], `Partner ${next(220)}`, String(next(7))]);
    const net = networkMap(people, ties, ['a', 'b', 'c', 'd', 'e'], 8);
    const drawn = net.picture.shapes.filter((shape) => shape.class.startsWith('tie')).length;
    assert.equal(drawn + net.incomplete.length, ties.length);
    const lines = net.picture.shapes.filter((shape) => shape.class === 'net-name');
    const places = new Set(lines.map((line) => `${line.anchor} ${line.y}`));
    assert.equal(places.size, lines.length, 'no two lines of names on one side share their height');
  }
});

test('a map of two hundred partners is laid out in far less than the 50 ms of a key stroke', () => {
  const [parts, circles] = [labels('Part', 4), labels('Ring', 5)];
  const rows = labels('Partner', 200).map((name) => [name, parts[0], circles[1]]);
  partnerMap(parts, circles, rows);
  // The time that this process itself takes: others may want the machine, too.
  const before = process.cpuUsage();
  for (let round = 0; round < 10; round += 1) partnerMap(parts, circles, rows);
  assert.ok(process.cpuUsage(before).user / 1000 / 10 < 15);
});
