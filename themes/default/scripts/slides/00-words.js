// Words that the page hands over, and small ways to show them.

/**
 * @param {string} key as in the dataset of `#slides-words`
 * @param {Record<string, string | number>} [values] what replaces the names in curly brackets
 */
function say(key, values = {}) {
  const all = document.getElementById("slides-words");
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

/** Drawings of the buttons. */
const DRAWINGS = {
  previous: "M15 5.500C12.6 8 10.300 10 7.500 12c2.700 2 5.200 4.200 7.500 6.500",
  next: "M9 5.500c2.400 2.500 4.700 4.500 7.500 6.500-2.700 2-5.200 4.200-7.500 6.500",
  overview: "M4 5h7v5.500H4zM13 5h7v5.500h-7zM4 13.500h7V19H4zM13 13.500h7V19h-7z",
  full: "M4 9V4.500h5M15 4.500h5V9M20 15v4.500h-5M9 19.500H4V15",
  print: "M7 9V4h10v5M7 17H4.500V9.500h15V17H17M7 14.500h10V20H7z",
  notes: "M4 20l1-4.500L15.800 4.700l3.500 3.500L8.500 19zM13.700 6.800l3.500 3.500",
  presenter: "M3.500 5h17v10.500h-17zM9 19.500h6M12 15.500v4M8 8.500h8M8 11.500h5",
  help: "M9 9.300c.2-2 1.500-3.100 3.200-3.100 1.800 0 3.100 1.100 3.100 2.800 0 2.300-3.100 2.600-3.100 5M12.200 17.700h.01",
};

/**
 * A button with a drawing, and words beside it where there is room.
 * @param {keyof typeof DRAWINGS} name of the words and the drawing
 * @param {() => void} act
 */
function makeButton(name, act) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", DRAWINGS[name]);
  svg.append(path);
  const button = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: `deck-button deck-button--${name}` }, svg, make("span", {}, say(name))));
  button.addEventListener("click", act);
  return button;
}

let toldAt = 0;

/** Tells what happened; `seen` shows it for a while, too. @param {string} text @param {boolean} [seen] */
function tell(text, seen = false) {
  const status = /** @type {HTMLElement} */ (document.getElementById("deck-status"));
  clearTimeout(toldAt);
  status.textContent = "";
  status.className = seen ? "deck-told" : "visually-hidden";
  toldAt = setTimeout(() => {
    status.textContent = text;
    toldAt = setTimeout(() => {
      status.textContent = "";
      status.className = "visually-hidden";
    }, seen ? 9_000 : 4_000);
  }, 60);
}
