// The files of the index. They are scripts, because those can be loaded from a folder, too; each hands over its data.

/** @type {Map<string, Promise<any>>} */
const asked = new Map();
/** @type {Map<string, (data: any) => void>} */
const waiting = new Map();

/** @type {any} */ (window).fieldbookSearch = (/** @type {string} */ kind, /** @type {number} */ number, /** @type {any} */ data) => {
  const hand = waiting.get(`${kind}-${number}`);
  if (hand) hand(data);
};

/**
 * The data of a file, which is loaded once.
 * @param {"start" | "words" | "texts"} kind
 * @param {number} [number]
 * @returns {Promise<any>}
 */
function ask(kind, number = 0) {
  const key = `${kind}-${number}`;
  const known = asked.get(key);
  if (known) return known;
  const data = new Promise((resolve, reject) => {
    waiting.set(key, resolve);
    const script = /** @type {HTMLScriptElement} */ (make("script", { src: `search/${kind === "start" ? kind : key}.js` }));
    script.addEventListener("load", () => {
      script.remove();
      // A file that says nothing is no file of the index.
      reject(new Error(key));
    });
    script.addEventListener("error", () => {
      script.remove();
      asked.delete(key);
      reject(new Error(key));
    });
    document.head.append(script);
  });
  asked.set(key, data);
  return data;
}
