// Texts cut into words, and words as they are compared: the same as `src/model/search/letters.rs`, which made the index.

/** Longer words than this, in bytes, are none. */
const LONGEST = 64;

/** Languages that are written without spaces. */
const SPACELESS = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{323af}";
const WORDS = /[\p{Alphabetic}\p{N}\p{M}\u00ad\u200c\u200d]+/gu;
const PIECES = new RegExp(`[${SPACELESS}]+|[^${SPACELESS}]+`, "gu");
const STARTS_SPACELESS = new RegExp(`^[${SPACELESS}]`, "u");
const LETTER = /^[\p{Alphabetic}\p{N}\p{M}]$/u;
const ACCENT = /^(?=[\u0300-\u077f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f])\p{M}$/u;
const PLAIN = /^[\0-\x7f]*$/;

/** Letters that Unicode does not take apart. @type {Record<string, string>} */
const WITHOUT_STROKE = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ı: "i", ŧ: "t", ς: "σ" };

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).length;

/**
 * Every word of a text, as it is compared, with its place. Languages without spaces are cut into pairs of letters.
 * @param {string} text
 * @returns {{ form: string, start: number, end: number }[]}
 */
function wordsOf(text) {
  /** @type {{ form: string, start: number, end: number }[]} */
  const found = [];
  const add = (/** @type {string} */ word, /** @type {number} */ start) => {
    const form = fold(word);
    if (form) found.push({ form, start, end: start + word.length });
  };
  for (const { 0: run, index } of text.matchAll(WORDS)) {
    if (PLAIN.test(run)) {
      if (run.length <= LONGEST && (run.length > 1 || /\d/.test(run))) add(run, index);
    } else {
      for (const piece of run.matchAll(PIECES)) {
        const start = index + piece.index;
        if (!STARTS_SPACELESS.test(piece[0])) {
          if (bytes(piece[0]) <= LONGEST) add(piece[0], start);
        } else {
          pairsOf(piece[0]).forEach(([pair, at]) => add(pair, start + at));
        }
      }
    }
  }
  return found;
}

/**
 * @param {string} piece
 * @returns {[string, number][]} pairs of letters, with where they begin
 */
function pairsOf(piece) {
  const letters = Array.from(piece);
  if (letters.length === 1) return [[piece, 0]];
  let at = 0;
  return letters.slice(1).map((letter, before) => {
    const start = at;
    at += letters[before].length;
    return [letters[before] + letter, start];
  });
}

/**
 * A word without capitals and accents.
 * @param {string} word
 */
function fold(word) {
  if (PLAIN.test(word)) return word.toLowerCase();
  const letters = Array.from(word.normalize("NFKD").toLowerCase());
  return letters.map((letter) => WITHOUT_STROKE[letter] || (LETTER.test(letter) && !ACCENT.test(letter) ? letter : "")).join("");
}
