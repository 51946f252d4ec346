// What only the reader's own clock can say of a session: their time, and how far off it is. Zone and clock are set by the test.

import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, describe, it } from 'node:test';
import { closeBrowser, withPage, withTabs } from './browser.mjs';
import { sites } from './pages.mjs';

const TIMEOUT = 120_000;
const site = sites().find((found) => found.name === 'sessions');

after(closeBrowser);

/** The lines that the script adds to a page, for a reader in `zone` at `now`. */
function lines(address, zone, now) {
  const url = pathToFileURL(path.join(site.folder, address)).href;
  return withTabs(async (open, troubles) => {
    const page = await open('about:blank');
    await page.emulateTimezone(zone);
    await page.evaluateOnNewDocument((at) => {
      const Real = Date;
      // eslint-disable-next-line no-global-assign
      Date = class extends Real {
        constructor(...given) { super(...(given.length > 0 ? given : [at])); }
        static now() { return new Real(at).getTime(); }
      };
    }, now);
    await page.goto(url, { waitUntil: 'load' });
    const moved = troubles.filter((trouble) => !trouble.startsWith('page moves away'));
    assert.deepEqual(moved, []);
    return page.evaluate(() => [...document.querySelectorAll('.when-reader')].map((line) =>
      [...line.children].map((part) => part.textContent).join(' | ')));
  });
}

const CASES = [
  // Not shown, and another time: both.
  ['sessions/spring-1.html', 'Asia/Tokyo', '2027-01-31T12:00:00Z', ['Your time: Thursday 4 February, 10:30–12:00 | in 4 days']],
  ['sessions/spring-1.html', 'Africa/Lagos', '2027-02-03T09:00:00Z', ['tomorrow']],
  // The same offset as a zone that is shown: only how far off it is.
  ['sessions/spring-1.html', 'America/Los_Angeles', '2027-01-31T12:00:00Z', ['in 3 days']],
  ['sessions/spring-1.html', 'America/Tijuana', '2027-02-03T12:00:00-08:00', ['today']],
  ['sessions/spring-1.html', 'Europe/Madrid', '2027-02-02T12:00:00Z', ['in 2 days']],
  ['sessions/spring-1.html', 'America/Los_Angeles', '2027-02-03T18:00:00-08:00', ['going on now']],
  ['sessions/spring-1.html', 'America/Los_Angeles', '2027-02-03T19:30:00-08:00', ['over: today']],
  ['sessions/spring-1.html', 'America/Los_Angeles', '2027-02-05T12:00:00-08:00', ['over: 2 days ago']],
  ['sessions/spring-1.html', 'America/Los_Angeles', '2029-03-01T12:00:00-08:00', ['over: 2 years ago']],
  // In March, America is on summer time and Europe is not yet.
  ['sessions/spring-3.html', 'America/Halifax', '2027-03-01T12:00:00Z', ['Your time: Wednesday 17 March, 21:30–22:30 | in 16 days']],
  ['sessions/spring-3.html', 'Europe/Madrid', '2027-03-01T12:00:00Z', ['in 17 days']],
  // Across the end of summer time.
  ['sessions/late.html', 'Europe/Berlin', '2027-10-01T12:00:00Z', ['Your time: Sunday 7 November, 07:30–10:00 | in 5 weeks']],
  // Several days: the next one counts.
  ['sessions/weekend.html', 'Asia/Kathmandu', '2027-02-12T20:00:00+05:45', ['tomorrow']],
  ['sessions/someday.html', 'Asia/Tokyo', '2027-02-12T20:00:00Z', []],
];

describe('the reader’s own time', { timeout: 10 * TIMEOUT, skip: site ? false : 'FIELDBOOK_SITES does not name tests/sites/sessions' }, () => {
  for (const [address, zone, now, expected] of CASES) {
    it(`${address} in ${zone} at ${now}`, { timeout: TIMEOUT }, async () => {
      assert.deepEqual(await lines(address, zone, now), expected);
    });
  }

  it('the list says it for each session', { timeout: TIMEOUT }, async () => {
    const said = await lines('sessions/index.html', 'America/Los_Angeles', '2027-02-20T12:00:00-08:00');
    assert.equal(said.length, 8);
    assert.ok(said.includes('over: 17 days ago'), said.join('\n'));
  });

  it('nothing is said without a script, and nothing stands on paper', { timeout: TIMEOUT }, async () => {
    const url = pathToFileURL(path.join(site.folder, 'sessions/spring-1.html')).href;
    const without = await withPage(url, (page) => page.$$eval('.when-reader', (lines) => lines.length), { script: false });
    assert.equal(without, 0);
    const hidden = await withPage(url, async (page) => {
      await page.emulateMediaType('print');
      return page.$$eval('.when-reader', (lines) => lines.every((line) => getComputedStyle(line).display === 'none'));
    });
    assert.ok(hidden);
  });
});
