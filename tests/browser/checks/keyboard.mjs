// The first Tab shows a link that skips to the content, and whatever has the focus shows it.

const STEPS = 12;

/** `skipLink` is false for pages that have nothing to skip. */
export async function checkKeyboard(page, { skipLink }) {
  const problems = [];
  for (let step = 1; step <= STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(describeFocus);
    if (step === 1 && skipLink && !(focused.skips && focused.seen)) {
      problems.push(`the first Tab does not show a skip link: ${focused.html}`);
    }
    if (focused.html === 'body') break;
    if (!focused.seen) problems.push(`Tab ${step}: the focus is on something that cannot be seen: ${focused.html}`);
    if (!focused.marked) problems.push(`Tab ${step}: nothing shows that this has the focus: ${focused.html}`);
  }
  return problems;
}

function describeFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return { html: 'body', seen: false, skips: false, marked: true };

  // The mark may be drawn by the element, its label or what stands beside it.
  const near = [element, element.parentElement, element.nextElementSibling, ...(element.labels ?? [])].filter(Boolean);
  const drawn = () => {
    for (const animation of document.getAnimations()) animation.finish();
    return JSON.stringify(near.map((it) => {
      const style = getComputedStyle(it);
      return [
        style.outline, style.boxShadow, style.backgroundColor, style.border, style.textDecoration, style.color,
      ];
    }));
  };
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  const seen = width > 4 && height > 4 && near.some((it) => it !== document.body && it.contains(hit));
  const href = element.getAttribute('href') ?? '';
  const skips = href.length > 1 && href.startsWith('#') && Boolean(document.getElementById(href.slice(1)));

  const withFocus = drawn();
  element.blur();
  const without = drawn();
  element.focus();
  return { html: element.cloneNode(false).outerHTML.slice(0, 120), seen, skips, marked: withFocus !== without };
}
