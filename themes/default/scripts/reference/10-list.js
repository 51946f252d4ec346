// The entries of the document: their lines in the contents, and where they stand. What is not chosen is hidden in both, so
// that the page prints as it is seen.

/** @typedef {{line: HTMLElement, home: HTMLElement, entry: HTMLElement, place: number, title: string}} Entry */

/**
 * Every line of the contents with its entry.
 * @param {HTMLElement} contents
 * @returns {Entry[]}
 */
function entriesOf(contents) {
  const lines = [.../** @type {NodeListOf<HTMLElement>} */ (contents.querySelectorAll('.contents-entry'))];
  return lines.flatMap((line, place) => {
    const link = line.querySelector('a');
    const entry = document.getElementById((link?.getAttribute('href') ?? '#').slice(1));
    const home = line.parentElement;
    return link && entry && home ? [{ line, home, entry, place, title: link.textContent ?? '' }] : [];
  });
}

/**
 * Whether an entry is one of those that are chosen.
 * @param {Entry} entry
 * @param {URLSearchParams} chosen
 */
function isChosen({ line }, chosen) {
  const wanted = (/** @type {string} */ name) => chosen.get(name) ?? '';
  const { chapter = '', tags = '', session = '' } = line.dataset;
  return (!wanted('chapter') || wanted('chapter') === chapter)
    && (!wanted('tag') || tags.split(' ').includes(wanted('tag')))
    && (!wanted('session') || wanted('session') === session);
}

/**
 * The entries in an order; by chapter they stand as they were written.
 * @param {Entry[]} entries
 * @param {string} order
 */
function inOrder(entries, order) {
  const language = document.documentElement.lang || undefined;
  const byTitle = (/** @type {Entry} */ one, /** @type {Entry} */ other) => one.title.localeCompare(other.title, language);
  const day = (/** @type {Entry} */ entry) => entry.line.dataset[order] ?? '';
  const byDay = (/** @type {Entry} */ one, /** @type {Entry} */ other) =>
    day(other) < day(one) ? -1 : day(other) > day(one) ? 1 : one.place - other.place;
  if (order === 'title') return [...entries].sort(byTitle);
  return order ? [...entries].sort(byDay) : [...entries].sort((one, other) => one.place - other.place);
}
