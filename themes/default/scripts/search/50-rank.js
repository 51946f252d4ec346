// Which targets answer a question best: those with all its words, and among them those with the words in titles before
// those with them in headings, before those that only have them in the text.

/** What a word counts for, by the two bits for title and heading, and by how often it is in the text. */
const IN_TITLE = 10;
const IN_HEADING = 4;
const OFTEN = [0, 1, 1.5, 1.8];

/** @param {number} weight */
const worth = (weight) => (weight & 8 ? IN_TITLE : 0) + (weight & 4 ? IN_HEADING : 0) + OFTEN[weight & 3];

/**
 * @param {Found[]} words
 * @param {number} count number of all targets
 * @returns {{ targets: number[], hasAll: boolean, isMore: boolean }} best first; whether they have all the words, and
 * whether there are more than these
 */
function rank(words, count) {
  /** @type {Map<number, { score: number, met: number }>} */
  const scores = new Map();
  /** For each word whether some of its targets are not listed. */
  const cut = words.map(({ groups }) => Array.from(groups.keys()).some((group) => group.isCut));
  const each = words.map(({ groups }) => placesOf(groups));
  each.forEach((places) => {
    // A word that is nearly everywhere tells little.
    const rarity = Math.log(1 + count / Math.max(1, places.size));
    places.forEach((score, target) => {
      const known = scores.get(target) || { score: 0, met: 0 };
      scores.set(target, { score: known.score + score * rarity, met: known.met + 1 });
    });
  });
  // Where the list of a word is cut, a target without it may have it all the same.
  const met = (/** @type {number} */ target) => words.filter((_, at) => cut[at] || each[at].has(target)).length;
  const sorted = Array.from(scores, ([target, { score, met: listed }]) => ({ target, score, listed, met: met(target) }));
  sorted.sort((one, other) => other.met - one.met || other.listed - one.listed || other.score - one.score || one.target - other.target);
  const hasAll = sorted.length > 0 && sorted[0].met === words.length;
  const kept = hasAll ? sorted.filter((it) => it.met === words.length) : sorted;
  return { targets: kept.map((it) => it.target), hasAll, isMore: words.length > 0 && cut.every(Boolean) };
}

/**
 * @param {Map<Group, number>} groups
 * @returns {Map<number, number>} the best score of each target
 */
function placesOf(groups) {
  /** @type {Map<number, number>} */
  const best = new Map();
  groups.forEach((factor, group) => {
    group.places.forEach((weight, target) => best.set(target, Math.max(best.get(target) || 0, worth(weight) * factor)));
  });
  return best;
}
