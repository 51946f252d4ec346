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

/** Who speaks to the computer switches off the keys of one sign: a spoken word would be several of them. */
const LETTERS = "fieldbook-slides-letters";

function hasLetters() {
  try {
    return localStorage.getItem(LETTERS) !== "off";
  } catch (error) {
    return true;
  }
}

/** @param {boolean} isOn */
function setLetters(isOn) {
  try {
    if (isOn) localStorage.removeItem(LETTERS);
    else localStorage.setItem(LETTERS, "off");
  } catch (error) {
    // Then they stay as they are.
  }
}

/**
 * What a key means: its letter, or on a keyboard for other letters the one that is at its place.
 * @param {KeyboardEvent} event
 */
function keyOf({ key, code, shiftKey }) {
  if (key.length > 1 || key.charCodeAt(0) < 128) return key.length === 1 ? key.toLowerCase() : key;
  const place = /^(?:Key|Digit)(\w)$/.exec(code || "");
  if (place) return place[1].toLowerCase();
  return code === "Slash" && shiftKey ? "?" : key;
}

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
    const key = keyOf(event);
    if (key.length === 1 && key !== " " && !hasLetters()) return;
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
