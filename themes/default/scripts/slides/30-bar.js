// The bar below the slide: back and next, where one is, and the tools.

/**
 * @param {Deck} deck
 * @param {Tools} tools
 */
function makeBar(deck, tools) {
  const previous = makeButton("previous", () => deck.show(deck.at - 1, "step"));
  const next = makeButton("next", () => deck.show(deck.at + 1, "step"));
  const place = make("p", { class: "deck-place" });
  const done = make("span", {});
  const track = make("div", { class: "deck-track", "aria-hidden": "true" }, done);
  const bar = make("div", { class: "deck-bar", role: "toolbar", "aria-label": say("bar"), "data-needs-script": "" }, previous, place, next, make("span", { class: "deck-gap" }));
  bar.append(makeButton("overview", tools.overview));
  if (document.fullscreenEnabled) bar.append(makeButton("full", tools.full));
  bar.append(makeButton("print", () => window.print()));
  if (hasNotes(deck)) bar.append(makeButton("notes", tools.notes), makeButton("presenter", tools.presenter));
  bar.append(makeButton("help", tools.help));
  deck.root.append(track, bar);
  deck.listeners.push((_, way) => {
    place.textContent = say("place", { number: deck.at + 1, count: deck.slides.length });
    done.style.inlineSize = `${(100 * (deck.at + 1)) / deck.slides.length}%`;
    // A button that has the focus stays, so that it can be left by keyboard.
    previous.setAttribute("aria-disabled", String(deck.at === 0));
    next.setAttribute("aria-disabled", String(deck.at === deck.slides.length - 1));
    // The focus tells where one is; without it, this does.
    const active = document.activeElement;
    if (way === "other" || (active && active.closest(".deck-bar"))) tell(deck.label());
  });
}

/** @param {Deck} deck */
function hasNotes(deck) {
  return deck.root.dataset.presenter !== undefined;
}

function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (document.fullscreenEnabled) document.documentElement.requestFullscreen();
}

/** The dark screen, so that people look at each other. @param {Deck} deck @param {boolean} [to] */
function toggleBlack(deck, to = !document.body.classList.contains("is-black")) {
  document.body.classList.toggle("is-black", to);
  tell(say(to ? "black" : "notBlack"));
  deck.root.dispatchEvent(new CustomEvent("black-changed", { detail: to }));
}
