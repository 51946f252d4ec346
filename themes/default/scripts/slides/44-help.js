// The list of keys.

/** @param {Deck} deck */
function makeHelp(deck) {
  /** @type {[string[], string][]} */
  const keys = [
    [["→", "↓", "␣", "Page ↓"], "keyNext"],
    [["←", "↑", "Page ↑"], "keyPrevious"],
    [["Home", "End"], "keyEnds"],
    [["7", "Enter"], "keyNumber"],
    [["O", "Esc"], "keyOverview"],
    [["F"], "keyFull"],
    [["B"], "keyBlack"],
  ];
  if (hasNotes(deck)) keys.push([["P"], "keyPresenter"], [["N"], "keyNotes"]);
  keys.push([["?"], "keyHelp"]);
  const list = make("dl", { class: "deck-keys" }, ...keys.map(([names, words]) =>
    make("div", {}, make("dt", {}, ...names.map((name) => make("kbd", {}, name))), make("dd", {}, say(words)))));
  const letters = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", id: "deck-letters" }));
  letters.checked = hasLetters();
  letters.addEventListener("change", () => setLetters(letters.checked));
  const choice = make("p", {}, letters, " ", make("label", { for: "deck-letters" }, say("keyLetters")));
  const close = make("button", { type: "button", class: "button" }, say("close"));
  const title = make("h2", { id: "deck-help--title" }, say("help"));
  const dialog = /** @type {HTMLDialogElement} */ (make("dialog", { class: "deck-dialog", "aria-labelledby": "deck-help--title" }, title, list, choice, make("p", {}, say("keySwipe")), close));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  deck.root.append(dialog);
  return () => dialog.showModal();
}
