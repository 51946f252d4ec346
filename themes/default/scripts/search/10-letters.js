// Texts cut into words, and words as they are compared: the same as `src/model/search/letters.rs`, which made the index.

/** Longer words than this, in bytes, are none. */
const LONGEST = 64;

/** Languages that are written without spaces. */
const SPACELESS = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u1950-\\u19df\\u1a20-\\u1aaf\\u1b00-\\u1b7f\\u3005-\\u3007\\u3040-\\u312f\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua000-\\ua4cf\\ua980-\\ua9ff\\uaa60-\\uaadf\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{323af}";
const WORDS = /[\p{Alphabetic}\p{N}\p{M}\u00ad\u200c\u200d]+/gu;
/** Korean. */
const HANGUL = "\\u1100-\\u11ff\\u3130-\\u318f\\ua960-\\ua97f\\uac00-\\ud7ff";
const PIECES = new RegExp(`[${SPACELESS}]+|[${HANGUL}]+|[^${SPACELESS}${HANGUL}]+`, "gu");
const STARTS_SPACELESS = new RegExp(`^[${SPACELESS}]`, "u");
const LETTER = /^[\p{Alphabetic}\p{N}\p{M}]$/u;
const ACCENT = /^(?=[\u0300-\u077f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f])\p{M}$/u;
/** A word that can be joined with the next by a hyphen. */
const PART = new RegExp(`^(?:(?![${SPACELESS}])[\\p{Alphabetic}\\p{M}\\u00ad\\u200c\\u200d])+$`, "u");
const HYPHEN = /^[-\u2010\u2011]$/;
/** Signs that make a name of a single letter: C++, C#. */
const NAMED = /^(?:\+\+|#)(?![\p{Alphabetic}\p{N}\p{M}\u00ad\u200c\u200d])/u;
const PLAIN = /^[\0-\x7f]*$/;

/** Letters that Unicode does not take apart. @type {Record<string, string>} */
const WITHOUT_STROKE = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ı: "i", ŧ: "t", ς: "σ" };

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).length;

/**
 * A word as it is compared, with its place. Joined are words with hyphens between them, as if they were one.
 * @typedef {{ form: string, start: number, end: number, isJoined: boolean }} Word
 */

/**
 * Every word of a text. Languages without spaces are cut into pairs of letters.
 * @param {string} text
 * @returns {Word[]}
 */
function wordsOf(text) {
  /** @type {Word[]} */
  const found = [];
  const add = (/** @type {string} */ word, /** @type {number} */ start, isJoined = false) => {
    const form = fold(word);
    if (form) found.push({ form, start, end: start + word.length, isJoined });
  };
  let chain = { start: 0, end: 0, count: 0 };
  const endChain = () => {
    const joined = text.slice(chain.start, chain.end);
    if (chain.count > 1 && bytes(joined) <= LONGEST) add(joined, chain.start, true);
    chain = { start: 0, end: 0, count: 0 };
  };
  for (const { 0: run, index } of text.matchAll(WORDS)) {
    const isPart = PART.test(run);
    const goesOn = isPart && chain.count > 0 && index === chain.end + 1 && HYPHEN.test(text[chain.end]);
    if (!goesOn) endChain();
    if (goesOn || (isPart && HYPHEN.test(text[index + run.length] || ""))) {
      chain = { start: goesOn ? chain.start : index, end: index + run.length, count: chain.count + 1 };
    }
    if (PLAIN.test(run)) {
      if (run.length <= LONGEST && (run.length > 1 || /\d/.test(run))) add(run, index);
      else if (run.length === 1) add((text.slice(index + 1).match(NAMED) || []).map((sign) => run + sign).join(""), index);
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
  endChain();
  return found;
}

/**
 * The words that a question asks for, none twice. `joined` is what a word makes with those that hyphens tie to it.
 * @param {string} question
 * @returns {{ form: string, joined: string }[]}
 */
function askedFor(question) {
  const all = wordsOf(question);
  const joined = all.filter((word) => word.isJoined);
  const holds = (/** @type {Word} */ word) => joined.find(({ start, end }) => start <= word.start && word.end <= end);
  const parts = all.filter((word) => !word.isJoined).map((word) => {
    const whole = holds(word);
    return { form: word.form, joined: whole ? whole.form : "" };
  });
  const alone = joined.filter((whole) => !all.some((word) => !word.isJoined && holds(word) === whole));
  const asked = [...parts, ...alone.map(({ form }) => ({ form, joined: "" }))];
  return asked.filter(({ form }, at) => asked.findIndex((other) => other.form === form) === at);
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
  if (PLAIN.test(word)) return word.toLowerCase().replace(/-/g, "");
  const letters = Array.from(word.normalize("NFKD").toLowerCase());
  return letters.map((letter) => WITHOUT_STROKE[letter] || (LETTER.test(letter) && !ACCENT.test(letter) ? letter : "")).join("");
}
