// Reading the files of words: which words belong together, and where they stand.

/**
 * Words with one stem. `places` lists targets with weights; `isCut` says that there are more.
 * @typedef {{ forms: string[], places: Map<number, number>, isCut: boolean }} Group
 */

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * A file of words. A line holds the words of a group, each as what it shares with the one before it and the rest; then
 * its places.
 * @param {string} text
 * @returns {Group[]}
 */
function readGroups(text) {
  let before = "";
  return text.split("\n").filter(Boolean).map((line) => {
    const words = line.split(" ");
    const places = words.pop() || "";
    const forms = words.map((word) => {
      before = Array.from(before).slice(0, SIGNS.indexOf(word[0])).join("") + word.slice(1);
      return before;
    });
    const isCut = places[0] === "~";
    return { forms, isCut, places: readPlaces(isCut ? places.slice(1) : places) };
  });
}

/**
 * @param {string} text numbers of five bits a sign: sixteen times the distance to the target before, and the weight
 * @returns {Map<number, number>} weights by target
 */
function readPlaces(text) {
  const places = new Map();
  let target = 0;
  let number = 0;
  let factor = 1;
  for (const sign of text) {
    const value = SIGNS.indexOf(sign);
    number += (value % 32) * factor;
    factor *= 32;
    if (value < 32) {
      target += Math.floor(number / 16);
      places.set(target, number % 16);
      number = 0;
      factor = 1;
    }
  }
  return places;
}

/**
 * Whether a word comes after another in the order of the index, which is that of code points.
 * @param {string} one
 * @param {string} other
 */
function isAfter(one, other) {
  const length = Math.min(one.length, other.length);
  // Halves of letters beyond the first 65,536 stand after all others.
  const rank = (/** @type {number} */ code) => (code >= 0xd800 && code <= 0xdfff ? code + 0x10000 : code);
  for (let at = 0; at < length; at += 1) {
    const difference = rank(one.charCodeAt(at)) - rank(other.charCodeAt(at));
    if (difference !== 0) return difference > 0;
  }
  return one.length > other.length;
}

/**
 * The number of the file that holds a word.
 * @param {string[]} firsts the first word of each file
 * @param {string} word
 */
function fileOf(firsts, word) {
  let from = 0;
  let until = firsts.length;
  while (until - from > 1) {
    const middle = (from + until) >> 1;
    if (isAfter(firsts[middle], word)) until = middle;
    else from = middle;
  }
  return from;
}
