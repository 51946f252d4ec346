// Where everything in a partner map stands. The program draws by the same rules, line by line, in
// src/render/picture/: change both, or the picture of a page jumps when its script begins. Only + - * / and floor are
// used, which give the same numbers everywhere.

/**
 * One thing in a picture, from back to front.
 * @typedef {{ kind: "circle", class: string, x: number, y: number, r: number }
 *   | { kind: "path", class: string, d: string }
 *   | { kind: "text", class: string, x: number, y: number, anchor: string, text: string }
 *   | { kind: "along", class: string, d: string, text: string }} Shape
 * @typedef {{ width: number, height: number, shapes: Shape[] }} Picture
 * @typedef {{ number: number, name: string, quadrant: string, ring: string }} Partner
 * @typedef {{ label: string, partners: Partner[] }} Group
 * @typedef {{ picture: Picture, placed: Partner[], waiting: Partner[], by_quadrant: Group[], by_ring: Group[] }} PartnerMap
 */

const MAP_DOT = 9;
const MAP_PITCH = 21;
const MAP_EDGE = 12;
const MAP_LINE = 17;
const MAP_FIRST = 35;
const MAP_FRAME = 26;
const TURN = 6.283185307179586;

/** The nearest tenth; halves go up. @param {number} length */
const tenth = (length) => Math.floor(length * 10 + 0.5) / 10;

/** Words with single spaces between. @param {string} words */
const tidy = (words) => words.split(/[\s\u0085]+/).filter(Boolean).join(" ");

/** Words in the form in which they are compared. @param {string} words */
const sameWords = (words) => tidy(words).toLowerCase();

/** The sine of so many turns, to five digits. @param {number} turns */
function sine(turns) {
  let part = turns - Math.floor(turns);
  let sign = 1;
  if (part >= 0.5) [sign, part] = [-1, part - 0.5];
  if (part > 0.25) part = 0.5 - part;
  const x = part * TURN;
  const q = x * x;
  return sign * x * (1 - (q / 6) * (1 - (q / 20) * (1 - (q / 42) * (1 - (q / 72) * (1 - q / 110)))));
}

/**
 * A point on a circle around a centre, from the top with the clock.
 * @param {number} centre @param {number} radius @param {number} turns
 */
const around = (centre, radius, turns) =>
  [tenth(centre + radius * sine(turns)), tenth(centre - radius * sine(turns + 0.25))];

/** How wide words are, in tenths of an ordinary letter. @param {string} words */
function wordsWidth(words) {
  let width = 0;
  for (const letter of words) width += letterWidth(letter);
  return width;
}

/** @param {string} letter */
function letterWidth(letter) {
  if ("ijltfrI .,:;'’|!()".includes(letter)) return 6;
  if ("mwMW@%…".includes(letter)) return 16;
  if (letter >= "\u2e80") return 20;
  return letter.toLowerCase() === letter ? 10 : 13;
}

/**
 * The room of one cell: arcs that dots can stand on lie between two radii.
 * @param {number} parts @param {number} from @param {number} to
 */
function mapCell(parts, from, to) {
  const inner = Math.max(from + MAP_EDGE, MAP_FIRST);
  const outer = to - MAP_EDGE;
  const angle = (/** @type {number} */ radius) => TURN / parts - (2 * 1.06 * MAP_LINE) / radius;
  const step = (/** @type {number} */ radius) => (1.03 * MAP_PITCH) / radius;
  const roomAt = (/** @type {number} */ radius) =>
    angle(radius) < 0 ? 0 : 1 + Math.floor(angle(radius) / step(radius));
  const room = (/** @type {number[]} */ tracks) => tracks.reduce((sum, radius) => sum + roomAt(radius), 0);

  /** The fewest arcs that hold so many dots; none where the cell is too small. @param {number} dots */
  function tracks(dots) {
    /** @type {number[]} */
    let found = [];
    while (room(found) < dots) {
      const wanted = found.length + 1;
      const least = (inner + outer - (wanted - 1) * MAP_PITCH) / 2;
      if (least < inner) return null;
      found = Array.from({ length: wanted }, (_, at) => least + at * MAP_PITCH);
    }
    return found;
  }

  /** Radius and direction of each dot, in the order of the table. @param {number} dots @param {number} part */
  function places(dots, part) {
    const found = tracks(dots) ?? [];
    let waiting = dots;
    let left = room(found);
    /** @type {[number, number][]} */
    const places = [];
    for (const radius of found) {
      const here = roomAt(radius);
      const share = Math.ceil((waiting * here) / Math.max(left, 1));
      left -= here;
      waiting -= share;
      const widest = angle(radius) / Math.max(share - 1, 1);
      const apart = Math.min(1.6 * step(radius), widest) / TURN;
      const first = (part + 0.5) / parts - ((share - 1) / 2) * apart;
      for (let at = 0; at < share; at += 1) places.push([radius, first + at * apart]);
    }
    return places;
  }
  return { tracks, places };
}

/**
 * Where each ring ends, from the middle; the first is 0.
 * @param {number} parts @param {number} rings @param {number[][][]} cells
 */
function mapRadii(parts, rings, cells) {
  const first = Math.max(Math.floor(150 / rings), 60);
  const others = Math.max(Math.floor((150 - first) / Math.max(rings - 1, 1)), 2 * MAP_EDGE);
  const radii = [0];
  for (let ring = 0; ring < rings; ring += 1) {
    const fullest = Math.max(...cells.map((cell) => cell[ring].length));
    let outer = radii[ring] + (ring === 0 ? first : others);
    while (!mapCell(parts, radii[ring], outer).tracks(fullest)) outer += MAP_PITCH;
    radii.push(outer);
  }
  return radii;
}

/**
 * The letter of a quadrant, and its name where there is room, along the outer circle.
 * @param {number} part @param {string} name @param {number} parts @param {number} outer @returns {Shape}
 */
function mapTitle(part, name, parts, outer) {
  const letter = String.fromCharCode(65 + (part % 26));
  const room = (outer * TURN) / parts - 20;
  const fits = (wordsWidth(name) + 30) * 0.66 <= room && !/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(name);
  const [from, to] = [part / parts, (part + 1) / parts];
  const below = from + to > 0.5 && from + to < 1.5;
  const radius = outer + (below ? 16 : 7);
  const [start, end, sweep] = below ? [to, from, 0] : [from, to, 1];
  const centre = outer + MAP_FRAME;
  const [x1, y1] = around(centre, radius, start);
  const [x2, y2] = around(centre, radius, end);
  const r = tenth(radius);
  const d = `M${x1} ${y1}A${r} ${r} 0 0 ${sweep} ${x2} ${y2}`;
  return { kind: "along", class: "map-name", d, text: fits ? `${letter} ${name}` : letter };
}

/** @param {string[]} quadrants @param {number} rings @param {number[][][]} cells @returns {Picture} */
function drawPartners(quadrants, rings, cells) {
  const parts = quadrants.length;
  const radii = mapRadii(parts, rings, cells);
  const outer = radii[rings];
  const centre = outer + MAP_FRAME;
  const at = tenth(centre);
  /** @type {Shape[]} */
  const shapes = [];
  const number = (/** @type {string} */ name, /** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ words) =>
    shapes.push({ kind: "text", class: name, x, y: tenth(y + 3.4), anchor: "middle", text: String(words) });
  for (const radius of radii.slice(1).reverse()) {
    shapes.push({ kind: "circle", class: "map-ring", x: at, y: at, r: tenth(radius) });
  }
  for (let part = 0; part < parts; part += 1) {
    const [x, y] = around(centre, outer, part / parts);
    shapes.push({ kind: "path", class: "map-cut", d: `M${at} ${at}L${x} ${y}` });
  }
  quadrants.forEach((name, part) => {
    shapes.push(mapTitle(part, name, parts, outer));
    for (let ring = 0; ring < rings; ring += 1) {
      const [x, y] = around(centre, (radii[ring] + radii[ring + 1]) / 2, part / parts);
      number("map-number", x, y, ring + 1);
    }
  });
  cells.forEach((ofPart, part) => ofPart.forEach((numbers, ring) => {
    const places = mapCell(parts, radii[ring], radii[ring + 1]).places(numbers.length, part);
    places.forEach(([radius, turns], index) => {
      const [x, y] = around(centre, radius, turns);
      shapes.push({ kind: "circle", class: "map-dot", x, y, r: MAP_DOT });
      number("map-dot-number", x, y, numbers[index]);
    });
  }));
  return { width: tenth(2 * centre), height: tenth(2 * centre), shapes };
}

/**
 * Places and draws the partners of a table: rows of name, quadrant, ring.
 * @param {string[]} quadrants @param {string[]} rings @param {string[][]} rows @returns {PartnerMap}
 */
function partnerMap(quadrants, rings, rows) {
  const find = (/** @type {string[]} */ labels, /** @type {string} */ words) =>
    labels.findIndex((label) => sameWords(label) === sameWords(words));
  const cells = quadrants.map(() => rings.map(() => /** @type {number[]} */ ([])));
  /** @type {Partner[]} */
  const partners = [];
  /** @type {Partner[]} */
  const waiting = [];
  for (const row of rows) {
    const name = tidy(row[0] ?? "");
    if (!name) continue;
    const number = partners.length + 1;
    const [quadrant, ring] = [find(quadrants, row[1] ?? ""), find(rings, row[2] ?? "")];
    const partner = { number, name, quadrant: quadrants[quadrant] ?? "", ring: rings[ring] ?? "" };
    if (quadrant < 0 || ring < 0) waiting.push(partner);
    else cells[quadrant][ring].push(number);
    partners.push(partner);
  }
  const listed = (/** @type {number[]} */ numbers) => numbers.map((number) => partners[number - 1]);
  return {
    picture: drawPartners(quadrants, rings.length, cells),
    placed: listed(cells.flat(2)),
    waiting,
    by_quadrant: quadrants.map((label, at) => ({ label, partners: listed(cells[at].flat()) })),
    by_ring: rings.map((label, at) => ({ label, partners: listed(cells.flatMap((cell) => cell[at])) })),
  };
}
