// A choice can be taken back: by choosing it once more, or with the keys that empty other fields.

/** Whoever taps twice wanted to tap once. */
const TWICE = 500;

/** @param {Sheet} sheet */
function startTakingBack(sheet) {
  /** Circles that are chosen, and since when: a click tells only what comes after it. @type {WeakMap<Control, number>} */
  const chosen = new WeakMap();
  const note = (/** @type {Control[]} */ circles, /** @type {number} */ time) => {
    for (const circle of circles) {
      if (!isChecked(circle)) chosen.delete(circle);
      else if (!chosen.has(circle)) chosen.set(circle, time);
    }
  };
  const noteAll = () => {
    for (const { kind, places } of sheet.fields.values()) {
      if (kind === "one") places.forEach((place) => note(place, -TWICE));
    }
  };
  /** The circles of the group that an event is about. @param {Event} event */
  const circlesOf = ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.dataset.kind !== "one") return [];
    const places = sheet.fields.get(keyOfControl(target))?.places ?? [];
    return places.find((place) => place.includes(target)) ?? [];
  };
  const takeBack = (/** @type {Control[]} */ circles) => {
    const circle = circles.find(isChecked);
    if (!(circle instanceof HTMLInputElement)) return;
    circle.checked = false;
    circle.dispatchEvent(new Event("change", { bubbles: true }));
    whisper(say("takenBack"));
  };

  sheet.root.addEventListener("change", (event) => note(circlesOf(event), event.timeStamp));
  sheet.root.addEventListener("answers-changed", noteAll);
  window.addEventListener("pageshow", noteAll);
  sheet.root.addEventListener("click", (event) => {
    const circles = circlesOf(event);
    const since = chosen.get(/** @type {Control} */ (event.target));
    if (circles.length > 0 && since !== undefined && event.timeStamp - since > TWICE) takeBack(circles);
  });
  // Some browsers make a click of the space bar on a chosen circle when it is let go, and some do not.
  let spaced = false;
  sheet.root.addEventListener("keydown", (event) => {
    const circles = circlesOf(event);
    const empties = event.key === "Backspace" || event.key === "Delete";
    const spaces = event.key === " " && chosen.has(/** @type {Control} */ (event.target));
    if (circles.length === 0 || !(empties || spaces)) return;
    event.preventDefault();
    if (event.repeat) return;
    spaced = spaces;
    takeBack(circles);
  });
  sheet.root.addEventListener("keyup", (event) => {
    if (event.key !== " " || !spaced) return;
    spaced = false;
    event.preventDefault();
  });
  noteAll();
}
