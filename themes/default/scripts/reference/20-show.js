// Puts the entries that are chosen in their order, in the contents and in the document.

/**
 * What shows a choice; it tells how many entries are shown.
 * @param {HTMLElement} contents
 * @param {HTMLElement} chapters
 */
function shower(contents, chapters) {
  const entries = entriesOf(contents);
  const all = (/** @type {HTMLElement} */ around, /** @type {string} */ selector) =>
    [.../** @type {NodeListOf<HTMLElement>} */ (around.querySelectorAll(selector))];
  const headings = all(chapters, '.chapter-title');
  const parts = all(contents, '.contents-chapter');
  // Without chapters all entries stand in one list.
  const flat = document.createElement('ol');
  flat.className = 'plain contents-list';
  flat.hidden = true;
  contents.append(flat);

  /** @param {URLSearchParams} chosen */
  function show(chosen) {
    const order = chosen.get('sort') ?? '';
    const shown = entries.filter((entry) => isChosen(entry, chosen));
    for (const entry of entries) entry.line.hidden = entry.entry.hidden = !shown.includes(entry);
    const sorted = inOrder(entries, order);
    for (const entry of sorted) (order ? flat : entry.home).append(entry.line);
    flat.hidden = !order;
    const isThere = (/** @type {string | undefined} */ id) =>
      !order && shown.some(({ line }) => line.dataset.chapter === id);
    for (const part of parts) part.hidden = !isThere(part.dataset.chapter);
    for (const heading of headings) heading.hidden = !isThere(heading.id);
    if (order) {
      chapters.append(...sorted.map(({ entry }) => entry));
    } else {
      for (const heading of headings) {
        const own = sorted.filter(({ line }) => line.dataset.chapter === heading.id);
        chapters.append(heading, ...own.map(({ entry }) => entry));
      }
    }
    return { count: shown.length, all: entries.length };
  }
  return { show, isShown: (/** @type {string} */ id) => !document.getElementById(id)?.closest('[hidden]') };
}
