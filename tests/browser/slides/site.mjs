// The slides under test, and what a person does with them.

import { pathToFileURL } from 'node:url';
import { sites } from '../pages.mjs';
import { untilPage } from '../until.mjs';

const base = (name) => {
  const site = sites().find((it) => it.name === name);
  if (!site) throw new Error(`FIELDBOOK_SITES does not name the built site tests/sites/${name}`);
  return pathToFileURL(site.folder).href;
};

export const folder = () => sites().find((it) => it.name === 'slides').folder;

const SITE = base('slides');
export const LESSON = `${SITE}/foundations/trust.slides.html`;
export const LESSON_PAGE = `${SITE}/foundations/trust.html`;
export const SESSION = `${SITE}/sessions/evening.slides.html`;
export const PRESENTER = `${SITE}/facilitator/sessions/evening.slides.html`;
export const TALL = `${base('slides-tall')}/foundations/trust.slides.html`;

/** Number and words of the slide that is shown. */
export const shown = (page) => page.evaluate(() => {
  const slides = [...document.querySelectorAll('.slide')];
  const seen = slides.filter((slide) => slide.checkVisibility() && !slide.classList.contains('is-next'));
  return seen.map((slide) => slide.getAttribute('aria-label')).join(' & ');
});

export const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Moves fingers over the page in small steps, as a screen reports them. A finger is two points: where it begins and where it ends. */
export async function swipe(page, ...fingers) {
  const STEPS = 8;
  const session = await page.createCDPSession();
  const send = (type, touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  const after = (step) => fingers.map(([[fromX, fromY], [toX, toY]], id) => (
    { id, x: fromX + ((toX - fromX) * step) / STEPS, y: fromY + ((toY - fromY) * step) / STEPS }
  ));
  await send('touchStart', after(0));
  for (let step = 1; step <= STEPS; step += 1) await send('touchMove', after(step));
  await send('touchEnd', []);
  await session.detach();
}

/** What was said aloud, until it is there. */
export const said = (page, id, words) => untilPage(
  page, (name, wanted) => (document.getElementById(name)?.textContent ?? '').includes(wanted), id, words,
);

/** A clock that only a test moves, for everything on the page: a busy machine does not make time pass. */
export function movedClock() {
  const Real = Date;
  let time = Real.now();
  // eslint-disable-next-line no-global-assign
  Date = class extends Real {
    constructor(...given) { super(...(given.length === 0 ? [time] : given)); }
    static now() { return time; }
  };
  window.moveClock = (seconds) => { time += seconds * 1000; };
}
