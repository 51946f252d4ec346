// Without JavaScript a page shows every word that it shows with it.

// Controls and messages only make sense with a script; anything else that does is marked `data-needs-script`.
const SCRIPT_ONLY = 'button, dialog, option, output, [role="status"], [role="alert"], [aria-live], [data-needs-script]';

/** The words that can be seen, apart from script-only things. */
export function readWords(page, { all }) {
  return page.evaluate((without) => {
    const seen = (text) => {
      const box = text.parentElement;
      return box.checkVisibility({ visibilityProperty: true }) && !(without && box.closest(without));
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const words = [];
    while (walker.nextNode()) {
      if (seen(walker.currentNode)) words.push(...walker.currentNode.data.split(/\s+/).filter(Boolean));
    }
    return words;
  }, all ? '' : SCRIPT_ONLY);
}

/** What of `withScript` is missing in `withoutScript`. */
export function checkNoScript(withScript, withoutScript) {
  if (withoutScript.length === 0) return ['without JavaScript the page shows nothing'];
  const left = new Map();
  for (const word of withoutScript) left.set(word, (left.get(word) ?? 0) + 1);
  const missing = withScript.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
  return missing.length > 0 ? [`seen only with JavaScript: ${missing.slice(0, 12).join(' ')}`] : [];
}
