// Sessions state days and times in their own zones. This adds what only the reader's own clock can say: the time where they
// are, when it is another, and how far off it is.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const language = document.documentElement.lang || undefined;

for (const around of document.querySelectorAll('[data-own-time]')) {
  for (const meeting of around.querySelectorAll('[data-meeting]')) {
    say(meeting, around.dataset);
  }
}

function say(meeting, words) {
  const lines = [...meeting.querySelectorAll('.when-line')];
  const times = lines.map((line) => [...line.querySelectorAll('time')].map((time) => time.dateTime));
  const [start, end] = times[0] ?? [];
  // Without an offset nobody knows which moment is meant.
  if (!start || !/[+-]\d\d:\d\d$/.test(start)) return;
  const from = new Date(start);
  const until = end ? new Date(end) : from;
  if (Number.isNaN(from.getTime()) || Number.isNaN(until.getTime())) return;
  if (!times.some(([zoned]) => zoned.endsWith(ownOffset(from)))) {
    add(meeting, 'when-own', `${words.ownTime}: ${ownTime(from, until)}`);
  }
  add(meeting, 'when-distance', distance(from, until, words));
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
  let when = relative.format(days, 'day');
  if (size >= 365) when = relative.format(Math.round(days / 365), 'year');
  else if (size >= 60) when = relative.format(Math.round(days / 30), 'month');
  else if (size >= 21) when = relative.format(Math.round(days / 7), 'week');
  return now >= until ? words.over.replace('{when}', when) : when;
}

function midnight(moment) {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}

function add(meeting, name, words) {
  const line = document.createElement('p');
  line.className = name;
  line.textContent = words;
  meeting.append(line);
}
