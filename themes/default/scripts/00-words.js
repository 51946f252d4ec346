// Words of the interface, which the page hands over, and small ways to show them.

/**
 * @param {string} key as in the dataset of `#sheet-words`
 * @param {Record<string, string | number>} [values] what replaces the names in curly brackets
 */
function say(key, values = {}) {
  const words = document.getElementById("sheet-words")?.dataset[key] ?? "";
  return words.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/**
 * Words with a number in them; `keyOne` are those for one.
 * @param {string} key
 * @param {number} count
 */
function sayCount(key, count) {
  return say(count === 1 ? `${key}One` : key, { count });
}

/**
 * Tells everybody what happened, in the open dialog or else beside the tools.
 * @param {string} text
 */
function announce(text) {
  tell(text, "fill-status");
}

/**
 * Tells what can be seen anyway to those who do not see it.
 * @param {string} text
 */
function whisper(text) {
  tell(text, "visually-hidden");
}

let toldAt = 0;

/**
 * @param {string} text
 * @param {string} look
 */
function tell(text, look) {
  const status = document.querySelector("dialog[open] [role=status]") ?? part("status");
  status.className = look;
  // Emptied first, so that the same words are said a second time.
  status.textContent = "";
  clearTimeout(toldAt);
  toldAt = setTimeout(() => {
    status.textContent = text;
    toldAt = setTimeout(() => { status.textContent = ""; }, 20_000);
  }, 60);
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * A button that does something.
 * @param {string} words
 * @param {() => void} act
 */
function makeButton(words, act) {
  const button = make("button", { type: "button", class: "tool" }, words);
  button.addEventListener("click", act);
  return button;
}

/**
 * An element of the tools. They are in the page whenever these scripts are.
 * @param {string} name the id without `sheet-`
 */
function part(name) {
  return /** @type {HTMLElement} */ (document.getElementById(`sheet-${name}`));
}

/**
 * @param {string} name
 * @param {() => void} act
 */
function onClick(name, act) {
  part(name).addEventListener("click", act);
}

/** @param {string} name */
function dialog(name) {
  return /** @type {HTMLDialogElement} */ (part(name));
}

/** @param {number | Date} time */
function dateInWords(time) {
  const form = /** @type {const} */ ({ day: "numeric", month: "long", year: "numeric" });
  try {
    return new Date(time).toLocaleDateString(document.documentElement.lang.replace(/^en$/, "en-GB") || "en-GB", form);
  } catch {
    return isoDate(new Date(time));
  }
}

/** @param {Date} date */
function isoDate(date) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
