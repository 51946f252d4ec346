// The controls of a sheet: read, written and listened to. Controls with the same id are one answer and are kept equal.

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
/**
 * A place is one control, or all boxes or circles of one group.
 * @typedef {{ key: string, id: string, row: number, label: string, kind: string, places: Control[][] }} Field
 */
/**
 * `before` and `curricula`: names of the sheet and of the site under which answers may be kept, too.
 * `gone`: answers without a question. `former`: what the question was when it was answered, where that has changed.
 * @typedef {Origin & {
 *   root: HTMLElement, before: string[], curricula: string[], fields: Map<string, Field>, gone: Answers, former: Map<string, string>,
 * }} Sheet
 */

/** @param {HTMLElement} root */
function openSheet(root) {
  const { sheet = "", sheetBefore = "", curriculum = "", curriculumBefore = "", title = document.title } = root.dataset;
  /** @type {Sheet} */
  const opened = {
    root, sheet, curriculum, title, before: sheetBefore.split(" ").filter(Boolean),
    curricula: [curriculum, ...curriculumBefore.split(" ").filter(Boolean)],
    fields: new Map(), gone: new Map(), former: new Map(),
  };
  findFields(opened);
  return opened;
}

/** @param {Element} root */
function controlsIn(root) {
  return /** @type {NodeListOf<Control>} */ (root.querySelectorAll("[data-field]"));
}

/** @param {Control} control */
function keyOfControl({ dataset: { field = "", row } }) {
  return keyOf({ id: field, row: Number(row) });
}

/**
 * Looks for all controls anew: at the start, and when rows were added.
 * @param {Sheet} sheet
 */
function findFields(sheet) {
  sheet.fields = new Map();
  for (const control of controlsIn(sheet.root)) {
    const { field: id = "", kind = "text", row } = control.dataset;
    const label = control.dataset.label || control.getAttribute("aria-label") || id;
    const key = keyOfControl(control);
    let field = sheet.fields.get(key);
    if (!field) sheet.fields.set(key, field = { key, id, row: Number(row ?? 0), label, kind, places: [] });
    const place = field.places.find(([first]) => isGroup(control) && groupOf(first) === groupOf(control));
    if (place) place.push(control);
    else field.places.push([control]);
  }
  for (const { kind, places } of sheet.fields.values()) {
    if (kind === "one") places.forEach(nameCircles);
    if (PICKED[kind]) places.forEach(([control]) => offerPicker(control));
  }
}

// Circles of the same name would be one group, of which only one can be chosen.
/**
 * @param {Control[]} circles
 * @param {number} place
 */
function nameCircles(circles, place) {
  for (const circle of circles) {
    if (place > 0 && !circle.name.endsWith(`--${place + 1}`)) circle.name += `--${place + 1}`;
  }
}

/** What pickers hold. @type {Record<string, RegExp | undefined>} */
const PICKED = { date: /^\d{4}-\d\d-\d\d$/, time: /^\d\d:\d\d$/ };

// A date that was typed as words stays as words.
/** @param {Control} control */
function offerPicker(control) {
  if (control.value === "" && control instanceof HTMLInputElement) control.type = control.dataset.kind ?? "text";
}

/** @param {Control} control */
function isGroup({ dataset: { kind } }) {
  return kind === "one" || kind === "many";
}

/** @param {Control} control */
function groupOf(control) {
  return control.closest("[role=radiogroup], [role=group], fieldset");
}

/** @param {Control} control */
function isChecked(control) {
  return control instanceof HTMLInputElement && control.checked;
}

/**
 * @param {string} kind
 * @param {Control[]} place
 * @returns {Value}
 */
function readPlace(kind, place) {
  if (kind === "many") return place.filter(isChecked).map((box) => box.value);
  if (kind === "one") return place.find(isChecked)?.value ?? "";
  const [control] = place;
  if (kind !== "tick" || !(control instanceof HTMLInputElement)) return control.value;
  // A box that its author had ticked is an answer when it is not.
  if (control.checked === control.defaultChecked) return "";
  return control.checked ? "yes" : "no";
}

/**
 * @param {string} kind
 * @param {Control[]} place
 * @param {Value} value
 */
function writePlace(kind, place, value) {
  for (const control of place) {
    if (control instanceof HTMLInputElement && (kind === "tick" || isGroup(control))) {
      if (kind === "tick") control.checked = value === "" ? control.defaultChecked : value === "yes";
      else control.checked = typeof value === "string" ? control.value === value : value.includes(control.value);
    } else {
      writeText(control, valueInWords(value));
    }
  }
}

/**
 * @param {Control} control
 * @param {string} text
 */
function writeText(control, text) {
  const words = control instanceof HTMLInputElement ? text.replace(/\s*[\r\n]+\s*/g, " ") : text;
  if (control.value === words) return;
  const { kind = "" } = control.dataset;
  if (PICKED[kind] && control instanceof HTMLInputElement) control.type = words === "" || PICKED[kind].test(words) ? kind : "text";
  control.value = words;
  // What a picker cannot hold, as the 31st of February, is kept as words.
  if (control.value !== words && control instanceof HTMLInputElement) {
    control.type = "text";
    control.value = words;
  }
}

/** @param {Field} field */
function readField({ kind, places }) {
  return readPlace(kind, places[0]);
}

/**
 * @param {Field} field
 * @param {Value} value
 */
function writeField({ kind, places }, value) {
  for (const place of places) {
    if (!sameValue(readPlace(kind, place), value)) writePlace(kind, place, value);
  }
}

/** @param {Field} field */
function choicesOf({ kind, places: [place] }) {
  const [control] = place;
  if (control instanceof HTMLSelectElement) return Array.from(control.options, (option) => option.value).filter(Boolean);
  return kind === "one" || kind === "many" ? place.map((box) => box.value) : [];
}

/**
 * All answers, those without a question last.
 * @param {Sheet} sheet
 */
function readSheet(sheet) {
  /** @type {Answers} */
  const answers = new Map();
  for (const field of sheet.fields.values()) {
    const value = readField(field);
    if (value.length === 0) continue;
    const { key, id, row, label, kind } = field;
    answers.set(key, { id, ...(row > 0 && { row }), label: sheet.former.get(key) ?? label, kind, value });
  }
  for (const [key, answer] of sheet.gone) {
    if (!answers.has(key)) answers.set(key, answer);
  }
  return answers;
}

/**
 * Makes the sheet hold these answers and no others. What has no place in it is `gone`, never dropped.
 * @param {Sheet} sheet
 * @param {Answers} answers
 */
function writeSheet(sheet, answers) {
  sheet.gone.clear();
  sheet.former.clear();
  growFor(sheet, answers);
  for (const field of sheet.fields.values()) {
    const answer = answers.get(field.key);
    const [value, rest] = answer ? fit(field, answer.value) : ["", ""];
    writeField(field, value);
    if (!answer) continue;
    if (rest.length > 0) {
      const left = { ...answer, id: `${answer.id}-before`, value: rest };
      sheet.gone.set(keyOf(left), left);
    }
    if (value.length > 0 && answer.label !== field.label) sheet.former.set(field.key, answer.label);
  }
  for (const [key, answer] of answers) {
    if (!sheet.fields.has(key)) sheet.gone.set(key, answer);
  }
  showRows(sheet);
  tellChange(sheet);
}

/**
 * What of an answer a field can hold, and what it cannot.
 * @param {Field} field
 * @param {Value} value
 * @returns {[Value, Value]}
 */
function fit(field, value) {
  const { kind } = field;
  if (kind === "tick") return value === "yes" || value === "no" ? [value, ""] : ["", value];
  if (kind === "one" || kind === "many" || kind === "pick") {
    const choices = choicesOf(field);
    const list = typeof value === "string" ? [value] : value;
    const known = kind === "many" ? list.filter((it) => choices.includes(it)) : list.filter((it) => choices.includes(it)).slice(0, 1);
    // In the order of the sheet, as they are read.
    known.sort((one, other) => choices.indexOf(one) - choices.indexOf(other));
    const rest = list.filter((it) => !known.includes(it));
    return [kind === "many" ? [...new Set(known)] : known[0] ?? "", typeof value === "string" ? rest[0] ?? "" : rest];
  }
  return [valueInWords(value), ""];
}

/**
 * @param {Sheet} sheet
 * @param {() => void} act
 */
function listen(sheet, act) {
  for (const name of ["input", "change"]) {
    sheet.root.addEventListener(name, ({ target }) => {
      if (!(target instanceof Element) || !target.matches("[data-field]")) return;
      const control = /** @type {Control} */ (target);
      const field = sheet.fields.get(keyOfControl(control));
      const place = field?.places.find((controls) => controls.includes(control));
      if (!field || !place) return;
      const value = readPlace(field.kind, place);
      for (const other of field.places) {
        if (other !== place) writePlace(field.kind, other, value);
      }
      sheet.former.delete(field.key);
      showRows(sheet);
      tellChange(sheet);
      act();
    });
  }
}

let toldChange = false;

/** @param {Sheet} sheet */
function tellChange({ root }) {
  if (toldChange) return;
  toldChange = true;
  requestAnimationFrame(() => {
    toldChange = false;
    root.dispatchEvent(new CustomEvent("answers-changed"));
  });
}
