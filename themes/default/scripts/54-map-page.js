// Maps on a page: the picture and the lists follow the tables as people type. The tables are the truth.

/** @param {HTMLElement} root The element of the sheet, after its answers were put in. */
function startMaps(root) {
  for (const map of root.querySelectorAll(".map")) {
    if (!(map instanceof HTMLElement) || !map.querySelector(".picture")) continue;
    const draw = "network" in map.dataset ? networkDrawer(map) : partnerDrawer(map);
    let before = "";
    // The event comes once a frame at most, and most times another field was typed in.
    const look = () => {
      const tables = [...map.querySelectorAll("table")].map(tableWords);
      const now = JSON.stringify(tables);
      if (now !== before) draw(tables);
      before = now;
    };
    root.addEventListener("answers-changed", look);
    look();
    startSaving(map);
  }
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
    showPicture(map, found.picture, placed + waiting > 0, { placed, waiting });
    showList(map, "placed", found.placed.map(partnerItem));
    showList(map, "waiting", found.waiting.map(partnerItem));
    const groups = map.querySelector("[data-list=groups]");
    if (groups instanceof HTMLElement) groups.hidden = !placed;
    map.querySelector("[data-groups=quadrant]")?.replaceChildren(...found.by_quadrant.map(groupItem));
    map.querySelector("[data-groups=ring]")?.replaceChildren(...found.by_ring.map(groupItem));
  };
}

/** @param {HTMLElement} map @returns {(tables: string[][][]) => void} */
function networkDrawer(map) {
  const data = map.dataset;
  const strengths = [1, 2, 3, 4, 5].map((strength) => data[`strength-${strength}`] ?? "");
  const names = document.createElement("datalist");
  names.id = `${map.querySelector(".picture")?.id}--names`;
  map.append(names);
  return (tables) => {
    const people = (tables[0] ?? []).map((row) => row[0] ?? "");
    const found = networkMap(people, tables[1] ?? [], strengths, Number(data.room));
    const ties = found.people.reduce((sum, person) => sum + person.ties.length, 0) / 2;
    showPicture(map, found.picture, found.people.length > 0, { people: found.people.length, ties });
    const tied = found.people.filter((person) => person.ties.length);
    showList(map, "people", tied.map((person) => personItem(person, data.sayAdded ?? "")));
    showList(map, "alone", found.alone.map((name) => listItem(name)));
    showList(map, "incomplete", found.incomplete.map((tie) => listItem(`${tie.from || "…"} – ${tie.to || "…"}`)));
    names.replaceChildren(...new Set(people.map(tidy).filter(Boolean).map((name) => new Option(name))));
    for (const input of map.querySelectorAll("table:nth-of-type(n) input")) {
      const cell = input.closest("td");
      if (cell && cell.cellIndex < 2 && cell.closest("table") !== map.querySelector("table")) {
        input.setAttribute("list", names.id);
      }
    }
  };
}

/**
 * @param {HTMLElement} map @param {Picture} picture @param {boolean} filled @param {Record<string, number>} counts
 */
function showPicture(map, picture, filled, counts) {
  const svg = map.querySelector(".picture");
  if (!svg) return;
  const words = (filled ? map.dataset.sayFilled : map.dataset.sayBlank) ?? "";
  svg.setAttribute("aria-label", words.replace(/\{(\w+)\}/g, (all, name) => String(counts[name] ?? all)));
  svg.setAttribute("viewBox", `0 0 ${picture.width} ${picture.height}`);
  svg.classList.toggle("picture--large", picture.width > 460);
  svg.setAttribute("width", String(picture.width * 0.75));
  svg.replaceChildren(...pictureElements(picture, svg.id, {}));
}

/**
 * The elements of a picture. `paint` gives attributes to the elements of a class, for pictures without a style sheet.
 * @param {Picture} picture @param {string} id @param {Record<string, Record<string, string>>} paint
 */
function pictureElements(picture, id, paint) {
  return picture.shapes.flatMap((shape, at) => {
    const look = { class: shape.class };
    for (const name of shape.class.split(" ")) Object.assign(look, paint[name]);
    if (shape.kind === "circle") return [svgElement("circle", { ...look, cx: shape.x, cy: shape.y, r: shape.r })];
    if (shape.kind === "path") return [svgElement("path", { ...look, d: shape.d })];
    if (shape.kind === "text") {
      return [svgElement("text", { ...look, x: shape.x, y: shape.y, "text-anchor": shape.anchor }, shape.text)];
    }
    const line = svgElement("path", { class: "map-arc", fill: "none", id: `${id}-${at}`, d: shape.d });
    const words = svgElement("textPath", { href: `#${id}-${at}`, startOffset: "50%" }, shape.text);
    return [line, svgElement("text", { ...look, "text-anchor": "middle" }, words)];
  });
}

/** @param {string} name @param {Record<string, string | number>} attributes @param {...(Node | string)} inner */
function svgElement(name, attributes, ...inner) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...inner);
  return element;
}

/** @param {HTMLElement} map @param {string} name @param {Node[]} items */
function showList(map, name, items) {
  const box = map.querySelector(`[data-list=${name}]`);
  if (!(box instanceof HTMLElement)) return;
  box.hidden = !items.length;
  box.querySelector("ol, ul")?.replaceChildren(...items);
}

/** @param {...(Node | string)} inner */
function listItem(...inner) {
  const item = document.createElement("li");
  item.append(...inner);
  return item;
}

/** @param {string} tag @param {string} words @param {string} [look] */
function wordsElement(tag, words, look) {
  const element = document.createElement(tag);
  element.textContent = words;
  if (look) element.className = look;
  return element;
}

/** @param {Partner} partner */
function partnerItem({ number, name, quadrant, ring }) {
  const where = [quadrant, ring].filter(Boolean).join(" · ");
  const item = listItem(wordsElement("span", String(number), "map-dot-in-text"), " ", wordsElement("span", name));
  if (where) item.append(" ", wordsElement("span", where, "map-where"));
  return item;
}

/** @param {Group} group */
function groupItem({ label, partners }) {
  const names = partners.map(({ number, name }) => `${number} ${name}`).join(", ");
  return listItem(wordsElement("b", label), " ", wordsElement("span", String(partners.length)), names && `: ${names}`);
}

/** @param {Person} person @param {string} added */
function personItem(person, added) {
  const ties = person.ties.map(({ name, words }) => (words ? `${name} (${words})` : name)).join(", ");
  return listItem(wordsElement("b", person.name), `${person.added ? ` (${added})` : ""}: ${ties}`);
}
