// The keyboard: arrows, space, pages, ends, numbers, and a letter for each tool.

/**
 * @typedef {object} Tools
 * @property {() => void} overview
 * @property {() => void} full
 * @property {() => void} black
 * @property {() => void} help
 * @property {() => void} presenter
 * @property {() => void} notes
 */

/** Typed digits wait this long for the next one. */
const DIGITS = 3_000;

/**
 * @param {Deck} deck
 * @param {Tools} tools
 */
function listenToKeys(deck, tools) {
  let digits = "";
  let forget = 0;
  const isRightToLeft = getComputedStyle(deck.root).direction === "rtl";

  /** @type {Record<string, () => void>} */
  const acts = {
    ArrowRight: () => deck.show(deck.at + (isRightToLeft ? -1 : 1), "step"),
    ArrowLeft: () => deck.show(deck.at + (isRightToLeft ? 1 : -1), "step"),
    ArrowDown: () => deck.show(deck.at + 1, "step"),
    ArrowUp: () => deck.show(deck.at - 1, "step"),
    PageDown: () => deck.show(deck.at + 1, "step"),
    PageUp: () => deck.show(deck.at - 1, "step"),
    " ": () => deck.show(deck.at + 1, "step"),
    Home: () => deck.show(0, "jump"),
    End: () => deck.show(deck.slides.length - 1, "jump"),
    Escape: tools.overview,
    o: tools.overview,
    f: tools.full,
    p: tools.presenter,
    n: tools.notes,
    b: tools.black,
    ".": tools.black,
    "?": tools.help,
    h: tools.help,
  };

  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || !(target instanceof Element)) return;
    if (document.querySelector("dialog[open]") || document.body.classList.contains("is-overview")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    // A button keeps the keys that press it, and what can be scrolled those that scroll it.
    if (target.closest("button, a, summary") && (key === " " || (key === "Enter" && digits === ""))) return;
    if (target.closest("input, select, textarea")) return;
    if (target.matches(".slide-face[tabindex], .deck-notes") && ["ArrowDown", "ArrowUp", " "].includes(key) && canScroll(target, key)) return;

    if (/^\d$/.test(key)) {
      digits = (digits + key).slice(-4);
      tell(say("goTo", { number: Number(digits) }), true);
      clearTimeout(forget);
      forget = setTimeout(() => { digits = ""; }, DIGITS);
    } else if (key === "Enter" && digits !== "") {
      deck.show(Number(digits) - 1, "jump");
      tell(deck.label());
      digits = "";
    } else if (key === " " && event.shiftKey) {
      deck.show(deck.at - 1, "step");
    } else if (Object.prototype.hasOwnProperty.call(acts, key)) {
      acts[key]();
    } else return;
    event.preventDefault();
  });
}

/** @param {Element} box @param {string} key */
function canScroll(box, key) {
  return key === "ArrowUp" ? box.scrollTop > 0 : box.scrollTop + box.clientHeight < box.scrollHeight - 1;
}
