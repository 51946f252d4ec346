// What an answer is, as text and as a file, and how two sets of answers become one. Knows no page.

/** @typedef {string | string[]} Value a list for the kind `many` */
/** @typedef {{ id: string, row?: number, label: string, kind: string, value: Value }} Answer */
/** @typedef {Map<string, Answer>} Answers by key, in the order of the sheet */
/** @typedef {{ curriculum: string, sheet: string, title: string }} Origin */
/** @typedef {Origin & { answers: Answers, skipped: number }} AnswersFile */

const LARGEST_FILE = 5_000_000;
const MOST_ANSWERS = 20_000;
const MOST_ROWS = 1_000;
const KINDS = ["text", "date", "time", "email", "phone", "number", "pick", "tick", "one", "many"];

/** @param {{ id: string, row?: number }} answer */
function keyOf({ id, row }) {
  return row ? `${id}.${row}` : id;
}

/** @param {Answer} [answer] */
function valueOf(answer) {
  return answer && answer.value.length > 0 ? answer.value : "";
}

/**
 * @param {Value} one
 * @param {Value} other
 */
function sameValue(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * @param {Answer} [one]
 * @param {Answer} [other]
 */
function sameAnswer(one, other) {
  return sameValue(valueOf(one), valueOf(other));
}

/**
 * @param {Answers} one
 * @param {Answers} other
 */
function sameAnswers(one, other) {
  return one.size === other.size && [...one].every(([key, answer]) => sameAnswer(answer, other.get(key)));
}

/** @param {Value} value */
function valueInWords(value) {
  return typeof value === "string" ? value : value.join("; ");
}

// ---- Files

/**
 * @param {Origin} origin
 * @param {Iterable<Answer>} answers
 * @param {string} saved
 */
function fileText({ curriculum, sheet, title }, answers, saved) {
  const file = { fieldbook: "answers", version: 1, curriculum, sheet, title, saved, answers: [...answers] };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads what somebody claims to be a file of answers.
 * @param {string} text
 * @returns {AnswersFile | "strange" | "newer"}
 */
function readFileText(text) {
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return "strange";
  }
  if (file?.fieldbook !== "answers" || !Array.isArray(file.answers)) return "strange";
  if (file.version !== 1) return typeof file.version === "number" && file.version > 1 ? "newer" : "strange";
  const word = (/** @type {unknown} */ it) => (typeof it === "string" ? it.slice(0, 300) : "");
  return {
    curriculum: word(file.curriculum), sheet: word(file.sheet), title: word(file.title), ...readAnswers(file.answers),
  };
}

/**
 * @param {unknown} list
 * @returns {{ answers: Answers, skipped: number }}
 */
function readAnswers(list) {
  /** @type {Answers} */
  const answers = new Map();
  let skipped = 0;
  for (const item of Array.isArray(list) ? list : []) {
    const answer = readAnswer(item);
    if (!answer || answers.size >= MOST_ANSWERS) skipped += 1;
    else if (answer.value.length > 0) answers.set(keyOf(answer), answer);
  }
  return { answers, skipped };
}

/**
 * @param {any} item
 * @returns {Answer | undefined}
 */
function readAnswer(item) {
  if (typeof item !== "object" || item === null) return undefined;
  const { id, row, label, kind, value } = item;
  if (typeof id !== "string" || !/^[^\s.]{1,200}$/.test(id)) return undefined;
  if (row !== undefined && !(Number.isSafeInteger(row) && row > 0)) return undefined;
  const list = Array.isArray(value) && value.every((it) => typeof it === "string");
  if (typeof value !== "string" && !list) return undefined;
  return {
    id,
    ...(row && { row }),
    label: typeof label === "string" ? label.slice(0, 1000) : id,
    kind: KINDS.includes(kind) ? kind : "text",
    value,
  };
}

// ---- Text

/**
 * Answers to read, to mail or to paste.
 * @param {string} title
 * @param {string} saved
 * @param {Iterable<Answer>} answers
 */
function answersText(title, saved, answers) {
  /** @type {string[]} */
  const parts = [];
  let row = 0;
  for (const answer of answers) {
    const words = answerText(answer);
    if (!answer.row) parts.push(words);
    else if (answer.row === row) parts[parts.length - 1] += `\n   ${words}`;
    else parts.push(`${answer.row}. ${words}`);
    row = answer.row ?? 0;
  }
  return `${title}\n${saved}\n\n${parts.join("\n\n")}${parts.length > 0 ? "\n" : ""}`;
}

/** @param {Answer} answer */
function answerText({ label, kind, value }) {
  if (kind === "tick") return `[${value === "yes" ? "x" : " "}] ${label}`;
  const words = valueInWords(value);
  const name = /[:?!.…؟]$/.test(label) ? label : `${label}:`;
  return words.includes("\n") ? `${name}\n${words.replace(/^/gm, "    ")}` : `${name} ${words}`;
}

// ---- Two become one

/**
 * What this tab and the device hold, by the last state they had in common. What was changed in one place is taken from
 * there. What was changed in both is an offer: every answer on offer, that of the device first. The tab goes on with its own.
 * @param {Answers} base
 * @param {Answers} mine
 * @param {Answers} theirs
 * @param {Map<string, Answer[]>} offers those that the device knows already
 */
function mergeAnswers(base, mine, theirs, offers) {
  /** @type {Answers} */
  const answers = new Map();
  /** @type {Map<string, Answer[]>} */
  const open = new Map();
  for (const key of new Set([...theirs.keys(), ...mine.keys(), ...base.keys(), ...offers.keys()])) {
    const [was, here, there] = [base, mine, theirs].map((state) => state.get(key));
    const model = /** @type {Answer} */ (here ?? there ?? was ?? offers.get(key)?.[0]);
    const nothing = { ...model, value: "" };
    let known = offers.get(key) ?? [there ?? nothing];
    let taken = here;
    if (sameAnswer(was, here)) {
      if (!known.some((answer) => sameAnswer(answer, here))) taken = there;
    } else if (offers.has(key) || !(sameAnswer(was, there) || sameAnswer(here, there))) {
      // The tab's earlier offer gives way to its new one.
      known = [...known.filter((answer) => !offers.has(key) || !sameAnswer(answer, was)), here ?? nothing];
    } else {
      known = [here ?? nothing];
    }
    known = known.filter((answer, at) => known.findIndex((other) => sameAnswer(other, answer)) === at);
    if (known.length > 1) open.set(key, known);
    if (taken && taken.value.length > 0) answers.set(key, taken);
  }
  return { answers, open };
}
