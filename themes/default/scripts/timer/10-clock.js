// What a timer knows, without a page: when it ends, whose turn it is, what is to be said. Times are those of the clock on
// the wall, so a tab that slept knows what it missed.

/**
 * A moment within a timer: whose turn begins, or half time.
 * @typedef {{ at: number, words: string }} Mark `at` in milliseconds from the start; half time has no words
 */

/**
 * @typedef {object} Clock
 * @property {number} total milliseconds
 * @property {Mark[]} marks in order
 * @property {number | null} end when it ends, while it runs
 * @property {number} left milliseconds, while it stands
 */

/** Less than this at the start needs no warning before the end. */
const SHORT = 120_000;
const MINUTE = 60_000;

/**
 * @param {number} seconds
 * @param {string} turns a line for each: seconds, a space, words
 * @param {boolean} half
 * @returns {Clock}
 */
function newClock(seconds, turns, half) {
  const total = seconds * 1000;
  /** @type {Mark[]} */
  const marks = [];
  let at = 0;
  turns.split("\n").filter((line) => line !== "").forEach((line) => {
    const space = line.indexOf(" ");
    marks.push({ at, words: line.slice(space + 1) });
    at += Number(line.slice(0, space)) * 1000;
  });
  if (marks.length === 0 && half) marks.push({ at: total / 2, words: "" });
  return { total, marks, end: null, left: total };
}

/**
 * @param {Clock} clock
 * @param {number} now
 */
function leftOf(clock, now) {
  return clock.end === null ? clock.left : Math.max(0, Math.min(clock.total, clock.end - now));
}

/** @param {Clock} clock @param {number} now @returns {Clock} */
function started(clock, now) {
  return Object.assign({}, clock, { end: now + clock.left });
}

/** @param {Clock} clock @param {number} now @returns {Clock} */
function paused(clock, now) {
  return Object.assign({}, clock, { end: null, left: leftOf(clock, now) });
}

/**
 * A minute is given to whose turn it is; half time moves with the end.
 * @param {Clock} clock
 * @param {number} now
 * @returns {Clock}
 */
function longer(clock, now) {
  const left = leftOf(clock, now);
  const passed = clock.total - left;
  const total = clock.total + MINUTE;
  const marks = clock.marks.map((mark) => {
    if (mark.at <= passed) return mark;
    return { at: mark.words === "" ? Math.max(passed, total / 2) : mark.at + MINUTE, words: mark.words };
  });
  const end = clock.end === null ? null : Math.max(clock.end, now) + MINUTE;
  return { total, marks, end, left: left + MINUTE };
}

/**
 * Whose turn it is and whose comes then.
 * @param {Clock} clock
 * @param {number} now
 */
function turnOf(clock, now) {
  const passed = clock.total - leftOf(clock, now);
  const turns = clock.marks.filter((mark) => mark.words !== "");
  const at = turns.filter((mark) => mark.at <= passed).length - 1;
  return { now: at >= 0 ? turns[at].words : "", then: at + 1 < turns.length ? turns[at + 1].words : "" };
}

/**
 * What happened between two moments; only the last of it is said.
 * @param {Clock} clock
 * @param {number} before milliseconds left then
 * @param {number} after milliseconds left now
 * @returns {{ key: string, words: string } | null}
 */
function eventOf(clock, before, after) {
  if (before > 0 && after <= 0) return { key: "sayOver", words: "" };
  const [from, to] = [clock.total - before, clock.total - after];
  const crossed = clock.marks.filter((mark) => mark.at > from && mark.at <= to).pop();
  const minute = clock.total > SHORT && before > MINUTE && after <= MINUTE;
  if (crossed && !(minute && clock.total - MINUTE > crossed.at)) {
    return { key: crossed.words === "" ? "sayHalf" : "sayTurn", words: crossed.words };
  }
  return minute ? { key: "sayMinute", words: "" } : null;
}
