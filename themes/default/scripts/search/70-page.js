// The page: the question, what is said of it, and the results. All of it is written as text.

/** So many results are shown at a time. */
const AT_A_TIME = 10;
/** More words than this are not looked up. */
const MOST_WORDS = 8;
/** How long nobody types before a question is looked up. */
const QUIET = 180;

const kindLabels = () => {
  const all = document.getElementById("search-kinds");
  return all ? all.dataset : {};
};

/**
 * @param {Piece[]} pieces
 * @returns {(Node | string)[]}
 */
const shown = (pieces) => pieces.map(({ text, isHit }) => (isHit ? make("mark", {}, text) : text));

/**
 * A result, in an item of the list.
 * @param {[kind: string, title: string, part: string, href: string, passages: Passage[], language?: [string, string]]} target
 * @param {Set<string>[]} words
 */
function resultOf([kind, title, part, href, passages, language], words) {
  const place = placeIn(passages, words);
  const address = place.id ? `${href.split("#")[0]}#${place.id}` : href;
  /** @type {Record<string, string>} */
  const tongue = language ? { lang: language[0], dir: language[1] } : {};
  const link = make("a", { href: address, ...tongue }, ...shown(marked(title, words)));
  const about = make("p", { class: "result-about" }, make("span", { class: "result-kind" }, kindLabels()[kind] || kind));
  if (part) about.append(" · ", part);
  if (place.title.length > 0) about.append(" · ", make("span", { class: "result-place", ...tongue }, ...shown(place.title)));
  const item = make("li", { class: "result" }, make("p", { class: "result-title" }, link), about);
  if (place.text.length > 0) item.append(make("p", { class: "result-text", ...tongue }, ...shown(place.text)));
  return item;
}

/** Somebody linked to the page with `?q=words`. From now on the question stands behind `#`, where no server is told. */
function hideQuestion() {
  const address = new URL(location.href);
  const linked = address.searchParams.get("q");
  if (linked === null) return;
  address.searchParams.delete("q");
  // What this page wrote itself is newer than the link.
  if (!address.hash.startsWith("#q=")) address.hash = `q=${encodeURIComponent(linked)}`;
  history.replaceState(null, "", address);
}

/** The search page at work. */
class SearchPage {
  /** @param {HTMLElement} region around the form and the results */
  constructor(region) {
    const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
    this.region = region;
    this.form = part("search-form");
    this.input = /** @type {HTMLInputElement} */ (part("search-query"));
    this.status = part("search-status");
    this.list = part("search-results");
    this.more = part("search-more");
    this.turn = 0;
    this.timer = 0;
    /** @type {{ targets: number[], words: Set<string>[], texts: number[] }} */
    this.results = { targets: [], words: [], texts: [] };
  }

  start() {
    this.region.hidden = false;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.search(false);
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.search(true), QUIET);
    });
    this.more.addEventListener("click", () => this.showMore(true));
    this.region.addEventListener("keydown", (event) => {
      const isTyping = event.target === this.input;
      if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        this.input.focus();
        this.input.select();
      }
    });
    window.addEventListener("hashchange", () => this.fromAddress());
    hideQuestion();
    this.fromAddress();
  }

  /** The question in the address, which no server is told. */
  fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1)).get("q");
    if (asked !== null && asked !== this.input.value) {
      this.input.value = asked;
      void this.begin();
    } else if (location.hash === `#${this.input.id}`) {
      this.input.focus();
    }
  }

  /** A question that came with the address: the list of everything waits, so that nothing moves when results come. */
  async begin() {
    const page = this.region.closest(".page--search");
    if (page) page.classList.add("is-asking");
    await this.search(false);
    if (page) page.classList.remove("is-asking");
  }

  /** @param {boolean} isOpen whether the last word may go on */
  async search(isOpen) {
    clearTimeout(this.timer);
    const query = this.input.value.trim();
    this.turn += 1;
    const turn = this.turn;
    if (query || location.hash.startsWith("#q=")) {
      history.replaceState(null, "", query ? `#q=${encodeURIComponent(query)}` : location.href.split("#")[0]);
    }
    try {
      const found = await this.find(query, isOpen && !/\s$/.test(this.input.value));
      // Somebody typed on meanwhile.
      if (turn === this.turn) await this.show(query, found, turn);
    } catch {
      if (turn === this.turn) this.say(say("failed"));
    }
  }

  /**
   * @param {string} query
   * @param {boolean} isOpen
   */
  async find(query, isOpen) {
    const asked = askedFor(query).slice(0, MOST_WORDS);
    if (asked.length === 0) return undefined;
    const start = await ask("start");
    const words = await Promise.all(asked.map((word, at) => lookUp(start.words, word, isOpen && at === asked.length - 1)));
    return { words, texts: start.texts, ...rank(words, start.count) };
  }

  /**
   * @param {string} query
   * @param {Awaited<ReturnType<SearchPage["find"]>>} found
   * @param {number} turn
   */
  async show(query, found, turn) {
    const forms = found ? found.words.map(({ groups }) => new Set(Array.from(groups.keys()).flatMap((group) => group.forms))) : [];
    this.results = { targets: found ? found.targets : [], words: forms, texts: found ? found.texts : [] };
    const items = await this.next(0);
    if (turn !== this.turn) return;
    this.list.replaceChildren(...items);
    this.offerMore();
    this.say(found ? this.summary(query, found) : query ? say("short", { query }) : "");
  }

  /**
   * What is said of the results.
   * @param {string} query
   * @param {NonNullable<Awaited<ReturnType<SearchPage["find"]>>>} found
   */
  summary(query, found) {
    const count = found.targets.length;
    const near = found.words.filter((word) => word.near).map((word) => say("near", { word: word.form, near: word.near }));
    const one = count === 1;
    const all = found.isMore ? "many" : one ? "one" : "count";
    const key = count === 0 ? "none" : found.hasAll ? all : one ? "someOne" : "some";
    return [say(key, { count, query }), ...near].join(" ");
  }

  /**
   * The results from a number on, as items.
   * @param {number} from
   */
  async next(from) {
    const { targets, words, texts } = this.results;
    const numbers = targets.slice(from, from + AT_A_TIME);
    return Promise.all(numbers.map(async (target) => {
      const file = texts.reduce((last, first, at) => (first <= target ? at : last), 0);
      const shownThere = await ask("texts", file);
      return resultOf(shownThere[target - texts[file]], words);
    }));
  }

  /** @param {boolean} moves whether the focus goes to the first new result */
  async showMore(moves) {
    const turn = this.turn;
    const before = this.list.childElementCount;
    const items = await this.next(before);
    if (turn !== this.turn) return;
    this.list.append(...items);
    const first = items[0] && items[0].querySelector("a");
    if (moves && first) first.focus();
    this.offerMore();
  }

  offerMore() {
    this.more.hidden = this.list.childElementCount >= this.results.targets.length;
  }

  /** @param {string} words */
  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}
