// Boxes and lines that grow with their words, in browsers that do not let them grow by themselves.

/** The words and the width for which a control got its size. @type {WeakMap<Element, string>} */
const sizedFor = new WeakMap();

/** @param {Sheet} sheet */
function startGrowing({ root }) {
  if (CSS.supports("field-sizing", "content")) return;
  // Also tells when a box is shown, which has no size before, and when a window or a column has another width.
  const widths = new ResizeObserver((entries) => grow(entries.map(({ target }) => target)));
  const seen = new WeakSet();
  const look = () => {
    const controls = [...controlsIn(root)].filter(canGrow);
    for (const control of controls) {
      if (!seen.has(control)) widths.observe(control);
      seen.add(control);
    }
    grow(controls);
  };
  root.addEventListener("answers-changed", look);
  root.addEventListener("input", ({ target }) => target instanceof Element && grow([target]));
  look();
}

/**
 * A space of lines and a cell grow downwards, a line within words grows to the side.
 * @param {Element} control
 * @returns {control is HTMLInputElement | HTMLTextAreaElement}
 */
function canGrow(control) {
  return control.matches(".fill > textarea, .fill--line > input:not([type=date], [type=time])");
}

/** @param {Element[]} controls */
function grow(controls) {
  const isArea = (/** @type {Element} */ control) => control instanceof HTMLTextAreaElement;
  const sizeOf = (/** @type {HTMLInputElement | HTMLTextAreaElement} */ control) => `${isArea(control) ? control.clientWidth : ""} ${control.value}`;
  const due = controls.filter(canGrow).filter((control) => control.clientWidth > 0 && sizedFor.get(control) !== sizeOf(control));
  if (due.length === 0) return;
  const { scrollX, scrollY } = window;
  for (const { style } of due) style.blockSize = style.inlineSize = "";
  const sizes = due.map((control) => isArea(control)
    ? [control.offsetHeight, control.scrollHeight - control.clientHeight]
    : [control.offsetWidth, control.scrollWidth - control.clientWidth]);
  due.forEach((control, at) => {
    const [size, more] = sizes[at];
    // One more, because what is measured was rounded.
    if (more > 0) control.style[isArea(control) ? "blockSize" : "inlineSize"] = `${size + more + 1}px`;
    sizedFor.set(control, sizeOf(control));
  });
  // The page was shorter for a moment, and may have moved.
  if (window.scrollY !== scrollY) window.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
}
