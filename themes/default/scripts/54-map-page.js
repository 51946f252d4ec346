// Maps on a page: the picture and the lists follow the tables as people type. The tables are the truth.

/** @param {HTMLElement} root The element of the sheet, after its answers were put in. */
function startMaps(root) {
  for (const [map, look] of mapsIn(root)) {
    // The event comes once a frame at most.
    root.addEventListener("answers-changed", look);
    look();
    startSaving(map);
  }
}

/** Draws the maps of a copy of a sheet once, from its own tables. @param {HTMLElement} root */
function redrawMaps(root) {
  for (const [, look] of mapsIn(root)) look();
}

/** The maps of a sheet, each with what draws it when its tables changed. @param {HTMLElement} root */
function mapsIn(root) {
  const maps = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".map:has(.picture)")]);
  return maps.map((map) => {
    const draw = "network" in map.dataset ? networkDrawer(map) : partnerDrawer(map);
    const look = () => {
      const tables = [...map.querySelectorAll("table")].map(tableWords);
      if (!isShown(map, tables)) draw(tables);
    };
    return /** @type {const} */ ([map, look]);
  });
}

/** The words of a table's rows, typed or written by the author. @param {HTMLTableElement} table */
const tableWords = (table) =>
  [...table.tBodies].flatMap((body) => [...body.rows].map((row) => [...row.cells].slice(0, 3).map(cellWords)));

/** @param {Element} cell */
function cellWords(cell) {
  const controls = /** @type {NodeListOf<HTMLInputElement>} */ (cell.querySelectorAll("input, select, textarea"));
  return controls.length ? [...controls].map((control) => control.value).join(" ") : (cell.textContent ?? "");
}

/** @param {HTMLElement} map @returns {(tables: string[][][]) => void} */
function partnerDrawer(map) {
  const quadrants = JSON.parse(map.dataset.quadrants ?? "[]");
  const rings = JSON.parse(map.dataset.rings ?? "[]");
  return (tables) => {
    const found = partnerMap(quadrants, rings, tables[0] ?? []);
    const [placed, waiting] = [found.placed.length, found.waiting.length];
    showPicture(map, found.picture, placed + waiting, { placed, waiting });
    showList(map, "placed", found.placed, partnerItem);
    showList(map, "waiting", found.waiting, partnerItem);
    showList(map, "quadrants", placed ? found.by_quadrant : [], groupItem);
    showList(map, "rings", placed ? found.by_ring : [], groupItem);
  };
}

/** @param {HTMLElement} map @returns {(tables: string[][][]) => void} */
function networkDrawer(map) {
  const data = map.dataset;
  const strengths = [1, 2, 3, 4, 5].map((strength) => data[`strength-${strength}`] ?? "");
  return (tables) => {
    const people = (tables[0] ?? []).map((row) => row[0] ?? "");
    const found = networkMap(people, tables[1] ?? [], strengths, Number(data.room));
    const ties = found.people.reduce((sum, person) => sum + person.ties.length, 0) / 2;
    showPicture(map, found.picture, found.people.length, { people: found.people.length, ties });
    showList(map, "people", found.people.filter((person) => person.ties.length), ({ name, added, ties }) =>
      [bold(name), `${added ? ` (${data.sayAdded})` : ""}: ${ties.map(({ name, words }) => (words ? `${name} (${words})` : name)).join(", ")}`]);
    showList(map, "alone", found.alone, (name) => [name]);
    showList(map, "incomplete", found.incomplete, ({ from, to }) => [`${from || "…"} – ${to || "…"}`]);
    const names = map.querySelector("datalist") ?? map.appendChild(document.createElement("datalist"));
    names.id = `${map.querySelector(".picture")?.id}--names`;
    const known = [...new Set(people.map(tidy).filter(Boolean))];
    if (!isShown(names, known)) names.replaceChildren(...known.map((name) => new Option(name)));
    for (const input of map.querySelectorAll("table")[1]?.querySelectorAll("td:nth-child(-n+2) input") ?? []) {
      input.setAttribute("list", names.id);
    }
  };
}

let mapPictures = 0;

/**
 * @param {HTMLElement} map @param {Picture} picture @param {number} filled @param {Record<string, number>} counts
 */
function showPicture(map, picture, filled, counts) {
  const svg = map.querySelector(".picture");
  if (!svg) return;
  const words = (filled ? map.dataset.sayFilled : map.dataset.sayBlank) ?? "";
  svg.setAttribute("aria-label", words.replace(/\{(\w+)\}/g, (all, name) => String(counts[name] ?? all)));
  if (isShown(svg, picture)) return;
  // A copy of a sheet has no ids; those of its arcs must not be those of the sheet.
  svg.id ||= `picture-${(mapPictures += 1)}`;
  svg.setAttribute("viewBox", `0 0 ${picture.width} ${picture.height}`);
  svg.setAttribute("width", String(picture.width * 0.75));
  svg.classList.toggle("picture--large", picture.width > 460);
  svg.replaceChildren(...picture.shapes.flatMap((shape, at) => {
    const look = { class: shape.class };
    if (shape.kind === "circle") return [svgElement("circle", { ...look, cx: shape.x, cy: shape.y, r: shape.r })];
    if (shape.kind === "path") return [svgElement("path", { ...look, d: shape.d })];
    if (shape.kind === "text") {
      return [svgElement("text", { ...look, x: shape.x, y: shape.y, "text-anchor": shape.anchor }, shape.text)];
    }
    const line = svgElement("path", { class: "map-arc", id: `${svg.id}-${at}`, d: shape.d });
    const words = svgElement("textPath", { href: `#${line.id}`, startOffset: "50%" }, shape.text);
    return [line, svgElement("text", { ...look, "text-anchor": "middle" }, words)];
  }));
}

/** @param {string} name @param {Record<string, string | number>} attributes @param {...(Node | string)} inner */
function svgElement(name, attributes, ...inner) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...inner);
  return element;
}

/** What an element was last drawn from, so that what did not change is left alone. @type {WeakMap<Element, string>} */
const mapShown = new WeakMap();

/** @param {Element} element @param {unknown} data */
function isShown(element, data) {
  const now = JSON.stringify(data);
  const same = mapShown.get(element) === now;
  mapShown.set(element, now);
  return same;
}

/**
 * @template T
 * @param {HTMLElement} map @param {string} name @param {T[]} items @param {(item: T) => (Node | string)[]} words
 */
function showList(map, name, items, words) {
  const list = map.querySelector(`[data-list=${name}]`);
  if (!list) return;
  items.forEach((item, at) => {
    const line = list.children[at] ?? list.appendChild(document.createElement("li"));
    if (!isShown(line, item)) line.replaceChildren(...words(item));
  });
  while (list.children.length > items.length) list.lastChild?.remove();
  const box = list.closest(".map-list");
  if (box instanceof HTMLElement) box.hidden = !items.length;
}

/** @param {string} words @param {string} [look] */
function bold(words, look) {
  const element = document.createElement(look ? "span" : "b");
  element.textContent = words;
  if (look) element.className = look;
  return element;
}

/** @param {Partner} partner */
function partnerItem({ number, name, quadrant, ring }) {
  const where = [quadrant, ring].filter(Boolean).join(" · ");
  return [bold(String(number), "map-dot-in-text"), ` ${name} `, where && bold(`– ${where}`, "map-where")];
}

/** @param {Group} group */
function groupItem({ label, partners }) {
  const names = partners.map(({ number, name }) => `${number} ${name}`).join(", ");
  return [bold(label), ` ${partners.length}${names && `: ${names}`}`];
}
