// The controls: what is chosen stands in the address too, so that it can be linked, and the way back leads through it.

const tools = document.getElementById('reference--find');
const contents = document.getElementById('reference--contents');
const chapters = document.getElementById('reference--chapters');
if (tools && contents && chapters) start(tools, contents, chapters);

/**
 * @param {HTMLElement} tools
 * @param {HTMLElement} contents
 * @param {HTMLElement} chapters
 */
function start(tools, contents, chapters) {
  const { show, isShown } = shower(contents, chapters);
  const status = document.getElementById('reference--status');
  /** @type {HTMLSelectElement[]} */
  const selects = [...tools.querySelectorAll('select')];

  /** What the controls say. */
  function chosen() {
    const values = selects.map((select) => [select.dataset.choose ?? '', select.value]);
    return new URLSearchParams(values.filter(([, value]) => value));
  }

  /** @param {URLSearchParams} values */
  function choose(values) {
    for (const select of selects) {
      const value = values.get(select.dataset.choose ?? '') ?? '';
      select.value = [...select.options].some((option) => option.value === value) ? value : '';
    }
    return show(chosen());
  }

  /** @param {{count: number, all: number}} shown */
  function say({ count, all }) {
    const words = tools.dataset.shown ?? '';
    if (status) status.textContent = words.replace('{count}', String(count)).replace('{all}', String(all));
  }

  function changed() {
    const values = chosen();
    say(show(values));
    const words = String(values);
    history.replaceState(null, '', words ? `#${words}` : location.pathname + location.search);
  }

  /** An address names what is chosen, or a place; a place that is hidden is shown. */
  function arrived() {
    const words = location.hash.slice(1);
    if (words.includes('=')) {
      say(choose(new URLSearchParams(words)));
    } else if (words && !isShown(decoded(words))) {
      say(choose(new URLSearchParams()));
      document.getElementById(decoded(words))?.scrollIntoView();
    }
  }

  for (const select of selects) select.addEventListener('change', changed);
  document.getElementById('reference--reset')?.addEventListener('click', () => {
    choose(new URLSearchParams());
    changed();
  });
  window.addEventListener('hashchange', arrived);
  tools.hidden = false;
  // A reload may keep what controls said.
  choose(new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : ''));
  if (location.hash.includes('=')) arrived();
}

/** @param {string} words */
function decoded(words) {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}
