// The sheet on paper: filled, blank, in large letters. What was typed is mirrored as text, which grows and breaks as text does.

/** @typedef {"filled" | "blank" | "team"} Printout */

const MOST_COPIES = 50;

/** @param {Sheet} sheet */
function startPrinting(sheet) {
  window.addEventListener("beforeprint", () => mirror(sheet.root));
  window.addEventListener("afterprint", () => unmirror(sheet.root));
  // For browsers that know only this.
  window.matchMedia("print").addEventListener("change", ({ matches }) => (matches ? mirror(sheet.root) : unmirror(sheet.root)));
}

/**
 * Writes each answer as text beside its control, with as many ruled lines as it may need.
 * @param {Element} root
 */
function mirror(root) {
  unmirror(root);
  for (const fill of root.querySelectorAll(".fill")) {
    const control = /** @type {Control | null} */ (fill.querySelector("[data-field]"));
    if (!control) continue;
    const text = control.type === "date" || control.type === "time" ? pickedInWords(control) : control.value;
    fill.append(make("span", { class: "mirror", "aria-hidden": "true", dir: "auto" }, text));
    const rules = fill.querySelector(".rules");
    if (!rules) continue;
    const count = rules.childElementCount;
    /** @type {HTMLElement} */ (fill).style.setProperty("--rules", String(count));
    // No line of paper holds fewer than twelve letters. What is too much is cut off.
    const needed = text.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 12), 0);
    for (let more = count; more < needed; more += 1) rules.append(make("span", { class: "rule rule--more" }));
  }
  root.classList.add("mirrored");
}

/** @param {Element} root */
function unmirror(root) {
  root.classList.remove("mirrored");
  for (const extra of root.querySelectorAll(".mirror, .rule--more")) {
    if (!extra.closest(".sheet-copy")) extra.remove();
  }
}

/** @param {Control} control */
function pickedInWords({ type, value }) {
  if (type !== "date" || value === "") return value;
  return dateInWords(new Date(`${value}T12:00`));
}

/**
 * Prints once, and then everything is as it was.
 * @param {Sheet} sheet
 * @param {Printout} what
 * @param {{ copies: number, paper: string, large: boolean }} how
 */
function printSheet(sheet, what, { copies, paper, large }) {
  const page = document.documentElement;
  const printed = sheet.root.querySelector(".sheet") ?? sheet.root.querySelector("article") ?? sheet.root;
  // A part of a page with a paper of its own would begin on a fresh sheet.
  const paged = printed.matches(".sheet") ? printed : document.body;
  const before = paged.className;
  if (paper !== "") {
    paged.classList.remove("paper-a4", "paper-letter");
    paged.classList.add(`paper-${paper}`);
  }
  page.classList.add(`printing-${what}`);
  page.classList.toggle("print-large", large);
  const blanks = what === "blank" ? Array.from({ length: copies }, () => blankCopy(printed)) : [];
  printed.after(...blanks);
  printed.classList.toggle("not-printed", blanks.length > 0);
  const end = () => {
    blanks.forEach((copy) => copy.remove());
    page.classList.remove(`printing-${what}`, "print-large");
    printed.classList.remove("not-printed");
    paged.className = before;
    window.removeEventListener("afterprint", end);
  };
  window.addEventListener("afterprint", end);
  window.print();
}

/**
 * The sheet as it was before anybody wrote on it. Has no ids, names or answers.
 * @param {Element} root
 */
function blankCopy(root) {
  const copy = /** @type {HTMLElement} */ (root.cloneNode(true));
  for (const extra of copy.querySelectorAll(".mirror, .rule--more, .filled-only, .fill-tools, .tools-dialog, .grow")) extra.remove();
  for (const table of growingTables(copy)) {
    for (const row of rowsOf(table)) {
      if (Number(row.dataset.row) > Number(table.dataset.grow)) row.remove();
    }
  }
  for (const control of controlsIn(copy)) {
    if (control instanceof HTMLInputElement && /checkbox|radio/.test(control.type)) {
      control.removeAttribute("name");
      control.checked = control.defaultChecked;
    } else {
      control.value = "";
    }
  }
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["id", "name", "for", "data-field", "data-sheet"]) element.removeAttribute(name);
  }
  for (const fill of copy.querySelectorAll(".fill")) {
    const rules = fill.querySelector(".rules")?.childElementCount;
    if (rules) /** @type {HTMLElement} */ (fill).style.setProperty("--rules", String(rules));
    fill.append(make("span", { class: "mirror" }));
  }
  // A theme may leave the maps out.
  // @ts-ignore
  if (typeof redrawMaps === "function") redrawMaps(copy);
  copy.classList.add("mirrored", "sheet-copy");
  copy.setAttribute("aria-hidden", "true");
  copy.inert = true;
  return copy;
}
