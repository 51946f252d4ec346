// Which slide is shown, and its address.

/** How one came to a slide: a step leaves no trace in the history of the tab, a jump does. @typedef {"step" | "jump" | "address" | "other"} Way */

class Deck {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.slides = /** @type {HTMLElement[]} */ (Array.from(root.querySelectorAll(".slide")));
    this.at = -1;
    /** Asked after each change. @type {((deck: Deck, way: Way) => void)[]} */
    this.listeners = [];
    this.slides.forEach((slide) => { slide.tabIndex = -1; });
  }

  get slide() {
    return this.slides[this.at];
  }

  /**
   * @param {number} at from 0; what lies outside is the first or last
   * @param {Way} way
   */
  show(at, way) {
    const next = Math.max(0, Math.min(this.slides.length - 1, at));
    if (next === this.at) return;
    this.at = next;
    this.slides.forEach((slide, index) => { slide.hidden = index !== next; });
    if (way !== "address") this.write(way === "jump");
    if (way !== "other") this.focus();
    this.measure();
    this.listeners.forEach((listener) => listener(this, way));
  }

  /** The reading place moves with the slide, but not away from a button that was pressed. */
  focus() {
    const active = document.activeElement;
    if (active && active.closest(".deck-bar, dialog")) return;
    this.slide.focus({ preventScroll: true });
  }

  /** What is too much for a slide can be scrolled by keyboard, too. */
  measure() {
    const face = /** @type {HTMLElement} */ (this.slide.querySelector(".slide-face"));
    face.scrollTop = 0;
    if (face.scrollHeight > face.clientHeight + 1) face.tabIndex = 0;
    else face.removeAttribute("tabindex");
  }

  /** The words of the present slide. */
  label() {
    return this.slide.getAttribute("aria-label") || "";
  }

  /** @param {boolean} isJump */
  write(isJump) {
    const address = `#${encodeURIComponent(this.slide.dataset.slide || "")}`;
    try {
      if (isJump) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    } catch (error) {
      // Some browsers refuse addresses in files; the slides work without.
    }
  }

  /**
   * The slide that an address leads to: `#7`, or the id of anything on it. -1 for none.
   * @param {string} hash
   */
  find(hash) {
    let name = hash.replace(/^#/, "");
    try {
      name = decodeURIComponent(name);
    } catch (error) {
      // Then it stays as it is written.
    }
    if (name === "") return -1;
    const known = this.slides.findIndex((slide) => slide.dataset.slide === name || slide.id === name);
    if (known >= 0) return known;
    const element = document.getElementById(name);
    const slide = element && element.closest(".slide");
    if (slide) return this.slides.indexOf(/** @type {HTMLElement} */ (slide));
    // A heading may be a number, so a number is the last that is thought of.
    return /^\d{1,4}$/.test(name) ? Math.max(0, Math.min(this.slides.length, Number(name)) - 1) : -1;
  }
}

/** Follows the address: links on slides, the button Back, what somebody typed. @param {Deck} deck */
function followAddress(deck) {
  const follow = () => {
    const at = deck.find(location.hash);
    if (at >= 0) deck.show(at, "address");
  };
  window.addEventListener("hashchange", follow);
  window.addEventListener("popstate", follow);
}
