// Where everything in a relationship map stands. The program draws by the same rules in src/render/picture/network.rs.

/**
 * @typedef {{ name: string, strength: number, words: string }} Tie
 * @typedef {{ name: string, added: boolean, ties: Tie[] }} Person
 * @typedef {{ picture: Picture, people: Person[], alone: string[], incomplete: { from: string, to: string }[] }} NetworkMap
 */

const NET_ROW = 30;
const NET_FRAME = 12;
const NET_NEAR = 50;
const NET_DOT = 6;
const NET_NAMES = 100;
const NET_WIDEST = 150;

/** How strong a tie is: a number, or one of the words. @param {string} words @param {string[]} strengths */
function tieStrength(words, strengths) {
  const same = sameWords(words);
  const digits = /^[0-9]+/.exec(same);
  if (digits) return Math.min(Math.max(Number(digits[0]), 1), 5);
  const found = strengths.findIndex((list) => list.split(",").map(sameWords).includes(same));
  return found < 0 ? 2 : found + 1;
}

/**
 * Two bowed columns: the first person left, the second right, and so on, so that a new one moves nobody across.
 * @param {number} count
 */
function netOval(count) {
  const rows = Math.ceil(count / 2);
  const bow = Math.min(Math.max(4 * rows, 30), 110);
  const middle = NET_NEAR + bow + NET_NAMES;
  /** Place of a person, and -1 on the left, 1 on the right. @param {number} at */
  function place(at) {
    const side = at % 2 ? 1 : -1;
    const row = Math.floor(at / 2) + (side > 0 && count % 2 ? 0.5 : 0);
    const part = (2 * (row + 0.5) - rows) / rows;
    const x = middle + side * (NET_NEAR + bow * (1 - part * part));
    return { x, y: NET_FRAME + (row + 0.5) * NET_ROW, side };
  }
  /**
   * A curve bent towards the middle; a further tie of the same two is bent more.
   * @param {number} one @param {number} other @param {number} before
   */
  function curve(one, other, before) {
    const [a, b] = [place(one), place(other)];
    const more = 14 * Math.min(before, 255);
    let [x, y] = [middle, (a.y + b.y) / 2 + more];
    if (a.side === b.side) {
      const bend = Math.min(24 + 0.4 * (b.y - a.y), 60 + bow) + more;
      [x, y] = [(a.x + b.x) / 2 - a.side * bend, (a.y + b.y) / 2];
    }
    return `M${tenth(a.x)} ${tenth(a.y)}Q${tenth(x)} ${tenth(y)} ${tenth(b.x)} ${tenth(b.y)}`;
  }
  /** @param {Shape[]} shapes @returns {Picture} */
  const picture = (shapes) =>
    ({ width: tenth(2 * middle), height: tenth(2 * NET_FRAME + rows * NET_ROW), shapes });
  return { place, curve, picture };
}

/** Circles with lines beside them, for pens. @param {number} room */
function blankNetwork(room) {
  const count = Math.min(Math.max(room, 6), 24);
  const oval = netOval(count);
  /** @type {Shape[]} */
  const shapes = [];
  for (let at = 0; at < count; at += 1) {
    const { x, y, side } = oval.place(at);
    shapes.push({ kind: "circle", class: "net-dot", x: tenth(x), y: tenth(y), r: NET_DOT });
    const [from, to, low] = [x + side * 12, x + side * (NET_NAMES - 10), y + 7].map(tenth);
    shapes.push({ kind: "path", class: "net-line", d: `M${from} ${low}L${to} ${low}` });
  }
  return oval.picture(shapes);
}

/** A name in one or two lines; what is longer ends with dots here, and stands whole in the list. @param {string} name */
function nameLines(name) {
  /** @type {{ line: string, used: number }[]} */
  const lines = [];
  for (const word of name.split(" ")) {
    const width = wordsWidth(word);
    const last = lines[lines.length - 1];
    if (last && last.used + 6 + width <= NET_WIDEST) {
      last.line += ` ${word}`;
      last.used += 6 + width;
    } else {
      lines.push({ line: word, used: width });
    }
  }
  const more = lines.length > 2;
  const kept = lines.slice(0, 2);
  return kept.map(({ line, used }, at) =>
    used <= NET_WIDEST && !(more && at === kept.length - 1) ? line : shortened(line));
}

/** @param {string} line */
function shortened(line) {
  let used = letterWidth("…");
  let kept = "";
  for (const letter of line) {
    used += letterWidth(letter);
    if (used > NET_WIDEST) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** @param {Person[]} people @param {[number, number, number][]} ties */
function drawNetwork(people, ties) {
  const oval = netOval(people.length);
  /** @type {Map<string, number>} */
  const drawn = new Map();
  /** @type {Shape[]} */
  const shapes = [];
  for (const [from, to, strength] of ties) {
    const [one, other] = from < to ? [from, to] : [to, from];
    const before = drawn.get(`${one} ${other}`) ?? 0;
    drawn.set(`${one} ${other}`, before + 1);
    shapes.push({ kind: "path", class: `tie tie--${strength}`, d: oval.curve(one, other, before) });
  }
  people.forEach((person, at) => {
    const { x, y, side } = oval.place(at);
    const name = person.added ? "net-dot net-dot--added" : "net-dot";
    shapes.push({ kind: "circle", class: name, x: tenth(x), y: tenth(y), r: NET_DOT });
    const lines = nameLines(person.name);
    const first = lines.length > 1 ? y - 2.2 : y + 4;
    lines.forEach((text, line) => shapes.push({
      kind: "text", class: "net-name", x: tenth(x + side * 11), y: tenth(first + 12.4 * line),
      anchor: side < 0 ? "end" : "start", text,
    }));
  });
  return oval.picture(shapes);
}

/**
 * Places and draws people and their ties: rows of from, to, strength.
 * @param {string[]} names @param {string[][]} rows @param {string[]} strengths @param {number} room @returns {NetworkMap}
 */
function networkMap(names, rows, strengths, room) {
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @type {Person[]} */
  const people = [];
  /** @type {NetworkMap["incomplete"]} */
  const incomplete = [];
  /** @type {[number, number, number][]} */
  const ties = [];
  const add = (/** @type {string} */ name, /** @type {boolean} */ added) => {
    if (!known.has(sameWords(name))) known.set(sameWords(name), people.length);
    people.push({ name, added, ties: [] });
  };
  for (const name of names.map(tidy).filter(Boolean)) add(name, false);
  for (const row of rows) {
    const [from, to, words] = [0, 1, 2].map((column) => tidy(row[column] ?? ""));
    if (!from && !to && !words) continue;
    if (!from || !to || sameWords(from) === sameWords(to)) {
      incomplete.push({ from, to });
      continue;
    }
    const strength = tieStrength(words, strengths);
    const [one, other] = [from, to].map((name) => {
      if (!known.has(sameWords(name))) add(name, true);
      return known.get(sameWords(name)) ?? 0;
    });
    people[one].ties.push({ name: people[other].name, strength, words });
    people[other].ties.push({ name: people[one].name, strength, words });
    ties.push([one, other, strength]);
  }
  const alone = people.filter((person) => !person.ties.length).map((person) => person.name);
  return { picture: people.length ? drawNetwork(people, ties) : blankNetwork(room), people, alone, incomplete };
}
