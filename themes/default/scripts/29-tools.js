// The tools outside the sheet, and what they say.

/**
 * @param {Sheet} sheet
 * @param {Keep} keep
 */
function startTools(sheet, keep) {
  /** @type {{ answers: Answers, device: boolean, others: [Store, string, string][] } | undefined} */
  let undo;
  const remember = /** @type {HTMLInputElement} */ (part("remember"));
  const days = /** @type {HTMLSelectElement} */ (part("days"));
  let told = "";
  let over = 0;

  const ask = (/** @type {BeforeUnloadEvent} */ event) => {
    event.preventDefault();
    // Chromium before 119 asks only then.
    event.returnValue = true;
  };

  const show = () => {
    const { mode, expires } = keep;
    remember.checked = mode === "device";
    // Said where people are on the page, and asked before they leave; only while there is something to lose.
    const loses = mode === "nowhere" && readSheet(sheet).size > 0;
    const words = loses ? say("keptNowhere") : "";
    // A theme may have the tools without these.
    const alarm = document.getElementById("sheet-alarm");
    if (alarm && alarm.textContent !== words) alarm.textContent = words;
    window[loses ? "addEventListener" : "removeEventListener"]("beforeunload", /** @type {EventListener} */ (ask));
    clearTimeout(over);
    // A page that stays open is told when the time is over. Longer waits than a day are not sure.
    if (mode === "device") over = setTimeout(look, Math.min(DAY, Math.max(0, expires - Date.now()) + 1000));
    if (mode === "device") days.value = String(keep.days);
    part("kept").textContent = mode === "device" ? say("keptDevice", { date: dateInWords(expires) }) : say(mode === "tab" ? "keptTab" : "keptNowhere");
    showConflicts(sheet, keep, told);
    told = JSON.stringify([...keep.open.keys()]);
    showGone(sheet, changed, undoable);
    showFormer(sheet, changed);
  };

  /** Answers were changed by the program: keep them and show how things stand. */
  const changed = () => {
    save(sheet, keep);
    show();
  };

  /** @param {string} words */
  const undoable = (words) => {
    undo = { answers: readSheet(sheet), device: keep.mode === "device", others: [] };
    part("undo-words").textContent = words;
    part("undo").hidden = false;
    return undo;
  };

  /** @param {Answers} answers @param {string} words */
  const put = (answers, words) => {
    undoable(words);
    writeSheet(sheet, answers);
    changed();
    whisper(words);
  };

  let waiting = 0;
  listen(sheet, () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 250);
  });
  const flush = () => {
    if (waiting === 0) return;
    clearTimeout(waiting);
    waiting = 0;
    changed();
  };
  const look = () => {
    const expired = keep.mode === "device" && keep.expires <= Date.now();
    flush();
    sweep(sheet.curricula, Date.now());
    if (keep.mode === "device" || findKept("localStorage", sheet)) {
      keepOnDevice(sheet, keep, { join: findKept("localStorage", sheet) !== undefined });
      show();
      if (expired && keep.mode === "tab") announce(say("expired"));
    }
  };
  window.addEventListener("pagehide", flush);
  window.addEventListener("pageshow", ({ persisted }) => persisted && look());
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? flush() : look()));
  window.addEventListener("storage", ({ key, newValue, storageArea }) => {
    if (storageArea === attempt(() => sessionStorage) || (key !== null && key !== keysOf(sheet)[0])) return;
    if (newValue?.startsWith(CLEARED) && keep.mode === "device") {
      clearSheet(sheet, keep);
      announce(say("clearedElsewhere"));
    } else {
      look();
    }
    show();
  });

  remember.addEventListener("change", () => {
    keep.days = Number(days.value);
    if (remember.checked) keepOnDevice(sheet, keep, { join: true, again: true });
    else {
      removeKept("localStorage", sheet);
      keepInTab(sheet, keep);
    }
    show();
    if (keep.mode !== "nowhere" && remember.checked === (keep.mode === "device")) whisper(part("kept").textContent ?? "");
  });
  days.addEventListener("change", () => {
    keep.days = Number(days.value);
    if (keep.mode === "device") keepOnDevice(sheet, keep, { again: true });
    show();
  });

  for (const name of ["save", "print", "clear"]) onClick(`${name}-open`, () => dialog(name).showModal());
  // The buttons below the sheet are those above it. What had the focus gets it back.
  for (const button of document.querySelectorAll("[data-opens]")) {
    button.addEventListener("click", () => part(`${/** @type {HTMLElement} */ (button).dataset.opens}-open`).click());
  }
  for (const box of document.querySelectorAll("dialog.tools-dialog")) {
    box.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.matches("[data-close]")) /** @type {HTMLDialogElement} */ (box).close();
    });
    box.addEventListener("close", () => box.querySelector("[role=status]")?.replaceChildren());
  }
  startSaveDialog(sheet, put);
  startPrintDialog(sheet);
  startTeam(sheet, put);

  onClick("conflict-choose", () => choose({
    title: sayCount("conflict", keep.open.size),
    explain: say("conflictMore"),
    questions: [...keep.open].map(([key, offers]) => {
      const mine = readSheet(sheet).get(key) ?? { ...offers[0], value: "" };
      const others = offers.filter((offer) => !sameAnswer(offer, mine));
      /** @type {[string, Answer][]} */
      const all = [[say("inThisTab"), mine], ...others.map((offer) => /** @type {[string, Answer]} */ ([say("inOtherTab"), offer]))];
      return { key, label: nameOf(sheet, offers[0]), offers: all };
    }),
    done: (chosen) => {
      writeSheet(sheet, new Map([...readSheet(sheet), ...chosen]));
      keepOnDevice(sheet, keep, { chosen: chosen.keys() });
      show();
      whisper(say("chosen"));
      remember.focus();
    },
  }));

  // Clear everything, which can be undone until the page is left.
  const others = () => /** @type {[Store, string][]} */ (/** @type {const} */ (["localStorage", "sessionStorage"]).flatMap((store) =>
    keptKeys(store, sheet.curricula).filter((key) => !keysOf(sheet).includes(key)).map((key) => [store, key])));
  onClick("clear-open", () => {
    const count = new Set(others().map(([, key]) => key)).size;
    part("clear-others").hidden = count === 0;
    part("clear-others-words").textContent = sayCount("clearOthers", count);
    /** @type {HTMLInputElement} */ (part("clear-all")).checked = false;
  });
  onClick("clear-now", () => {
    const before = undoable(say("cleared"));
    if (/** @type {HTMLInputElement} */ (part("clear-all")).checked) {
      for (const [store, key] of others()) {
        before.others.push([store, key, readItem(store, key) ?? ""]);
        removeItem(store, key);
      }
    }
    clearTimeout(waiting);
    clearSheet(sheet, keep);
    dialog("clear").close();
    show();
    part("undo-now").focus();
    whisper(say("cleared"));
  });
  onClick("undo-now", () => {
    part("undo").hidden = true;
    if (!undo) return;
    writeSheet(sheet, undo.answers);
    for (const [store, key, text] of undo.others) writeItem(store, key, text);
    if (undo.device) keepOnDevice(sheet, keep, { join: true, again: true });
    undo = undefined;
    changed();
    whisper(say("undone"));
    remember.focus();
  });
  onClick("undo-forget", () => {
    undo = undefined;
    part("undo").hidden = true;
    remember.focus();
  });

  part("tools").hidden = false;
  for (const end of document.querySelectorAll(".fill-end")) /** @type {HTMLElement} */ (end).hidden = false;
  document.getElementById("sheet-unkept")?.remove();
  show();
}

// What other tabs see before the key is gone.
const CLEARED = '{"cleared"';

/**
 * @param {Sheet} sheet
 * @param {Keep} keep
 */
function clearSheet(sheet, keep) {
  writeSheet(sheet, new Map());
  resetRows(sheet);
  unmirror(sheet.root);
  if (keep.mode === "device") writeItem("localStorage", keysOf(sheet)[0], `${CLEARED}:true}`);
  removeKept("localStorage", sheet);
  removeKept("sessionStorage", sheet);
  keep.base.clear();
  keepInTab(sheet, keep);
}

/**
 * @param {Sheet} sheet
 * @param {(answers: Answers, words: string) => void} put
 */
function startSaveDialog(sheet, put) {
  const input = /** @type {HTMLInputElement} */ (part("file"));
  const other = part("other");
  /** @type {AnswersFile | undefined} */
  let waiting;
  const open = (/** @type {AnswersFile} */ file) => {
    dialog("save").close();
    addAnswers(sheet, file, (answers) => {
      put(answers, file.skipped > 0 ? `${say("opened")} ${sayCount("skipped", file.skipped)}` : say("opened"));
    });
  };
  onClick("save-open", () => {
    input.value = "";
    other.hidden = true;
    part("copied-by").hidden = true;
  });
  onClick("save-file", () => downloadFile(sheet));
  onClick("save-text", () => downloadText(sheet));
  onClick("copy", () => void copyText(sheetText(sheet)));
  dialog("save").addEventListener("close", () => { /** @type {HTMLTextAreaElement} */ (part("copied")).value = ""; });
  input.addEventListener("change", async () => {
    const [chosen] = input.files ?? [];
    other.hidden = true;
    if (!chosen) return;
    const file = await readAnswersFile(chosen);
    if (typeof file === "string") return announce(file);
    if (isOfSheet(sheet, file)) return open(file);
    waiting = file;
    other.hidden = false;
    part("other-words").textContent = say("fileOther", { title: file.title || file.sheet || say("noName") });
    part("other-open").focus();
  });
  onClick("other-open", () => waiting && open(waiting));
}

/** @param {Sheet} sheet */
function startPrintDialog(sheet) {
  const paper = /** @type {HTMLSelectElement} */ (part("paper"));
  const large = /** @type {HTMLInputElement} */ (part("large"));
  const copies = /** @type {HTMLInputElement} */ (part("copies"));
  const print = (/** @type {Printout} */ what) => {
    const count = Math.min(MOST_COPIES, Math.max(1, Math.round(Number(copies.value)) || 1));
    copies.value = String(count);
    dialog("print").close();
    printSheet(sheet, what, { copies: count, paper: paper.value, large: large.checked });
  };
  onClick("print-filled", () => print("filled"));
  onClick("print-blank", () => print("blank"));
}

/**
 * @param {Sheet} sheet
 * @param {Keep} keep
 * @param {string} told keys that were told already
 */
function showConflicts(sheet, keep, told) {
  const keys = [...keep.open.keys()];
  part("conflict").hidden = keys.length === 0;
  if (keys.length === 0) return;
  part("conflict-words").textContent = sayCount("conflict", keys.length);
  if (JSON.stringify(keys) !== told) whisper(sayCount("conflict", keys.length));
}

/**
 * @param {Sheet} sheet
 * @param {() => void} changed
 * @param {(words: string) => void} undoable
 */
function showGone(sheet, changed, undoable) {
  part("gone").hidden = sheet.gone.size === 0;
  part("gone-words").textContent = sayCount("gone", sheet.gone.size);
  const list = part("gone-list");
  list.replaceChildren(...[...sheet.gone].map(([key, answer]) => {
    const remove = makeButton(say("remove"), () => {
      undoable(say("removed"));
      sheet.gone.delete(key);
      changed();
      whisper(say("removed"));
      part("undo-now").focus();
    });
    remove.setAttribute("aria-label", `${say("remove")}: ${answer.label}`);
    const copy = makeButton(say("copy"), () => void copyText(valueInWords(answer.value)));
    copy.setAttribute("aria-label", `${say("copy")}: ${answer.label}`);
    return make("li", {}, make("span", { class: "gone-label", dir: "auto" }, nameOf(sheet, answer)), " ", answerInWords(answer), " ", copy, " ", remove);
  }));
}

/**
 * @param {Sheet} sheet
 * @param {() => void} changed
 */
function showFormer(sheet, changed) {
  /** A column of a table is one question. @type {Map<string, Field>} */
  const fields = new Map();
  for (const key of sheet.former.keys()) {
    const field = sheet.fields.get(key);
    if (field && !fields.has(field.id)) fields.set(field.id, field);
  }
  part("former").hidden = fields.size === 0;
  part("former-words").textContent = sayCount("former", fields.size);
  part("former-list").replaceChildren(...[...fields.values()].map(({ id, key, label, places: [[control]] }) => {
    const fits = makeButton(say("stillFits"), () => {
      for (const [other, field] of sheet.fields) if (field.id === id) sheet.former.delete(other);
      changed();
      control.focus();
    });
    fits.setAttribute("aria-label", `${say("stillFits")}: ${label}`);
    return make(
      "li", {}, make("a", { href: `#${control.id}`, dir: "auto" }, label), " ",
      make("span", { class: "former-was", dir: "auto" }, say("questionWas", { was: sheet.former.get(key) ?? "" })), " ", fits,
    );
  }));
}
