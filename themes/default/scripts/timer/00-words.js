// Words that the page hands over, and small ways to show them.

/**
 * @param {string} key as in the dataset of `#timer-words`
 * @param {Record<string, string | number>} [values] what replaces the names in curly brackets
 */
function say(key, values = {}) {
  const all = document.getElementById("timer-words");
  const words = (all && all.dataset[key]) || "";
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]));
  element.append(...children);
  return element;
}

/**
 * @param {string} words
 * @param {() => void} act
 */
function makeButton(words, act) {
  const button = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: "timer-button" }, words));
  button.addEventListener("click", act);
  return button;
}

/**
 * Seconds as a clock shows them: `15:00`, `1:02:03`.
 * @param {number} seconds
 */
function clockText(seconds) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
