import {atLocal, localText, nextMonday} from '../shared/moments.js';

// Until when a clock may stand, as people say it: moments of the zone in which the lead is worked.

const MORNING = 'T09:00';
const dateOf = (at, zone) => localText(at, zone).slice(0, 10);

function morningIn(days, zone, now) {
  const date = new Date(`${dateOf(now, zone)}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return atLocal(date.toISOString().slice(0, 10) + MORNING, zone);
}

/** What one often wants: `[name, words, moment]`, each in the morning. */
export const presets = (zone, now = new Date()) => [
  ['tomorrow', 'Tomorrow', morningIn(1, zone, now)],
  ['monday', 'Next Monday', atLocal(dateOf(nextMonday(zone, now), zone) + MORNING, zone)],
  ['week', 'In a week', morningIn(7, zone, now)]
];
