// Tables that grow: a few empty rows are shown, more come as they are filled.

const EMPTY_ROWS_SHOWN = 3;

/** How many rows of a table are shown at least. @type {WeakMap<HTMLTableElement, number>} */
const rowsShown = new WeakMap();

/** @param {Element} root */
function growingTables(root) {
  return /** @type {NodeListOf<HTMLTableElement>} */ (root.querySelectorAll("table[data-grow]"));
}

/** @param {Element} table */
function rowsOf(table) {
  return /** @type {HTMLTableRowElement[]} */ ([...table.querySelectorAll("tbody > tr[data-row]")]);
}

/** @param {HTMLTableRowElement} row */
function isFilled(row) {
  return [...controlsIn(row)].some((control) => {
    return /tick|one|many/.test(control.dataset.kind ?? "") ? isChecked(control) : control.value !== "";
  });
}

/** @param {Sheet} sheet */
function startRows(sheet) {
  for (const table of growingTables(sheet.root)) {
    const button = makeButton(say("addRow"), () => {
      const rows = rowsOf(table);
      const shown = rowsShown.get(table) ?? rows.length;
      if (rows.length >= MOST_ROWS) return;
      if (shown >= rows.length) addRow(sheet, table);
      rowsShown.set(table, shown + 1);
      showRows(sheet);
      const row = rowsOf(table)[shown];
      /** @type {HTMLElement | null} */ (row.querySelector("[data-field]"))?.focus();
      whisper(say("rowAdded", { number: row.dataset.row ?? "" }));
    });
    const line = make("p", { class: "grow" }, button);
    (table.closest(".table-scroll") ?? table).after(line);
  }
}

/**
 * Shows the filled rows and the first empty ones, and always an empty one at the end.
 * @param {Sheet} sheet
 */
function showRows(sheet) {
  for (const table of growingTables(sheet.root)) {
    let rows = rowsOf(table);
    const filled = rows.map(isFilled);
    const last = filled.lastIndexOf(true);
    let shown = rowsShown.get(table) ?? 0;
    if (shown === 0) {
      const empty = filled.flatMap((is, at) => (is ? [] : [at]));
      shown = (empty[EMPTY_ROWS_SHOWN - 1] ?? rows.length - 1) + 1;
    }
    shown = Math.max(shown, last + 1);
    if (last === shown - 1) {
      shown += 1;
      if (shown > rows.length && rows.length < MOST_ROWS) addRow(sheet, table);
      rows = rowsOf(table);
    }
    rowsShown.set(table, shown);
    rows.forEach((row, at) => row.classList.toggle("row--spare", at >= shown));
  }
}

/**
 * Forgets how many rows are shown, and takes away the empty ones that were added.
 * @param {Sheet} sheet
 */
function resetRows(sheet) {
  for (const table of growingTables(sheet.root)) {
    rowsShown.delete(table);
    for (const row of rowsOf(table).reverse()) {
      if (Number(row.dataset.row) <= Number(table.dataset.grow) || isFilled(row)) break;
      row.remove();
    }
  }
  findFields(sheet);
  showRows(sheet);
}

/**
 * Adds the rows that answers need.
 * @param {Sheet} sheet
 * @param {Answers} answers
 */
function growFor(sheet, answers) {
  /** @type {Map<string, HTMLTableElement>} */
  const tables = new Map();
  for (const table of growingTables(sheet.root)) {
    for (const control of controlsIn(table)) tables.set(control.dataset.field ?? "", table);
  }
  for (const { id, row = 0 } of answers.values()) {
    const table = tables.get(id);
    if (!table || row > MOST_ROWS) continue;
    const rows = rowsOf(table);
    for (let count = Number(rows.at(-1)?.dataset.row); count < row; count += 1) cloneRow(table);
  }
  findFields(sheet);
}

/**
 * @param {Sheet} sheet
 * @param {HTMLTableElement} table
 */
function addRow(sheet, table) {
  cloneRow(table);
  findFields(sheet);
}

/** @param {HTMLTableElement} table */
function cloneRow(table) {
  const last = rowsOf(table).at(-1);
  if (!last) return;
  const from = Number(last.dataset.row);
  const row = /** @type {HTMLTableRowElement} */ (last.cloneNode(true));
  row.classList.remove("row--spare");
  for (const mirror of row.querySelectorAll(".mirror")) mirror.remove();
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (name === "data-row") element.setAttribute(name, String(from + 1));
      else if (/^(id|name|for|aria-labelledby|aria-describedby)$/.test(name)) {
        element.setAttribute(name, value.replaceAll(new RegExp(`\\.${from}(?=--|\\s|$)`, "g"), `.${from + 1}`));
      } else if (name === "aria-label") {
        element.setAttribute(name, value.replace(new RegExp(`${from}(?=\\D*$)`), String(from + 1)));
      }
    }
  }
  // A row may begin with its number.
  const [head] = row.cells;
  if (head?.textContent?.trim() === String(from)) head.textContent = String(from + 1);
  for (const control of controlsIn(row)) {
    if (control instanceof HTMLInputElement && /checkbox|radio/.test(control.type)) control.checked = control.defaultChecked;
    else control.value = "";
    control.style.blockSize = control.style.inlineSize = "";
  }
  last.after(row);
}
