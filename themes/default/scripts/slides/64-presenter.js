// The presenter's window: the slide, the next one, the notes, the clock and the agenda. And in one window, notes below.

/** @param {Deck} deck @param {Link} link */
function startPresenter(deck, link) {
  document.body.classList.add("is-presenter");
  document.title = `${say("presenter")} · ${document.title}`;
  const notes = make("section", { class: "deck-notes", "aria-label": say("notes"), tabindex: "0" });
  const now = make("p", { class: "deck-now", "aria-hidden": "true" }, say("now"));
  const coming = make("p", { class: "deck-coming" });
  const side = make("div", { class: "deck-side" }, makePlan(deck), notes);
  deck.root.append(now, coming, side);
  const last = make("p", { class: "deck-last" }, say("last"));
  deck.root.append(last);

  deck.listeners.push(() => {
    const next = deck.slides[deck.at + 1];
    deck.slides.forEach((slide) => {
      const isNext = slide === next;
      slide.classList.toggle("is-next", isNext);
      // It is there to be seen; reading it would be reading ahead.
      faceOf(slide).inert = isNext;
      if (isNext) slide.hidden = false;
      slide.setAttribute("aria-hidden", String(isNext));
      if (!isNext) slide.removeAttribute("aria-hidden");
    });
    last.hidden = Boolean(next);
    coming.textContent = next ? say("coming") : "";
    showNotes(deck, notes);
    if (!link.isOpen()) tell(say("alone"), true);
  });
}

/**
 * The notes of the present slide lie in a box; those of the others with their slides.
 * @param {Deck} deck
 * @param {HTMLElement} box
 */
function showNotes(deck, box) {
  deck.slides.forEach((slide) => {
    const own = box.querySelector(`[data-of="${slide.id}"]`);
    if (own) slide.append(own);
  });
  const notes = /** @type {HTMLElement | null} */ (deck.slide.querySelector(".slide-notes"));
  if (notes) notes.dataset.of = deck.slide.id;
  box.replaceChildren(notes || make("p", { class: "deck-no-notes" }, say("noNotes")));
  box.scrollTop = 0;
}

/** Notes below the slide, in the one window there is. @param {Deck} deck */
function makeNotesBelow(deck) {
  const box = make("section", { class: "deck-notes", "aria-label": say("notes"), tabindex: "0" });
  box.hidden = true;
  deck.root.append(box);
  deck.listeners.push(() => { if (!box.hidden) showNotes(deck, box); });
  return () => {
    box.hidden = !box.hidden;
    document.body.classList.toggle("has-notes", !box.hidden);
    if (!box.hidden) showNotes(deck, box);
  };
}

/** The clock, the item, and how far behind. @param {Deck} deck */
function makePlan(deck) {
  const zone = deck.root.dataset.zone;
  const number = (/** @type {string | undefined} */ text) => (text === undefined ? null : Number(text));
  /** @type {Item[]} */
  const items = Array.from(document.querySelectorAll("#deck-items > li"), (line) => {
    const { minutes, offset, at } = /** @type {HTMLElement} */ (line).dataset;
    return { title: line.textContent || "", minutes: number(minutes), offset: number(offset), at: planned(at) };
  });
  const total = number(deck.root.dataset.minutes);

  const clock = make("p", { class: "plan-clock" });
  const item = make("p", { class: "plan-item" });
  const drifted = make("p", { class: "plan-drift" });
  const begin = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: "plan-button" }, say("begin")));
  const fromPlan = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: "plan-button" }));
  const box = make("section", { class: "deck-plan", "aria-label": say("clock") }, clock, item, drifted, make("p", { class: "plan-buttons" }, begin, fromPlan));

  /** When counting began, in minutes: by this computer's clock, or by that of the zone. @type {{ from: number, isPlanned: boolean } | null} */
  let counting = null;
  const minutesNow = () => (counting && counting.isPlanned ? clockOf(Date.now(), zone) : Date.now() / 60_000);
  const here = () => items[Number(deck.slide.dataset.item)];

  /** When the part of the agenda began that an item belongs to, as planned. @param {Item | undefined} of */
  const plannedStart = (of) => (of && of.at !== null && of.offset !== null ? of.at - of.offset : null);

  const show = () => {
    const current = here();
    const place = deck.slide.dataset.item;
    clock.textContent = timeOfDay(clockOf(Date.now(), undefined));
    item.textContent = "";
    if (current) {
      const values = { number: Number(place) + 1, count: items.length, title: current.title.replace(/^\S+ /, "") };
      const end = endOf(current);
      item.textContent = end === null ? say("item", values) : say("itemUntil", Object.assign({ time: timeOfDay(end) }, values));
    }
    const passed = counting ? Math.floor(minutesNow() - counting.from) : 0;
    drifted.textContent = "";
    drifted.className = "plan-drift";
    if (counting) {
      const minutes = Math.max(0, passed);
      const running = total === null ? say("running", { minutes }) : say("runningOf", { minutes, planned: total });
      const off = current ? drift(current, passed) : null;
      drifted.append(make("span", { class: "plan-running" }, running));
      if (off !== null) {
        const words = off === 0 ? say("onTime") : say(off > 0 ? "behind" : "ahead", { minutes: Math.abs(off) });
        drifted.append(" ", make("strong", {}, words));
        drifted.classList.toggle("is-behind", off > 0);
      }
    }
    begin.textContent = say(counting ? "stop" : "begin");
    const start = plannedStart(current || items[0]);
    fromPlan.hidden = Boolean(counting) || start === null || isNaN(clockOf(Date.now(), zone));
    if (start !== null) fromPlan.textContent = say("beginPlanned", { time: timeOfDay(start) });
  };

  /** When an item ends: by the count, else as planned. @param {Item} of */
  const endOf = (of) => {
    if (of.minutes === null || of.offset === null) return null;
    if (counting && !counting.isPlanned) return clockOf((counting.from + of.offset + of.minutes) * 60_000, undefined);
    return of.at === null ? null : of.at + of.minutes;
  };

  begin.addEventListener("click", () => {
    // The first item of the part that is shown begins now, however many parts came before.
    const offset = (here() || { offset: 0 }).offset || 0;
    counting = counting ? null : { from: Date.now() / 60_000 - offset, isPlanned: false };
    show();
  });
  fromPlan.addEventListener("click", () => {
    const start = plannedStart(here() || items[0]);
    if (start !== null) counting = { from: start, isPlanned: true };
    show();
    begin.focus();
  });
  deck.listeners.push(show);
  const again = () => {
    show();
    setTimeout(again, 60_000 - (Date.now() % 60_000) + 50);
  };
  setTimeout(again, 60_000 - (Date.now() % 60_000) + 50);
  document.addEventListener("visibilitychange", () => { if (deck.at >= 0) show(); });
  return box;
}
