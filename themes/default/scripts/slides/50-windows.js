// Two windows of the same slides: one for everybody, one for who presents. Each believes only the other: files have no
// origin to compare, so the windows themselves are compared.

/** The query that makes a window the presenter's. */
const PRESENTER = "?presenter";

/**
 * @typedef {object} Link what two windows tell each other
 * @property {(words: object) => void} send
 * @property {() => boolean} isOpen
 */

/** Whether this window is the presenter's. */
function isPresenter() {
  return location.search === PRESENTER;
}

/**
 * Whether a message comes from the other window: the one that this opened, or that opened this.
 * @param {MessageEvent} event
 */
function isOurs(event) {
  const { source, data } = event;
  const sameOrigin = location.protocol === "file:" || event.origin === location.origin;
  if (!sameOrigin || !data || data.fieldbook !== "slides" || !source) return false;
  const other = /** @type {Window} */ (source);
  return isPresenter() ? other === window.opener : other.opener === window;
}

/**
 * Keeps two windows at the same slide, with the same timers.
 * @param {Deck} deck
 * @returns {Link}
 */
function linkWindows(deck) {
  /** @type {Window | null} */
  let other = isPresenter() ? window.opener : null;
  const target = location.protocol === "file:" ? "*" : location.origin;
  const isOpen = () => Boolean(other && !other.closed);
  const send = (/** @type {object} */ words) => {
    if (other && !other.closed) other.postMessage(Object.assign({ fieldbook: "slides" }, words), target);
  };
  const whole = () => ({ slide: deck.slide.id, black: document.body.classList.contains("is-black") });

  window.addEventListener("message", (event) => {
    if (!isOurs(event)) return;
    other = /** @type {Window} */ (event.source);
    const { slide, black, timer, hello } = event.data;
    if (hello) send(whole());
    const at = typeof slide === "string" ? deck.slides.findIndex((it) => it.id === slide) : -1;
    if (at >= 0) deck.show(at, "other");
    if (typeof black === "boolean" && black !== document.body.classList.contains("is-black")) toggleBlack(deck, black);
    if (timer && typeof timer.id === "string") {
      document.dispatchEvent(new CustomEvent("timer-set", { detail: { id: timer.id, clock: timer.clock, quiet: true } }));
    }
  });
  deck.listeners.push((_, way) => { if (way !== "other") send({ slide: deck.slide.id }); });
  deck.root.addEventListener("black-changed", () => send({ black: document.body.classList.contains("is-black") }));
  document.addEventListener("timer-changed", (event) => {
    const { target: block, detail } = /** @type {CustomEvent} */ (event);
    send({ timer: { id: /** @type {Element} */ (block).id, clock: detail } });
  });
  if (isPresenter()) send({ hello: true });
  return { send, isOpen };
}

/** Opens the presenter's window. @param {Deck} deck @param {Link} link */
function openPresenter(deck, link) {
  const address = `${location.href.split(/[?#]/)[0]}${PRESENTER}#${encodeURIComponent(deck.slide.dataset.slide || "")}`;
  const opened = window.open(address, link.isOpen() ? "_blank" : "", "popup,width=1100,height=760");
  tell(say(opened ? "opened" : "blocked"), true);
}
