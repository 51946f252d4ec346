// Where the group is against the agenda: only numbers, no page.

/**
 * @typedef {object} Item an item of the agenda
 * @property {string} title
 * @property {number | null} minutes
 * @property {number | null} offset minutes from the beginning of its part of the agenda
 * @property {number | null} at when it is planned, in minutes of the zone's clock since 1970
 */

/**
 * The minutes on the clock of a zone, since 1970, as if it were everywhere that late. NaN where the browser does not
 * know the zone.
 * @param {number} now
 * @param {string | undefined} zone
 */
function clockOf(now, zone) {
  try {
    const form = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
    });
    /** @type {Record<string, number>} */
    const part = {};
    form.formatToParts(new Date(now)).forEach(({ type, value }) => { part[type] = Number(value); });
    return Date.UTC(part.year, part.month - 1, part.day, part.hour % 24, part.minute) / 60_000;
  } catch (error) {
    return NaN;
  }
}

/** The same for a time as the page has it: `2027-02-12T18:05`. @param {string | undefined} text */
function planned(text) {
  const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)$/.exec(text || "") || [];
  return minute === undefined ? null : Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)) / 60_000;
}

/** Minutes since 1970 as a time of day. @param {number} minutes */
function timeOfDay(minutes) {
  return new Date(minutes * 60_000).toISOString().slice(11, 16);
}

/**
 * How many minutes behind (above 0) or ahead (below 0) one is, `passed` whole minutes after the beginning of the agenda. While an item
 * is within its own minutes, one is on time.
 * @param {Item} item
 * @param {number} passed
 */
function drift(item, passed) {
  if (item.offset === null) return null;
  if (passed < item.offset) return passed - item.offset;
  if (item.minutes !== null && passed > item.offset + item.minutes) return passed - item.offset - item.minutes;
  return 0;
}
