// Words that the page hands over, and small ways to show them.

/**
 * @param {string} key as in the dataset of `#search-words`
 * @param {Record<string, string | number>} [values] what replaces the names in curly brackets
 */
function say(key, values = {}) {
  const all = document.getElementById("search-words");
  const words = (all && all.dataset[key]) || "";
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * An element. Whatever it holds is text or other elements, and never markup.
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
