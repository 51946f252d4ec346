// Doubts about what was typed, said when a field is left. Nothing is refused: it is the person's own sheet.

/** What answers of some kinds look like. @type {Record<string, [RegExp, string] | undefined>} */
const LOOKS = {
  email: [/^[^\s@]+@[^\s@]+$/, "doubtEmail"],
  phone: [/\d.*\d.*\d/, "doubtPhone"],
  number: [/^[-+\s]*\d[\d\s.,'’%]*$/, "doubtNumber"],
};

/** @param {Sheet} sheet */
function startDoubts({ root }) {
  const look = (/** @type {Event} */ { target }) => {
    if (target instanceof HTMLInputElement && target.matches("[data-field]")) doubt(target);
  };
  root.addEventListener("focusout", look);
  // What was opened or mended is looked at without waiting.
  root.addEventListener("answers-changed", () => root.querySelectorAll("input[aria-invalid]").forEach((input) => doubt(/** @type {HTMLInputElement} */ (input))));
}

/** @param {HTMLInputElement} input */
function doubt(input) {
  const [looks, key] = LOOKS[input.dataset.kind ?? ""] ?? [];
  if (!looks || !key) return;
  const text = input.value.trim();
  const id = `${input.id}-doubt`;
  const said = document.getElementById(id);
  if (text === "" || looks.test(text)) {
    said?.remove();
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  } else if (!said) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", id);
    input.parentElement?.before(make("span", { class: "fill-doubt", id }, say(key)));
  }
}
