// The place of a result in its page, and the words around those that were looked for.

/** So many letters are shown around the first word. */
const SHOWN = 220;
const BEFORE = 70;

/** @typedef {[id: string, title: string, text: string]} Passage */
/** @typedef {{ text: string, isHit: boolean }} Piece */

/**
 * The passage that has most of the words, and what of it is shown.
 * @param {Passage[]} passages
 * @param {Set<string>[]} words the forms of each word
 * @returns {{ id: string, title: Piece[], text: Piece[] }}
 */
function placeIn(passages, words) {
  let best = passages[0] || ["", "", ""];
  let most = 0;
  for (const passage of passages) {
    const [, title, text] = passage;
    const inText = met(text, words);
    // Of two with as many words, the first that can be shown with them.
    const value = met(`${title}\n${text}`, words) * 2 + (inText > 0 ? 1 : 0);
    if (value > most) {
      most = value;
      best = passage;
    }
  }
  const [id, title, text] = best;
  return { id, title: marked(title, words), text: marked(excerpt(text, words), words) };
}

/**
 * How many of the words stand in a text.
 * @param {string} text
 * @param {Set<string>[]} words
 */
function met(text, words) {
  const forms = new Set(wordsOf(text).map(({ form }) => form));
  return words.filter((word) => Array.from(word).some((form) => forms.has(form))).length;
}

/**
 * The line of a text that has most of the words, cut where it is long.
 * @param {string} text
 * @param {Set<string>[]} words
 */
function excerpt(text, words) {
  let line = "";
  let most = -1;
  for (const next of text.split("\n")) {
    const count = met(next, words);
    if (count > most) {
      most = count;
      line = next;
    }
  }
  if (line.length <= SHOWN) return line;
  const all = wordsOf(line);
  const first = all.find(({ form }) => words.some((word) => word.has(form)));
  const from = first ? Math.max(0, first.start - BEFORE) : 0;
  // Whole words, where the language has them.
  const start = from === 0 ? 0 : (all.find((word) => word.start >= from) || { start: from }).start;
  const last = all.filter((word) => word.end <= start + SHOWN).pop();
  const end = start + SHOWN >= line.length ? line.length : last ? last.end : start + SHOWN;
  return `${start > 0 ? "… " : ""}${line.slice(start, end)}${end < line.length ? " …" : ""}`;
}

/**
 * A text in pieces: those that were looked for, and those between.
 * @param {string} text
 * @param {Set<string>[]} words
 * @returns {Piece[]}
 */
function marked(text, words) {
  /** @type {Piece[]} */
  const pieces = [];
  let from = 0;
  const add = (/** @type {number} */ until, /** @type {boolean} */ isHit) => {
    const last = pieces[pieces.length - 1];
    if (until > from && last && last.isHit === isHit) last.text += text.slice(from, until);
    else if (until > from) pieces.push({ text: text.slice(from, until), isHit });
    from = Math.max(from, until);
  };
  for (const { form, start, end } of wordsOf(text)) {
    if (words.some((word) => word.has(form))) {
      add(start, false);
      add(end, true);
    }
  }
  add(text.length, false);
  return pieces;
}
