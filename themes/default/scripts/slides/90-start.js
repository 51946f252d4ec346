// Starts the slides, once the page is there.

const root = document.getElementById("deck");
if (root && root.querySelector(".slide")) {
  document.documentElement.classList.add("is-driven");
  root.append(make("p", { id: "deck-status", class: "visually-hidden", role: "status" }));
  const deck = new Deck(root);
  const link = linkWindows(deck);
  const presents = hasNotes(deck);
  const notesBelow = presents && !isPresenter() ? makeNotesBelow(deck) : () => undefined;
  /** @type {Tools} */
  const tools = {
    overview: makeOverview(deck),
    full: toggleFull,
    black: () => toggleBlack(deck),
    help: makeHelp(deck),
    presenter: () => { if (presents && !isPresenter()) openPresenter(deck, link); },
    notes: notesBelow,
  };
  makeBar(deck, tools);
  if (presents && isPresenter()) startPresenter(deck, link);
  listenToKeys(deck, tools);
  listenToTouch(deck);
  followAddress(deck);
  window.addEventListener("resize", () => deck.measure());
  const first = deck.find(location.hash);
  deck.show(Math.max(0, first), first >= 0 ? "address" : "step");
}
