// Saving a map as a picture that needs nothing else: its own colours and fonts, black on white, with the lists below.

/** @type {Record<string, Record<string, string>>} */
const MAP_PAINT = {
  "map-ring": { stroke: "#555" },
  "map-cut": { stroke: "#555" },
  "map-number": { fill: "#333", "font-size": "10", stroke: "#fff", "stroke-width": "4", "paint-order": "stroke" },
  "map-name": { fill: "#000", "font-size": "12", "font-weight": "600" },
  "map-dot": { fill: "#fff", stroke: "#000", "stroke-width": "1.4" },
  "map-dot-number": { fill: "#000", "font-size": "10", "font-weight": "700" },
  "net-dot": { fill: "#000", stroke: "#000", "stroke-width": "1.4" },
  "net-dot--added": { fill: "#fff", "stroke-dasharray": "2 2" },
  "net-line": { stroke: "#555" },
  "net-name": { fill: "#000", "font-size": "11" },
  tie: { stroke: "#333", "stroke-width": "1.5" },
  "tie--1": { "stroke-width": "1", "stroke-dasharray": "4 4" },
  "tie--3": { "stroke-width": "2.5" },
  "tie--4": { "stroke-width": "3.75" },
  "tie--5": { "stroke-width": "5" },
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
    else saveFile(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
  });
}

/** @param {Blob} blob @param {string} name */
function saveFile(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** Twice as large as it is drawn, so that it prints well. @param {Element} svg @param {string} text @param {string} name */
function savePng(svg, text, name) {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = 2 * Number(svg.getAttribute("width"));
    canvas.height = 2 * Number(svg.getAttribute("height"));
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && saveFile(blob, name), "image/png");
  };
  // A blob's address counts as another site's on pages opened from a folder, and would spoil the canvas.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

/** The picture as it is on the page, its title above and the lists below. @param {HTMLElement} map */
function savedPicture(map) {
  const shown = /** @type {SVGSVGElement} */ (map.querySelector(".picture"));
  const [width, height] = [shown.viewBox.baseVal.width, shown.viewBox.baseVal.height];
  const pad = 20;
  const columns = Math.max(1, Math.floor(width / 300));
  const lines = savedLines(map, (width / columns - 16) * 1.6);
  const perColumn = Math.ceil(lines.length / columns);
  const size = [width + 2 * pad, height + 4 * pad + 15 * perColumn].map(Math.ceil);
  const svg = svgElement("svg", {
    xmlns: "http://www.w3.org/2000/svg", width: size[0], height: size[1], viewBox: `0 0 ${size[0]} ${size[1]}`,
    fill: "none", direction: "ltr", "font-family": "system-ui, 'Noto Sans', 'Liberation Sans', Arial, sans-serif",
  }, svgElement("rect", { width: size[0], height: size[1], fill: "#fff" }));
  const title = map.closest(".block")?.querySelector(".block-title");
  const words = title ? savedWords(title) : "";
  svg.append(svgElement("text", { x: pad, y: pad + 8, fill: "#000", "font-size": 16, "font-weight": 700 }, words));
  const group = svgElement("g", { transform: `translate(${pad} ${2 * pad})` });
  for (const element of shown.children) {
    const copy = /** @type {Element} */ (element.cloneNode(true));
    if (copy.classList.contains("map-arc")) copy.setAttribute("fill", "none");
    for (const name of copy.classList) {
      for (const [key, value] of Object.entries(MAP_PAINT[name] ?? {})) copy.setAttribute(key, value);
    }
    group.append(copy);
  }
  svg.append(group);
  lines.forEach(({ text, bold }, at) => {
    const x = pad + Math.floor(at / perColumn) * (width / columns);
    const y = height + 3.5 * pad + 15 * (at % perColumn);
    svg.append(svgElement("text", { x, y, fill: "#000", "font-size": 11, "font-weight": bold ? 700 : 400 }, text));
  });
  return svg;
}

/** What stands in the key and in the lists, in lines of a width. @param {HTMLElement} map @param {number} widest */
function savedLines(map, widest) {
  /** @type {{ text: string, bold: boolean }[]} */
  const lines = [];
  const shown = map.querySelectorAll("[data-map] .map-key > *, .map-list:not(details, [hidden]) > *");
  for (const element of shown) {
    const list = element.matches("ol, ul");
    for (const part of list ? element.children : element.matches(".map-save") ? [] : [element]) {
      if (!list) lines.push({ text: "", bold: false });
      let line = "";
      for (const word of tidy(part.textContent ?? "").split(" ")) {
        if (line && wordsWidth(`${line} ${word}`) > widest) {
          lines.push({ text: line, bold: !list });
          line = "\u2003";
        }
        line += line.trim() ? ` ${word}` : word;
      }
      lines.push({ text: line, bold: !list });
    }
  }
  return lines;
}

/** The words of an element as one reads them, with what is typed in it. @param {Node} node @returns {string} */
function savedWords(node) {
  if (node instanceof HTMLInputElement) return node.value;
  return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : [...node.childNodes].map(savedWords).join("");
}
