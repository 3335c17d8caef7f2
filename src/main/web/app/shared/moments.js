// When a publication may take effect: a civil day of the policy's zone, and no business time.

const PARTS = {year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', weekday: 'short', hourCycle: 'h23'};
const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DAY = 86_400_000;

/** What a clock in the zone shows at a moment: as if it were UTC, in milliseconds, and the day of the week from 0 for Monday. */
function shown(at, zone) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {timeZone: zone, ...PARTS}).formatToParts(at).map(({type, value}) => [type, value]));
  return {
    wall: Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second),
    weekday: WEEK.indexOf(parts.weekday)
  };
}

/** The moment at which a clock in the zone shows this; where it shows it never, the moment after it leapt. */
function instant(wall, zone) {
  let at = wall;
  // The offset at the guess may be another than at the moment itself, so it is looked up again.
  for (let i = 0; i < 3; i++) at += wall - shown(new Date(at), zone).wall;
  return new Date(at);
}

/** The next Monday at 00:00 in the zone. */
export function nextMonday(zone, now = new Date()) {
  const {wall, weekday} = shown(now, zone);
  const midnight = wall - wall % DAY;
  return instant(midnight + (7 - weekday) * DAY, zone);
}

/** The moment of a `datetime-local` text, such as `2026-12-01T08:00`, in the zone; null where it is none. */
export function atLocal(text, zone) {
  const wall = Date.parse(`${text}:00Z`);
  return Number.isNaN(wall) ? null : instant(wall, zone);
}

/** The moment that is chosen in an address: `now` (null), a `datetime-local` text, or next Monday where it says nothing. */
export function chosenMoment(when, zone) {
  if (when === 'now') return null;
  return when ? atLocal(when, zone) : nextMonday(zone);
}

/** The `datetime-local` text of a moment in the zone. */
export const localText = (at, zone) => new Date(shown(new Date(at), zone).wall).toISOString().slice(0, 16);
