// A page that is mostly read and has a few fields: the scripts of sheets are loaded when someone touches a field or a tool,
// or when this browser keeps answers already.

const ours = /** @type {HTMLScriptElement | null} */ (document.currentScript);

/** @type {Promise<boolean> | undefined} */
let loading;
let isLoaded = false;

/** Loads the scripts and says whether they came. Where they did not, the next touch tries again. */
function loadSheet() {
  loading ??= new Promise((resolve) => {
    const end = (/** @type {boolean} */ came) => {
      isLoaded = came;
      if (!came) loading = undefined;
      const late = document.getElementById("sheet-late");
      if (late) late.hidden = came;
      resolve(came);
    };
    const script = document.createElement("script");
    script.src = ours?.dataset.script ?? "";
    script.onload = () => end(true);
    script.onerror = () => end(false);
    document.head.append(script);
  });
  return loading;
}

/** Kept answers are shown, and forgotten when their time is over. @param {DOMStringMap} root */
function hasKept({ curriculum = "", curriculumBefore = "" }) {
  const names = [curriculum, ...curriculumBefore.split(" ").filter(Boolean)];
  const isOurs = (/** @type {string} */ key) => names.some((name) => key.startsWith(`fieldbook:${name}:`));
  try {
    return [sessionStorage, localStorage].some((store) => Object.keys(store).some(isOurs));
  } catch {
    return false;
  }
}

/**
 * @param {HTMLElement} root around all fields
 * @param {NodeListOf<HTMLElement>} tools above and below the fields
 */
function begin(root, tools) {
  const touch = (/** @type {Event} */ { target }) => {
    if (target instanceof Element && target.closest(".fill, [data-field]")) void loadSheet();
  };
  for (const name of ["focusin", "pointerdown"]) root.addEventListener(name, touch);

  // What was typed or chosen meanwhile is told to the scripts.
  const answer = async (/** @type {Event} */ { target }) => {
    if (isLoaded || !(target instanceof Element) || !target.matches("[data-field]")) return;
    if (await loadSheet()) target.dispatchEvent(new Event("input", { bubbles: true }));
  };
  for (const name of ["input", "change"]) root.addEventListener(name, (event) => void answer(event));

  // A tool does nothing by itself, so it is pressed again.
  const press = (/** @type {Event} */ event) => {
    const tool = event.target instanceof Element ? event.target.closest("button, input") : null;
    if (isLoaded || !(tool instanceof HTMLElement)) return;
    event.preventDefault();
    event.stopPropagation();
    void loadSheet().then((came) => { if (came) tool.click(); });
  };
  for (const part of tools) {
    part.addEventListener("click", press, true);
    part.hidden = false;
  }
  document.getElementById("sheet-unkept")?.remove();

  window.addEventListener("storage", () => void loadSheet());
  if (hasKept(root.dataset)) void loadSheet();
}

const sheetRoot = document.querySelector("[data-sheet]");
const sheetTools = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".fill-tools"));
if (sheetRoot instanceof HTMLElement && sheetTools.length > 0) begin(sheetRoot, sheetTools);
