// Nothing scrolls sideways or sticks out of the window, also when the page runs from right to left.

import { NARROW, WIDE } from '../browser.mjs';

export async function checkWidth(page) {
  const problems = [];
  const own = await page.evaluate(() => document.documentElement.dir || 'ltr');
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewport(viewport);
    for (const dir of ['ltr', 'rtl']) {
      await setDirection(page, dir);
      const found = await page.evaluate(findOverflow);
      problems.push(...found.map((problem) => `${viewport.width} px, ${dir}: ${problem}`));
    }
  }
  await setDirection(page, own);
  return problems;
}

function setDirection(page, dir) {
  return page.evaluate((value) => { document.documentElement.dir = value; }, dir);
}

function findOverflow() {
  const wide = window.innerWidth;
  const rtl = document.documentElement.dir === 'rtl';
  const root = document.scrollingElement;
  const sticksOut = ({ left, right, width, height }) => width > 0 && height > 0 && (rtl ? left < -1 : right > wide + 1);
  // Inside a box that scrolls or clips by itself, and inside a picture, sticking out is that box's affair.
  const contained = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (box instanceof SVGElement || getComputedStyle(box).overflowX !== 'visible') return true;
    }
    return false;
  };
  const culprits = [...document.body.querySelectorAll('*')]
    .filter((element) => sticksOut(element.getBoundingClientRect()) && element.checkVisibility() && !contained(element))
    .map((element) => element.cloneNode(false).outerHTML.slice(0, 100));
  const problems = culprits.length > 0 ? [`sticks out: ${culprits.slice(0, 3).join(' ')}`] : [];
  if (root.scrollWidth > wide) problems.push(`scrolls sideways: ${root.scrollWidth} px wide`);
  return problems;
}
