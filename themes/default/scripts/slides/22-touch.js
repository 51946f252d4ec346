// Touch: a swipe to the side turns the slide, and never the pages of the browser. Taps are left to what is on the slide.

/** A swipe is at least this long, in pixels, and twice as wide as high. */
const SWIPE = 45;

/** @param {Deck} deck */
function listenToTouch(deck) {
  /** Where the one finger began, and whether a swipe from there turns the slide. @type {{ x: number, y: number, turns: boolean } | null} */
  let began = null;
  const isRightToLeft = getComputedStyle(deck.root).direction === "rtl";
  const movement = (/** @type {{ x: number, y: number }} */ from, /** @type {Touch} */ to) => ({ wide: to.clientX - from.x, high: to.clientY - from.y });

  deck.root.addEventListener("touchstart", ({ target, touches }) => {
    began = null;
    if (touches.length !== 1 || !(target instanceof Element)) return;
    // On a page that was made larger, a finger looks around.
    if (window.visualViewport && window.visualViewport.scale > 1.05) return;
    // These need a finger that moves to the side.
    if (target.closest("input, select, textarea") || scrollsSideways(target, deck.root)) return;
    began = { x: touches[0].clientX, y: touches[0].clientY, turns: !target.closest(".deck-bar, .timer-place, dialog") };
  }, { passive: true });

  // Some browsers go back in their history by a swipe to the right, whatever the style says, unless the movement itself is stopped.
  deck.root.addEventListener("touchmove", (event) => {
    if (event.touches.length !== 1) began = null;
    if (!began) return;
    const { wide, high } = movement(began, event.touches[0]);
    if (event.cancelable && Math.abs(wide) > Math.abs(high)) event.preventDefault();
  }, { passive: false });

  deck.root.addEventListener("touchend", ({ changedTouches }) => {
    if (!began || !began.turns || document.body.classList.contains("is-overview")) return;
    const { wide, high } = movement(began, changedTouches[0]);
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
