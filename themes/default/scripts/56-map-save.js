// Saving a map as a picture that needs nothing else: its own colours and fonts, black on white, with the lists below.

/** Attributes for the elements of a class. @type {Record<string, string>} */
const MAP_PAINT = {
  "map-ring": "stroke=#555",
  "map-cut": "stroke=#555",
  "map-number": "fill=#333 font-size=10 stroke=#fff stroke-width=4 paint-order=stroke",
  "map-name": "fill=#000 font-size=12 font-weight=600",
  "map-dot": "fill=#fff stroke=#000",
  "map-dot-number": "fill=#000 font-size=10 font-weight=700",
  "net-dot": "fill=#000 stroke=#000",
  "net-dot--added": "fill=#fff stroke-dasharray=2",
  "net-line": "stroke=#555",
  "net-name": "fill=#000 font-size=11",
  tie: "stroke=#333 stroke-width=1.5",
  "tie--1": "stroke-width=1 stroke-dasharray=4",
  "tie--3": "stroke-width=2.5",
  "tie--4": "stroke-width=3.75",
  "tie--5": "stroke-width=5",
};

/** @param {HTMLElement} map */
function startSaving(map) {
  const box = map.querySelector("[data-save]");
  if (!(box instanceof HTMLElement)) return;
  box.hidden = false;
  box.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    const svg = savedPicture(map);
    const text = new XMLSerializer().serializeToString(svg);
    const name = map.dataset.name ?? "map";
    if (button.dataset.saveAs === "png") savePng(svg, text, `${name}.png`);
    else saveBlob(`${name}.svg`, new Blob([text], { type: "image/svg+xml" }));
  });
}

/** Twice as large as it is drawn, so that it prints well. @param {Element} svg @param {string} text @param {string} name */
function savePng(svg, text, name) {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = 2 * Number(svg.getAttribute("width"));
    canvas.height = 2 * Number(svg.getAttribute("height"));
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && saveBlob(name, blob), "image/png");
  };
  // A blob's address counts as another site's on pages opened from a folder, and would spoil the canvas.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

/** The picture as it is on the page, its title above, its key and lists below. @param {HTMLElement} map */
function savedPicture(map) {
  const shown = /** @type {SVGSVGElement} */ (map.querySelector(".picture"));
  const { width, height } = shown.viewBox.baseVal;
  const columns = Math.max(1, Math.floor(width / 300));
  const lines = savedLines(map, (width / columns - 16) * 1.6);
  const rows = Math.ceil(lines.length / columns);
  const size = { width: width + 40, height: height + 80 + 15 * rows };
  const words = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ look) =>
    painted(svgElement("text", { x, y, fill: "#000" }, text), look);
  const title = map.closest(".block")?.querySelector(".block-title");
  const picture = svgElement("g", { transform: "translate(20 40)" });
  for (const element of shown.children) {
    const copy = /** @type {Element} */ (element.cloneNode(true));
    for (const name of copy.classList) painted(copy, MAP_PAINT[name] ?? "");
    picture.append(copy);
  }
  return svgElement(
    "svg",
    { ...size, fill: "none", direction: "ltr", "font-family": "system-ui, 'Noto Sans', 'Liberation Sans', Arial, sans-serif" },
    svgElement("rect", { ...size, fill: "#fff" }),
    words(title ? savedWords(title) : "", 20, 28, "font-size=16 font-weight=700"),
    picture,
    ...lines.map(({ text, look }, at) => words(
      text, 20 + Math.floor(at / rows) * (width / columns), height + 70 + 15 * (at % rows), look)),
  );
}

/** @param {Element} element @param {string} look Attributes as `name=value`, spaces between. */
function painted(element, look) {
  for (const part of look.split(" ").filter(Boolean)) element.setAttribute(...(/** @type {[string, string]} */ (part.split("="))));
  return element;
}

/** What stands in the key and in the lists, in lines of a width. @param {HTMLElement} map @param {number} widest */
function savedLines(map, widest) {
  /** @type {{ text: string, look: string }[]} */
  const lines = [];
  const parts = ":is([data-map] .map-key, .map-list:not(details, [hidden])) :is(p:not(.map-save), li)";
  for (const element of map.querySelectorAll(parts)) {
    const head = element.matches("p");
    const look = `font-size=11 font-weight=${head ? 700 : 400}`;
    if (head) lines.push({ text: "", look });
    let text = "";
    for (const word of tidy(element.textContent ?? "").split(" ")) {
      if (text.trim() && wordsWidth(`${text} ${word}`) > widest) {
        lines.push({ text, look });
        text = "\u2003";
      }
      text += text.trim() ? ` ${word}` : word;
    }
    lines.push({ text, look });
  }
  return lines;
}

/** The words of an element as one reads them, with what is typed in it. @param {Node} node @returns {string} */
function savedWords(node) {
  if (node instanceof HTMLInputElement) return node.value;
  return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : [...node.childNodes].map(savedWords).join("");
}
