// Moments and durations as text. No business time is computed here: the server says how much is left and whether the clock
// runs, and this counts down.

const OWN = 'leadline.own-time';
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether lists show the time of this browser instead of the time of the promise. */
export const ownTime = {
  get on() { return localStorage.getItem(OWN) === 'true'; },
  set on(value) { localStorage.setItem(OWN, value); }
};

/** The zone in which to show a moment that was promised in this zone. */
export const shownZone = zone => (ownTime.on || !zone ? own : zone);

/** The zone of a local text of the server: `2016-01-11T12:00:00-05:00[America/New_York]`. */
export const zoneOf = local => /\[(.+)\]$/.exec(local ?? '')?.[1] ?? null;

/** The place that a zone is named after: `New York`. */
export const place = zone => (zone ?? own).split('/').pop().replaceAll('_', ' ');

const formats = new Map();
function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat('en-GB', {timeZone: zone ?? own, ...options}));
  return formats.get(key);
}

const DAY = {weekday: 'short', day: 'numeric', month: 'short'};
const CLOCK = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'};

/** `Fri 27 Nov`, with the year where it is another than now. */
export function day(at, zone) {
  const year = format(zone, {year: 'numeric'});
  const other = year.format(new Date(at)) !== year.format(new Date());
  return format(zone, other ? {...DAY, year: 'numeric'} : DAY).format(new Date(at)).replace(',', '');
}

/** `2026-11-28`: the day that it is in a zone now, or was at a moment. */
export const dateIn = (zone, at = new Date()) => new Intl.DateTimeFormat('en-CA', {timeZone: zone ?? own, year: 'numeric', month: '2-digit', day: '2-digit'}).format(new Date(at));

/** `11:00` */
export const clock = (at, zone) => format(zone, CLOCK).format(new Date(at));

/** `Fri 27 Nov, 11:00` */
export const moment = (at, zone) => `${day(at, zone)}, ${clock(at, zone)}`;

/** `Fri 27 Nov, 11:00 New York`, and what it is here where that is another time. */
export function fullMoment(at, zone) {
  const there = `${moment(at, zone)} ${place(zone)}`;
  return zone && clock(at, zone) !== clock(at, own) ? `${there} (${moment(at, own)} ${place(own)})` : there;
}

/** Today's moments by their time, those of this week by their day, others by their date. */
export function briefly(at, zone) {
  const days = (new Date(at) - Date.now()) / 86_400_000;
  if (day(at, zone) === day(new Date(), zone)) return clock(at, zone);
  return Math.abs(days) < 6 ? `${format(zone, {weekday: 'short'}).format(new Date(at))} ${clock(at, zone)}` : day(at, zone);
}

/** Seconds of an ISO duration without days or months: `PT1H20M`. */
export function seconds(iso) {
  const parts = /^(-)?PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(iso ?? '');
  if (!parts) return 0;
  const all = Number(parts[2] ?? 0) * 3600 + Number(parts[3] ?? 0) * 60 + Number(parts[4] ?? 0);
  return parts[1] ? -all : all;
}

/** `20 min`, `1 h 12`, `44 h`. Days are never made of hours. */
export function hours(iso) {
  const all = Math.floor((typeof iso === 'number' ? iso : seconds(iso)) / 60);
  const [h, min] = [Math.floor(all / 60), all % 60];
  if (h === 0) return `${min} min`;
  return min && h < 48 ? `${h} h ${String(min).padStart(2, '0')}` : `${h} h`;
}

/** The seconds that have gone since the server said something, by the clock of this browser alone. */
export function since(received) {
  return Math.max(0, (performance.now() - received) / 1000);
}

/** As `moment`, with seconds where they are not 0: what a deadline is to be computed from. */
export function exactMoment(at, zone) {
  const second = new Date(at).getUTCSeconds();
  return second ? `${moment(at, zone)}:${String(second).padStart(2, '0')}` : moment(at, zone);
}
