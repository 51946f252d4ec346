// Sessions state days and times in their own zones. This adds what only the reader's own clock can say: the time where they
// are, when it is another, and how far off it is.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DAYS_IN = { week: 7, month: 30, year: 365 };
// Pages in English write the day before the month.
const said = document.documentElement.lang || undefined;
const language = said === 'en' ? 'en-GB' : said;

for (const around of document.querySelectorAll('[data-own-time]')) {
  const sessions = new Set([...around.querySelectorAll('[data-meeting]')].map((meeting) => meeting.parentElement));
  for (const session of sessions) say([...session.querySelectorAll('[data-meeting]')], around.dataset);
}

// One session: the reader's time at each meeting, and how far off the next one is.
function say(meetings, words) {
  const read = meetings.map((meeting) => ({ meeting, ...times(meeting) })).filter(({ from }) => from);
  const next = read.find(({ until }) => until > new Date()) ?? read.at(-1);
  for (const one of read) {
    const line = document.createElement('p');
    line.className = 'when-reader';
    line.dataset.needsScript = '';
    if (!one.offsets.some((offset) => offset === ownOffset(one.from))) {
      add(line, 'when-own', `${words.ownTime}: ${ownTime(one.from, one.until)}`);
    }
    if (one === next) add(line, 'when-distance', distance(one.from, one.until, words));
    if (line.childElementCount > 0) one.meeting.append(line);
  }
}

// From when until when, as moments, and the offsets of the zones that are shown. Without an offset nobody knows the moment.
function times(meeting) {
  const lines = [...meeting.querySelectorAll('.when-line')];
  const zones = lines.map((line) => [...line.querySelectorAll('time')].map((time) => time.dateTime));
  const [start, end] = zones[0] ?? [];
  if (!start || !/[+-]\d\d:\d\d$/.test(start)) return {};
  const from = new Date(start);
  const until = end ? new Date(end) : from;
  if (Number.isNaN(from.getTime()) || Number.isNaN(until.getTime())) return {};
  return { from, until, offsets: zones.map(([zoned]) => zoned.slice(-6)) };
}

// Where the reader is, ahead of UTC: `-08:00`.
function ownOffset(moment) {
  const ahead = -moment.getTimezoneOffset();
  const two = (number) => String(Math.floor(number)).padStart(2, '0');
  return `${ahead < 0 ? '-' : '+'}${two(Math.abs(ahead) / 60)}:${two(Math.abs(ahead) % 60)}`;
}

function ownTime(from, until) {
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const start = `${day.format(from)}, ${clock.format(from)}`;
  if (until <= from) return start;
  const sameDay = from.toDateString() === until.toDateString();
  return `${start}–${sameDay ? '' : `${day.format(until)}, `}${clock.format(until)}`;
}

// In days of the reader's calendar, then weeks, months, years.
function distance(from, until, words) {
  const now = new Date();
  if (now >= from && now < until) return words.now;
  const days = Math.round((midnight(from) - midnight(now)) / DAY);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const size = Math.abs(days);
  const unit = size >= 365 ? 'year' : size >= 60 ? 'month' : size >= 21 ? 'week' : 'day';
  const when = relative.format(Math.round(days / (DAYS_IN[unit] ?? 1)), unit);
  return now >= until ? words.over.replace('{when}', when) : when;
}

function midnight(moment) {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}

function add(line, name, words) {
  const part = document.createElement('span');
  part.className = name;
  part.textContent = words;
  line.append(part);
}
