// Answers as files and as text: downloaded, opened, copied.

/**
 * @param {string} sheet
 * @param {string} ending
 */
function fileName(sheet, ending) {
  return `${sheet.split("/").at(-1) || "sheet"}-${ending}`;
}

/**
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
function download(name, type, text) {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/**
 * @param {string} name
 * @param {Blob} blob
 */
function saveBlob(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** @param {Sheet} sheet */
function downloadFile(sheet) {
  download(fileName(sheet.sheet, "answers.json"), "application/json", fileText(sheet, readSheet(sheet).values(), isoDate(new Date())));
  announce(say("saved"));
}

/** @param {Sheet} sheet */
function downloadText(sheet) {
  download(fileName(sheet.sheet, "answers.txt"), "text/plain", sheetText(sheet));
  announce(say("saved"));
}

/** @param {Sheet} sheet */
function sheetText(sheet) {
  const answers = [...readSheet(sheet)].filter(([key]) => !sheet.gone.has(key)).map(([key, answer]) => {
    const was = sheet.former.get(key);
    return was === undefined ? answer : { ...answer, label: `${sheet.fields.get(key)?.label} (${say("questionWas", { was })})` };
  });
  const text = answersText(sheet.title, dateInWords(new Date()), answers);
  if (sheet.gone.size === 0) return text;
  return `${text}\n${answersText(sayCount("gone", sheet.gone.size), "", sheet.gone.values()).replace("\n\n\n", "\n\n")}`;
}

/**
 * Copies text; where the browser does not allow that, shows it to be copied by hand.
 * @param {string} text
 */
async function copyText(text) {
  const area = /** @type {HTMLTextAreaElement} */ (part("copied"));
  const by = part("copied-by");
  by.hidden = true;
  const copied = await attempt(() => navigator.clipboard.writeText(text).then(() => true, () => false));
  if (copied) return announce(say("copied"));
  if (!dialog("save").open) dialog("save").showModal();
  by.hidden = false;
  area.value = text;
  area.focus();
  area.select();
  const done = attempt(() => document.execCommand("copy"));
  by.hidden = done === true;
  if (done) {
    area.value = "";
    part("copy").focus();
  }
  announce(say(done ? "copied" : "copyByHand"));
}

/**
 * @param {File} file
 * @returns {Promise<AnswersFile | string>} or what is wrong with it, in words
 */
async function readAnswersFile(file) {
  const { name } = file;
  if (file.size > LARGEST_FILE) return say("fileLarge", { name });
  try {
    const read = readFileText(await file.text());
    if (read === "newer") return say("fileNewer", { name });
    return read === "strange" ? say("fileStrange", { name }) : read;
  } catch {
    return say("fileUnreadable", { name });
  }
}

/**
 * Whether a file was saved from this sheet, or from what it was called before.
 * @param {Sheet} sheet
 * @param {Origin} file
 */
function isOfSheet(sheet, file) {
  return sheet.curricula.includes(file.curriculum) && [sheet.sheet, ...sheet.before].includes(file.sheet);
}

/**
 * Puts the answers of a file into the sheet. Where both have one and they differ, the person chooses.
 * @param {Sheet} sheet
 * @param {AnswersFile} file
 * @param {(answers: Answers) => void} done
 */
function addAnswers(sheet, file, done) {
  const mine = readSheet(sheet);
  const differ = [...file.answers].filter(([key, answer]) => mine.has(key) && !sameAnswer(mine.get(key), answer));
  const all = new Map([...mine, ...[...file.answers].filter(([key]) => !mine.has(key))]);
  if (differ.length === 0) return done(all);
  choose({
    title: sayCount("differ", differ.length),
    explain: say("differMore"),
    questions: differ.map(([key, answer]) => ({
      key,
      label: nameOf(sheet, answer),
      offers: [[say("onSheet"), /** @type {Answer} */ (mine.get(key))], [say("inFile"), answer]],
    })),
    done: (chosen) => done(new Map([...all, ...chosen])),
  });
}

/**
 * What a question is called, with its row.
 * @param {Sheet} sheet
 * @param {Answer} answer
 */
function nameOf(sheet, answer) {
  const label = sheet.fields.get(keyOf(answer))?.label ?? answer.label;
  return answer.row ? say("inRow", { label, number: answer.row }) : label;
}
