// Looking words up: a word itself, words that begin with it while it is typed, or the one that is most like it.

/** So many files are loaded for one word at most. */
const MOST_FILES = 3;
/** So many groups of words that begin alike are taken together. */
const MOST_GROUPS = 40;
/** What a word that only begins alike, or is only alike, counts for. */
const BEGINS = 0.6;
const ALIKE = 0.4;
/** Words are alike when they begin with as many same letters, and differ in at most so many after them. */
const SAME = 4;
const OTHER = 3;

/**
 * A word of the question, and what was found for it: factors by group. `near` is the word in whose place it was looked up.
 * @typedef {{ form: string, groups: Map<Group, number>, near: string }} Found
 */

/** @type {Map<number, Promise<Group[]>>} */
const read = new Map();

/** @param {number} number */
function groupsOf(number) {
  const known = read.get(number) || ask("words", number).then(readGroups);
  read.set(number, known);
  known.catch(() => read.delete(number));
  return known;
}

/**
 * The groups in all files where words with this beginning may stand.
 * @param {string[]} firsts
 * @param {string} beginning
 */
async function groupsFrom(firsts, beginning) {
  const first = fileOf(firsts, beginning);
  const last = Math.min(fileOf(firsts, `${beginning}\u{10ffff}`), first + MOST_FILES - 1);
  const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return (await Promise.all(numbers.map(groupsOf))).flat();
}

/**
 * @param {string[]} firsts
 * @param {{ form: string, joined: string }} asked
 * @param {boolean} isOpen whether more letters may follow
 * @returns {Promise<Found>}
 */
async function lookUp(firsts, { form, joined }, isOpen) {
  const groups = await (isSign(form) ? withSign(firsts, form) : isKorean(form) ? koreanWords(firsts, form, isOpen) : withForm(firsts, form, isOpen));
  if (joined) (await withForm(firsts, joined, isOpen)).forEach((factor, group) => groups.set(group, Math.max(factor, groups.get(group) || 0)));
  if (groups.size > 0 || Array.from(form).length < SAME) return { form, groups, near: "" };
  const near = nearest(await groupsFrom(firsts, Array.from(form).slice(0, SAME).join("")), form);
  if (near) groups.set(near.group, ALIKE);
  return { form, groups, near: near ? near.word : "" };
}

/**
 * The groups of a word, and of those that begin with it while it is typed.
 * @param {string[]} firsts
 * @param {string} form
 * @param {boolean} isOpen
 */
async function withForm(firsts, form, isOpen) {
  /** @type {Map<Group, number>} */
  const groups = new Map();
  const all = isOpen && form.length > 1 ? await groupsFrom(firsts, form) : await groupsOf(fileOf(firsts, form));
  all.filter((group) => group.forms.includes(form)).forEach((group) => groups.set(group, 1));
  if (isOpen && form.length > 1) {
    const begins = (/** @type {Group} */ group) => !groups.has(group) && group.forms.some((word) => word.startsWith(form));
    all.filter(begins).slice(0, MOST_GROUPS).forEach((group) => groups.set(group, BEGINS));
  }
  return groups;
}

/** @param {string} form */
const isSign = (form) => STARTS_SPACELESS.test(form) && Array.from(form).length === 1;

/**
 * One letter of a language without spaces: every pair that begins with it, and the letter alone, which is the last before a
 * sign.
 * @param {string[]} firsts
 * @param {string} sign
 */
async function withSign(firsts, sign) {
  const all = await groupsFrom(firsts, sign);
  return new Map(all.filter((group) => group.forms.some((word) => word.startsWith(sign))).map((group) => [group, 1]));
}

/**
 * A Korean word, with and without what is written onto it.
 * @param {string[]} firsts
 * @param {string} form
 * @param {boolean} isOpen
 */
async function koreanWords(firsts, form, isOpen) {
  const groups = await withForm(firsts, form, isOpen);
  const base = koreanBase(form);
  const all = await groupsFrom(firsts, base.normalize("NFKD"));
  all.forEach((group) => {
    const words = group.forms.filter((word) => isKoreanForm(word, base));
    // A word with particles is the word itself.
    const isSame = words.some((word) => koreanBase(word) === base);
    if (words.length > 0 && (isSame || !groups.has(group))) groups.set(group, isSame ? 1 : BEGINS);
  });
  return groups;
}

/**
 * The word that has most letters in common with another, from its beginning.
 * @param {Group[]} groups
 * @param {string} form
 */
function nearest(groups, form) {
  /** @type {{ group: Group, word: string, same: number } | undefined} */
  let best;
  for (const group of groups) {
    for (const word of group.forms) {
      let same = 0;
      while (same < word.length && word[same] === form[same]) same += 1;
      const isAlike = same >= SAME && word.length - same <= OTHER && form.length - same <= OTHER;
      if (isAlike && (!best || same > best.same || (same === best.same && word.length < best.word.length))) best = { group, word, same };
    }
  }
  return best;
}
