// The answers of several people side by side, and their tables as one. Knows no page. The order of the files changes nothing.

/** @typedef {{ name: string, answers: Answers }} TeamFile */
/** @typedef {{ id: string, label: string, kind: string, choices: string[] }} Asked */
/** @typedef {{ columns: Asked[] }} AskedTable */
/** @typedef {{ fields: Asked[], tables: AskedTable[] }} SheetShape */
/** @typedef {{ cells: string[], names: string[] }} TeamRow */
/**
 * @typedef {{
 *   people: string[],
 *   questions: { asked: Asked, answers: string[], counts: { choice: string, names: string[] }[] }[],
 *   tables: { table: AskedTable, rows: TeamRow[] }[],
 * }} Team
 */

const NAME_ID = "sheet-name";

/**
 * Orders words the same way on every machine.
 * @param {string} one
 * @param {string} other
 */
function inOrder(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** @param {string} text */
function fold(text) {
  return text.normalize("NFKC").trim().replace(/\s+/gu, " ").toLowerCase();
}

/**
 * @param {TeamFile[]} files
 * @param {SheetShape} shape
 * @param {(number: number) => string} nameCopy what to call somebody without a name
 * @returns {Team}
 */
function mergeTeam(files, shape, nameCopy) {
  const people = namePeople(files, nameCopy);
  const rowed = new Set(shape.tables.flatMap(({ columns }) => columns.map(({ id }) => id)));
  const { fields, tables } = withUnknown(people, shape, rowed);
  return {
    people: people.map(({ name }) => name),
    questions: fields.map((asked) => compareAnswers(asked, people)).filter(({ answers }) => answers.some(Boolean)),
    tables: tables.map((table) => ({ table, rows: mergeRows(table, people) })).filter(({ rows }) => rows.length > 0),
  };
}

/**
 * Each file once, each person with a name of their own.
 * @param {TeamFile[]} files
 * @param {(number: number) => string} nameCopy
 */
function namePeople(files, nameCopy) {
  /** @type {Map<string, TeamFile>} */
  const different = new Map();
  for (const file of files) {
    const content = JSON.stringify([...file.answers.values()].map(({ id, row = 0, value }) => [id, row, value]).sort((one, other) => inOrder(JSON.stringify(one), JSON.stringify(other))));
    const known = different.get(content);
    if (!known || inOrder(file.name, known.name) < 0) different.set(content, file);
  }
  const found = [...different].map(([content, { name, answers }]) => {
    const written = valueInWords(valueOf(answers.get(NAME_ID))).trim();
    return { content, answers, name: written || name.replace(/\.json$/i, "").trim() };
  });
  found.sort((one, other) => inOrder(fold(one.name), fold(other.name)) || inOrder(one.name, other.name) || inOrder(one.content, other.content));
  /** @type {Set<string>} */
  const taken = new Set();
  return found.map(({ answers, name }, at) => {
    const plain = name || nameCopy(at + 1);
    let own = plain;
    for (let number = 2; taken.has(own); number += 1) own = `${plain} (${number})`;
    taken.add(own);
    return { name: own, answers };
  });
}

/**
 * Questions that only the files know come last.
 * @param {TeamFile[]} people
 * @param {SheetShape} shape
 * @param {Set<string>} rowed
 * @returns {SheetShape}
 */
function withUnknown(people, { fields, tables }, rowed) {
  const known = new Set(fields.map(({ id }) => id));
  /** @type {Map<string, Asked>} */
  const more = new Map();
  /** @type {Map<string, Asked>} */
  const columns = new Map();
  for (const { answers } of people) {
    for (const { id, row, label, kind } of answers.values()) {
      if (row ? rowed.has(id) : known.has(id)) continue;
      const into = row ? columns : more;
      const before = into.get(id);
      if (!before || inOrder(label, before.label) < 0) into.set(id, { id, label, kind, choices: [] });
    }
  }
  const sorted = (/** @type {Map<string, Asked>} */ map) => [...map.values()].sort((one, other) => inOrder(one.id, other.id));
  return {
    fields: [...fields, ...sorted(more)].filter(({ id }) => id !== NAME_ID),
    tables: [...tables, ...sorted(columns).map((column) => ({ columns: [column] }))],
  };
}

/**
 * @param {Asked} asked
 * @param {TeamFile[]} people
 */
function compareAnswers(asked, people) {
  const values = people.map(({ answers }) => valueOf(answers.get(asked.id)));
  const counted = ["one", "many", "pick", "tick"].includes(asked.kind);
  const given = counted ? values.flat().filter(Boolean) : [];
  const others = [...new Set(given)].filter((choice) => !asked.choices.includes(choice)).sort(inOrder);
  const counts = [...(counted ? asked.choices : []), ...others].map((choice) => ({
    choice,
    names: people.filter((_, at) => [values[at]].flat().includes(choice)).map(({ name }) => name),
  }));
  return { asked, answers: values.map(valueInWords), counts };
}

/**
 * Rows that say the same are one row, with the names of all who wrote it.
 * @param {AskedTable} table
 * @param {TeamFile[]} people
 * @returns {TeamRow[]}
 */
function mergeRows({ columns }, people) {
  /** @type {Map<string, { cells: string[], names: Set<string> }>} */
  const rows = new Map();
  for (const { name, answers } of people) {
    const ids = new Set(columns.map(({ id }) => id));
    const numbers = new Set([...answers.values()].filter(({ id, row }) => row && ids.has(id)).map(({ row }) => row ?? 0));
    for (const row of numbers) {
      const cells = columns.map(({ id }) => valueInWords(valueOf(answers.get(keyOf({ id, row })))).trim());
      if (!cells.some(Boolean)) continue;
      const key = rowKey(cells);
      const known = rows.get(key);
      if (!known) rows.set(key, { cells, names: new Set([name]) });
      else {
        known.names.add(name);
        if (inOrder(JSON.stringify(cells), JSON.stringify(known.cells)) < 0) known.cells = cells;
      }
    }
  }
  return [...rows].sort(([one], [other]) => inOrder(one, other))
    .map(([, { cells, names }]) => ({ cells, names: people.map(({ name }) => name).filter((name) => names.has(name)) }));
}

/** @param {string[]} cells */
function rowKey(cells) {
  return cells.map(fold).join("\u0000");
}

/**
 * Everybody's answers as one set: rows as rows, words with the name of who wrote them. Choices stay with the people.
 * @param {Team} team
 * @returns {Answer[]}
 */
function teamAnswers({ people, questions, tables }) {
  /** @type {Answer[]} */
  const answers = [{ id: NAME_ID, label: "", kind: "text", value: people.join(", ") }];
  for (const { asked: { id, label, kind }, answers: given } of questions) {
    if (!["text", "email", "phone", "number"].includes(kind)) continue;
    const value = given.flatMap((words, at) => (words === "" ? [] : [`${people[at]}: ${words}`])).join("\n");
    answers.push({ id, label, kind: "text", value });
  }
  for (const { table: { columns }, rows } of tables) {
    rows.forEach(({ cells }, at) => columns.forEach(({ id, label, kind }, column) => {
      if (cells[column] !== "") answers.push({ id, row: at + 1, label, kind, value: cells[column] });
    }));
  }
  return answers;
}

/**
 * @param {Team} team
 * @param {string} title
 */
function teamText({ people, questions, tables }, title) {
  const parts = [`${title}\n${people.join(", ")}`];
  for (const { asked, answers, counts } of questions) {
    const given = counts.length > 0
      ? counts.map(({ choice, names }) => `${asked.kind === "tick" ? "[x]" : choice}: ${names.length}${names.length > 0 ? ` (${names.join(", ")})` : ""}`)
      : answers.flatMap((words, at) => (words === "" ? [] : [`${people[at]}: ${words.replaceAll("\n", "\n    ")}`]));
    parts.push([asked.label, ...given.map((line) => `  ${line}`)].join("\n"));
  }
  for (const { table: { columns }, rows } of tables) {
    const lines = rows.map(({ cells, names }, at) => {
      const said = cells.flatMap((cell, column) => (cell === "" ? [] : [`${columns[column].label}: ${cell}`]));
      return `${at + 1}. ${said.join("\n   ")}\n   (${names.join(", ")})`;
    });
    parts.push(lines.join("\n"));
  }
  return `${parts.join("\n\n")}\n`;
}
