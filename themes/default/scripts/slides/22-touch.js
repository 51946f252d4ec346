// Touch: a swipe to the side turns the page. Taps are left to what is on the slide.

/** A swipe is at least this long, in pixels, and twice as wide as high. */
const SWIPE = 45;

/** @param {Deck} deck */
function listenToTouch(deck) {
  /** @type {{ x: number, y: number } | null} */
  let began = null;
  const isRightToLeft = getComputedStyle(deck.root).direction === "rtl";
  deck.root.addEventListener("touchstart", (event) => {
    const { target, touches } = /** @type {TouchEvent} */ (event);
    const stays = target instanceof Element && target.closest(".deck-bar, .timer-place, dialog, input, select, textarea");
    const scrolls = target instanceof Element && scrollsSideways(target, deck.root);
    began = touches.length === 1 && !stays && !scrolls ? { x: touches[0].clientX, y: touches[0].clientY } : null;
  }, { passive: true });
  deck.root.addEventListener("touchend", (event) => {
    const { changedTouches } = /** @type {TouchEvent} */ (event);
    if (!began || document.body.classList.contains("is-overview")) return;
    const [wide, high] = [changedTouches[0].clientX - began.x, changedTouches[0].clientY - began.y];
    began = null;
    if (Math.abs(wide) < SWIPE || Math.abs(wide) < 2 * Math.abs(high)) return;
    deck.show(deck.at + ((wide < 0) === isRightToLeft ? -1 : 1), "step");
  }, { passive: true });
  deck.root.addEventListener("touchcancel", () => { began = null; });
}

/** @param {Element} element @param {Element} root */
function scrollsSideways(element, root) {
  for (let box = /** @type {Element | null} */ (element); box && box !== root; box = box.parentElement) {
    if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible" && getComputedStyle(box).overflowX !== "hidden") return true;
  }
  return false;
}
