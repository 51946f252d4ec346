// The team copy on the page. Nothing of it is stored.

/**
 * What the sheet asks.
 * @param {Sheet} sheet
 * @returns {SheetShape}
 */
function shapeOf(sheet) {
  const asked = (/** @type {Field} */ field) => {
    const { id, kind, places: [[control]] } = field;
    const column = /** @type {HTMLElement | null} */ (control.closest("[data-column]"))?.dataset.column;
    const choices = kind === "tick" ? ["yes"] : choicesOf(field);
    return { id, kind, choices, label: field.row > 0 && column ? column : field.label };
  };
  const fields = [...sheet.fields.values()];
  const tables = [...growingTables(sheet.root)].map((table) => {
    const [first] = rowsOf(table);
    const keys = new Set(first ? Array.from(controlsIn(first), keyOfControl) : []);
    return { columns: fields.filter(({ key }) => keys.has(key)).map(asked) };
  });
  return { fields: fields.filter(({ row }) => row === 0).map(asked), tables };
}

/** @param {Team} team */
function drawTeam({ people, questions, tables }) {
  const scroll = (/** @type {HTMLTableElement} */ table, /** @type {string} */ label) =>
    make("div", { class: "team-scroll", role: "region", tabindex: "0", "aria-label": label }, table);
  const head = (/** @type {string[]} */ cells) =>
    make("thead", {}, make("tr", {}, ...cells.map((cell) => make("th", { scope: "col", dir: "auto" }, cell))));
  const row = (/** @type {string} */ first, /** @type {string[]} */ cells) =>
    make("tr", {}, make("th", { scope: "row", dir: "auto" }, first), ...cells.map((cell) => make("td", { dir: "auto" }, cell)));
  const drawn = tables.map(({ table: { columns }, rows }) => scroll(make(
    "table", { class: "team-table" }, make("caption", {}, sayCount("teamRows", rows.length)), head([...columns.map(({ label }) => label), say("writtenBy")]),
    make("tbody", {}, ...rows.map(({ cells: [first, ...rest], names }) => row(first, [...rest, names.join(", ")]))),
  ), say("teamTable")));
  const counted = questions.filter(({ counts }) => counts.length > 0);
  if (counted.length > 0) {
    drawn.push(scroll(make(
      "table", { class: "team-table" }, make("caption", {}, say("teamCounts")), head([say("question"), say("choice"), say("howMany"), say("whoChose")]),
      ...counted.map(({ asked, counts }) => make("tbody", {}, ...counts.map(({ choice, names }, at) => {
        const cells = [asked.kind === "tick" ? say("ticked") : choice, String(names.length), names.join(", ")];
        const line = make("tr", {}, ...cells.map((cell) => make("td", { dir: "auto" }, cell)));
        if (at === 0) line.prepend(make("th", { scope: "rowgroup", rowspan: String(counts.length), dir: "auto" }, asked.label));
        return line;
      }))),
    ), say("teamCounts")));
  }
  const written = questions.filter(({ counts }) => counts.length === 0);
  if (written.length > 0) {
    drawn.push(scroll(make(
      "table", { class: "team-table" }, make("caption", {}, say("teamSideBySide")), head([say("question"), ...people]),
      make("tbody", {}, ...written.map(({ asked, answers }) => row(asked.label, answers))),
    ), say("teamSideBySide")));
  }
  return drawn;
}

/**
 * Rows of the team that the sheet does not have yet, written below its own.
 * @param {Sheet} sheet
 * @param {Team} team
 * @returns {{ answers: Answers, added: number }}
 */
function withTeamRows(sheet, team) {
  const answers = readSheet(sheet);
  const known = new Set(shapeOf(sheet).tables.flatMap(({ columns }) => columns.map(({ id }) => id)));
  let added = 0;
  for (const { table, rows } of team.tables) {
    if (!table.columns.every(({ id }) => known.has(id))) continue;
    const mine = new Set(mergeRows(table, [{ name: "", answers }]).map(({ cells }) => rowKey(cells)));
    const ids = new Set(table.columns.map(({ id }) => id));
    let row = Math.max(0, ...[...answers.values()].filter(({ id }) => ids.has(id)).map((answer) => answer.row ?? 0));
    for (const { cells } of rows.filter(({ cells }) => !mine.has(rowKey(cells)))) {
      row += 1;
      added += 1;
      table.columns.forEach(({ id, label, kind }, at) => {
        const field = sheet.fields.get(keyOf({ id, row: 1 }));
        if (cells[at] !== "") answers.set(keyOf({ id, row }), { id, row, label: field?.label ?? label, kind, value: cells[at] });
      });
    }
  }
  return { answers, added };
}

/** @param {Sheet} sheet @param {(answers: Answers, words: string) => void} put */
function startTeam(sheet, put) {
  const input = /** @type {HTMLInputElement} */ (part("team-files"));
  /** @type {Team | undefined} */
  let team;
  part("team-title").textContent = say("teamOf", { title: sheet.title });
  onClick("team-open", () => {
    part("team").hidden = false;
    part("team-title").focus();
  });
  onClick("team-close", () => {
    team = undefined;
    input.value = "";
    part("team-tables").replaceChildren();
    part("team-troubles").replaceChildren();
    part("team-result").hidden = true;
    part("team").hidden = true;
    part("team-open").focus();
  });
  input.addEventListener("change", async () => {
    /** @type {TeamFile[]} */
    const files = [];
    /** @type {string[]} */
    const troubles = [];
    for (const file of input.files ?? []) {
      const read = await readAnswersFile(file);
      if (typeof read === "string") troubles.push(read);
      else {
        files.push({ name: file.name, answers: read.answers });
        if (!isOfSheet(sheet, read)) troubles.push(say("teamOther", { name: file.name, title: read.title || read.sheet }));
      }
    }
    part("team-troubles").replaceChildren(...troubles.sort(inOrder).map((trouble) => make("li", {}, trouble)));
    team = files.length > 0 ? mergeTeam(files, shapeOf(sheet), (number) => say("copyNumber", { number })) : undefined;
    part("team-result").hidden = !team;
    part("team-tables").replaceChildren(...(team ? drawTeam(team) : []));
    part("team-people").textContent = team ? `${sayCount("teamPeople", team.people.length)} ${team.people.join(", ")}` : "";
    part("team-put").hidden = !team || withTeamRows(sheet, team).added === 0;
    whisper(team ? sayCount("teamPeople", team.people.length) : say("teamNone"));
  });
  onClick("team-text", () => team && download(fileName(sheet.sheet, "team.txt"), "text/plain", teamText(team, sheet.title)));
  onClick("team-file", () => team && download(
    fileName(sheet.sheet, "team-answers.json"), "application/json", fileText(sheet, teamAnswers(team), isoDate(new Date())),
  ));
  onClick("team-print", () => printSheet(sheet, "team", { copies: 1, paper: "", large: false }));
  onClick("team-put", () => {
    if (!team) return;
    const { answers, added } = withTeamRows(sheet, team);
    put(answers, sayCount("teamPutIn", added));
    part("team-put").hidden = true;
    part("team-title").focus();
  });
}
