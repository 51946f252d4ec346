// Timers outlive a reload of their tab, and nothing else: they end with it.

/** A timer that ended longer ago than this is forgotten. */
const FORGET = 3_600_000;

/** @param {string} id */
function keyOf(id) {
  return `timer:${location.pathname}:${id}`;
}

/**
 * @param {string} id
 * @param {Clock | null} clock
 */
function keep(id, clock) {
  try {
    if (clock) sessionStorage.setItem(keyOf(id), JSON.stringify(clock));
    else sessionStorage.removeItem(keyOf(id));
  } catch (error) {
    // A browser that keeps nothing has timers that end with the page.
  }
}

/** @param {string} id */
function kept(id) {
  try {
    const clock = JSON.parse(sessionStorage.getItem(keyOf(id)) || "null");
    return isClock(clock) && (clock.end === null || clock.end > Date.now() - FORGET) ? clock : null;
  } catch (error) {
    return null;
  }
}

/**
 * Whether something from outside is a clock.
 * @param {any} clock
 * @returns {boolean}
 */
function isClock(clock) {
  const isNumber = (/** @type {any} */ value) => typeof value === "number" && isFinite(value) && value >= 0;
  return Boolean(clock) && isNumber(clock.total) && isNumber(clock.left) && (clock.end === null || isNumber(clock.end))
    && Array.isArray(clock.marks) && clock.marks.every((/** @type {any} */ mark) => mark && isNumber(mark.at) && typeof mark.words === "string");
}
