// Times as people read them. The server's times.ts says the same for a page without a script.

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const exact = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const clockOnly = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dateOnly = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

function toSpan(ms) {
  if (ms < hour) return `${Math.floor(ms / minute)} min`;
  if (ms < day) return `${Math.floor(ms / hour)} h`;
  const days = Math.floor(ms / day);
  return days === 1 ? '1 day' : `${days} days`;
}

function toRelative(at, now) {
  const ago = now - at;
  if (ago < -minute) return `in ${toSpan(-ago)}`;
  if (ago < minute) return 'just now';
  return ago < 7 * day ? `${toSpan(ago)} ago` : dateOnly.format(at);
}

function toExact(at, now) {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? `${clockOnly.format(at)} today` : exact.format(at);
}

/** Renews every time under the node, in the reader's own zone. */
export function showTimes(node) {
  const now = Date.now();
  for (const time of node.querySelectorAll('time')) {
    const at = Date.parse(time.dateTime);
    if (Number.isNaN(at)) continue;
    const text = time.dataset.form === 'exact' ? toExact(at, now) : toRelative(at, now);
    if (time.textContent !== text) time.textContent = text;
    time.title = exact.format(at);
  }
}
