// Where answers are kept: in the tab, or on the device until a day, when somebody chose that.

const DAY = 86_400_000;
const MOST_DAYS = 31;

/** @typedef {"sessionStorage" | "localStorage"} Store */
/** @typedef {{ answers: Answers, open: Map<string, Answer[]>, revision: number, days: number, expires: number }} Kept */
/**
 * `base` is what this tab and the device last agreed on, `open` the choices that are still to be made.
 * @typedef {{
 *   mode: "tab" | "device" | "nowhere", days: number, expires: number, base: Answers, open: Map<string, Answer[]>,
 * }} Keep
 */

// Storage may be missing, full or forbidden. None of that may stop a sheet.
/**
 * @template T
 * @param {() => T} act
 * @returns {T | undefined}
 */
function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/**
 * @param {Store} store
 * @param {string} key
 */
function readItem(store, key) {
  return attempt(() => window[store].getItem(key)) ?? null;
}

/**
 * @param {Store} store
 * @param {string} key
 * @param {string} text
 */
function writeItem(store, key, text) {
  return attempt(() => { window[store].setItem(key, text); return true; }) ?? false;
}

/**
 * @param {Store} store
 * @param {string} key
 */
function removeItem(store, key) {
  attempt(() => window[store].removeItem(key));
}

/** @param {string} curriculum */
function prefixOf(curriculum) {
  return `fieldbook:${curriculum}:`;
}

/**
 * The key of a sheet, and then those it had before.
 * @param {Sheet} sheet
 */
function keysOf({ curricula, sheet, before }) {
  return curricula.flatMap((curriculum) => [sheet, ...before].map((id) => prefixOf(curriculum) + id));
}

/**
 * All keys of this site.
 * @param {Store} store
 * @param {string[]} curricula
 */
function keptKeys(store, curricula) {
  const keys = attempt(() => Object.keys(window[store])) ?? [];
  return keys.filter((key) => curricula.some((curriculum) => key.startsWith(prefixOf(curriculum))));
}

/**
 * Removes what has expired, of all sheets of this site.
 * @param {string[]} curricula
 * @param {number} now
 */
function sweep(curricula, now) {
  for (const key of keptKeys("localStorage", curricula)) {
    const kept = readKept(readItem("localStorage", key));
    if (!kept || isExpired(kept, now)) removeItem("localStorage", key);
  }
}

/**
 * An end too far away comes from a clock that was wrong.
 * @param {Kept} kept
 * @param {number} now
 */
function isExpired({ expires }, now) {
  return !(expires > now && expires <= now + (MOST_DAYS + 1) * DAY);
}

/**
 * @param {string | null} text
 * @returns {Kept | undefined}
 */
function readKept(text) {
  const kept = text === null ? undefined : attempt(() => JSON.parse(text));
  if (!Array.isArray(kept?.answers)) return undefined;
  const number = (/** @type {unknown} */ it) => (typeof it === "number" ? it : 0);
  /** @type {Map<string, Answer[]>} */
  const open = new Map();
  for (const item of Array.isArray(kept.open) ? kept.open : []) {
    const offers = (Array.isArray(item) ? item : []).map(readAnswer).filter((it) => it !== undefined);
    if (offers.length > 1) open.set(keyOf(offers[0]), offers);
  }
  const { revision, days, expires } = kept;
  return { ...readAnswers(kept.answers), open, revision: number(revision), days: number(days), expires: number(expires) };
}

/**
 * @param {Store} store
 * @param {Sheet} sheet
 */
function findKept(store, sheet) {
  for (const key of keysOf(sheet)) {
    const kept = readKept(readItem(store, key));
    if (kept && (store === "sessionStorage" || !isExpired(kept, Date.now()))) return kept;
  }
  return undefined;
}

/**
 * @param {Store} store
 * @param {Sheet} sheet
 * @param {{ answers: Answers, open: Map<string, Answer[]> } & Partial<Kept>} kept
 */
function writeKept(store, sheet, { answers, open, ...rest }) {
  const [key, ...earlier] = keysOf(sheet);
  const text = JSON.stringify({ version: 1, title: sheet.title, ...rest, answers: [...answers.values()], open: [...open.values()] });
  const written = writeItem(store, key, text);
  if (written) earlier.forEach((old) => removeItem(store, old));
  return written;
}

/**
 * @param {Store} store
 * @param {Sheet} sheet
 */
function removeKept(store, sheet) {
  keysOf(sheet).forEach((key) => removeItem(store, key));
}

/**
 * Whether this tab can keep anything at all. Only trying tells.
 * @param {Sheet} sheet
 */
function canKeep({ curriculum }) {
  const key = `${prefixOf(curriculum)}?`;
  const can = writeItem("sessionStorage", key, "?");
  removeItem("sessionStorage", key);
  return can;
}

/**
 * Puts what was kept into the sheet.
 * @param {Sheet} sheet
 * @returns {Keep}
 */
function startKeeping(sheet) {
  sweep(sheet.curricula, Date.now());
  /** @type {Keep} */
  const keep = { mode: canKeep(sheet) ? "tab" : "nowhere", days: 7, expires: 0, base: new Map(), open: new Map() };
  const tab = findKept("sessionStorage", sheet);
  // What was typed before this script came is not lost.
  if (tab) writeSheet(sheet, new Map([...tab.answers, ...readSheet(sheet)]));
  if (findKept("localStorage", sheet)) keepOnDevice(sheet, keep, { join: true });
  return keep;
}

/**
 * Keeps the answers where they are kept.
 * @param {Sheet} sheet
 * @param {Keep} keep
 */
function save(sheet, keep) {
  if (keep.mode === "device") keepOnDevice(sheet, keep, {});
  else keepInTab(sheet, keep);
}

/**
 * @param {Sheet} sheet
 * @param {Keep} keep
 */
function keepInTab(sheet, keep) {
  const answers = readSheet(sheet);
  keep.open.clear();
  if (answers.size === 0) removeKept("sessionStorage", sheet);
  const kept = answers.size === 0 ? canKeep(sheet) : writeKept("sessionStorage", sheet, { answers, open: keep.open });
  keep.mode = kept ? "tab" : "nowhere";
}

/**
 * Brings this tab and the device together. Writes only when something is new, so that two tabs come to rest.
 * @param {Sheet} sheet
 * @param {Keep} keep
 * @param {{ join?: boolean, again?: boolean, chosen?: Iterable<string> }} how `join`: begin to remember; `again`: write in any case;
 *   `chosen`: keys for which the sheet holds what the person chose
 */
function keepOnDevice(sheet, keep, { join = false, again = false, chosen = [] }) {
  const stored = findKept("localStorage", sheet);
  // Another tab stopped it, or it expired.
  if (!stored && !join) return keepInTab(sheet, keep);
  const now = Date.now();
  const theirs = stored?.answers ?? new Map();
  const open = new Map(stored?.open);
  for (const key of chosen) {
    const was = keep.base.get(key);
    open.delete(key);
    if (was) theirs.set(key, was);
    else theirs.delete(key);
  }
  const merged = mergeAnswers(keep.base, readSheet(sheet), theirs, open);
  if (!sameAnswers(merged.answers, readSheet(sheet))) writeSheet(sheet, merged.answers);
  const mine = readSheet(sheet);
  const kept = new Map(mine);
  for (const [key, [first]] of merged.open) kept.set(key, first);
  const days = join && !stored ? keep.days : again ? keep.days : stored?.days || 7;
  const same = stored && sameAnswers(kept, stored.answers) && sameOffers(merged.open, stored.open);
  const expires = stored && same && !again ? stored.expires : now + Math.min(days, MOST_DAYS) * DAY;
  if (!same || again) {
    const revision = (stored?.revision ?? 0) + 1;
    if (!writeKept("localStorage", sheet, { answers: kept, open: merged.open, revision, days, expires })) {
      keepInTab(sheet, keep);
      // What is remembered no more is not left behind, unless it is the only copy.
      if (keep.mode === "nowhere" && stored) return announce(say("olderCopy", { date: dateInWords(stored.expires) }));
      removeKept("localStorage", sheet);
      return announce(say("deviceFull"));
    }
  }
  Object.assign(keep, { mode: "device", days, expires, base: mine, open: merged.open });
  removeKept("sessionStorage", sheet);
}

/**
 * @param {Map<string, Answer[]>} one
 * @param {Map<string, Answer[]>} other
 */
function sameOffers(one, other) {
  const inWords = (/** @type {Map<string, Answer[]>} */ open) => {
    return JSON.stringify([...open].map(([key, offers]) => [key, offers.map(valueOf)]).sort());
  };
  return inWords(one) === inWords(other);
}
