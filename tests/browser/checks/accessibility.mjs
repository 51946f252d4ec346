// axe finds nothing to complain about, in light and dark, wide and narrow.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { look, NARROW, WIDE } from '../browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function checkAccessibility(page) {
  const problems = [];
  await page.evaluate(AXE);
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewport(viewport);
    await page.evaluate(nextPicture);
    for (const scheme of ['light', 'dark']) {
      await look(page, scheme);
      const found = await page.evaluate(runAxe);
      problems.push(...found.map((problem) => `axe, ${scheme}, ${viewport.width} px: ${problem}`));
    }
  }
  await look(page, 'light');
  return problems;
}

// Scripts answer to a new size with the next picture: then a slide that is too full can be scrolled by keyboard. A window
// that is not shown draws none, and is not waited for.
function nextPicture() {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
    setTimeout(done, 300);
  }).then(() => undefined);
}

async function runAxe() {
  // Preloading would fetch style sheets, which the page's own policy rightly refuses.
  // Also what axe only tries out, but for two rules: one wants a landmark around all that can be scrolled, and a page with
  // many tables would have a landmark for each; the other takes a timer's digits and the title of a result for headings.
  const left = ['focus-order-semantics', 'p-as-heading'];
  const tried = window.axe.getRules(['experimental']).map(({ ruleId }) => [ruleId, { enabled: !left.includes(ruleId) }]);
  const rules = Object.fromEntries(tried);
  const { passes, violations } = await window.axe.run(document, { preload: false, resultTypes: ['violations'], rules });
  if (passes.length === 0) return ['no rule found anything to look at'];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`),
  );
}
