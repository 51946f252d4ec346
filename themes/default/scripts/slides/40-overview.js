// All slides at once, small, to choose one.

/** @param {Deck} deck */
function makeOverview(deck) {
  /** A button over each slide, made the first time. @type {HTMLButtonElement[]} */
  let picks = [];
  const isOpen = () => document.body.classList.contains("is-overview");

  const open = () => {
    if (picks.length === 0) {
      picks = deck.slides.map((slide, at) => {
        const pick = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: "slide-pick", "aria-label": slide.getAttribute("aria-label") || "" }));
        pick.addEventListener("click", () => close(at));
        slide.append(pick);
        return pick;
      });
    }
    document.body.classList.add("is-overview");
    deck.slides.forEach((slide, at) => {
      slide.hidden = false;
      faceOf(slide).inert = true;
      picks[at].toggleAttribute("aria-current", at === deck.at);
      if (at === deck.at) picks[at].setAttribute("aria-current", "true");
    });
    picks[deck.at].focus();
    picks[deck.at].scrollIntoView({ block: "center" });
  };

  /** @param {number} at */
  const close = (at) => {
    document.body.classList.remove("is-overview");
    deck.slides.forEach((slide, index) => {
      slide.hidden = index !== deck.at;
      faceOf(slide).inert = false;
    });
    if (at !== deck.at) deck.show(at, "jump");
    else deck.slide.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  };

  document.addEventListener("keydown", (event) => {
    if (!isOpen() || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = picks.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (event.key === "Escape" || event.key.toLowerCase() === "o") close(deck.at);
    else if (at >= 0 && event.key.startsWith("Arrow")) focusNear(picks, at, event.key);
    else if (at >= 0 && event.key === "Home") picks[0].focus();
    else if (at >= 0 && event.key === "End") picks[picks.length - 1].focus();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  return () => (isOpen() ? close(deck.at) : open());
}

/** @param {HTMLElement} slide */
function faceOf(slide) {
  return /** @type {HTMLElement} */ (slide.querySelector(".slide-face"));
}

/**
 * Moves the focus within the grid, whose width is read from where the buttons are.
 * @param {HTMLElement[]} picks
 * @param {number} at
 * @param {string} key
 */
function focusNear(picks, at, key) {
  const top = picks[0].getBoundingClientRect().top;
  const columns = Math.max(1, picks.filter((pick) => Math.abs(pick.getBoundingClientRect().top - top) < 2).length);
  const sign = getComputedStyle(picks[0]).direction === "rtl" ? -1 : 1;
  const steps = /** @type {Record<string, number>} */ ({ ArrowRight: sign, ArrowLeft: -sign, ArrowDown: columns, ArrowUp: -columns });
  const next = picks[at + (steps[key] || 0)];
  if (next) next.focus();
}
