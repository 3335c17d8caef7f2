import {clock, hours} from './time.js';
import {kindOf} from './strip-scale.js';

// A clock strip for those who do not see it, and as the lines of a table.

const length = part => (new Date(part.to) - new Date(part.from)) / 1000;
const format = (at, zone, options) => new Intl.DateTimeFormat('en-GB', {timeZone: zone, ...options}).format(new Date(at));

/** `Tuesday 17`, with the month on the first day that is told and on the first of a month. */
function dayWords(at, zone, before) {
  const month = format(at, zone, {month: 'long'});
  const day = `${format(at, zone, {weekday: 'long'})} ${format(at, zone, {day: 'numeric'})}`;
  return before && format(before, zone, {month: 'long'}) === month ? day : `${day} ${month}`;
}

/** `counted 3 h 43 on Tuesday 17 November, closed, counted 8 h on Wednesday 18` */
export function reading(trace, zone) {
  const words = [];
  let before = null;
  for (const part of trace) {
    const kind = kindOf(part);
    const closed = kind === 'holiday' ? `closed for ${part.reason.replace(/^holiday: /, '')}` : 'closed';
    if (kind === 'counted' || kind === 'paused') {
      words.push(`${kind} ${hours(length(part))} on ${dayWords(part.from, zone, before)}`);
      before = part.from;
    } else if (words.at(-1) !== closed) {
      if (kind === 'holiday' && words.at(-1) === 'closed') words.pop();
      if (!(kind === 'closed' && words.at(-1)?.startsWith('closed'))) words.push(closed);
    }
  }
  return words.join(', ');
}

/** The lines of the table: from, to, counted, why, and the sum up to there. */
export function lines(trace, zone) {
  let sum = 0;
  return trace.map(part => {
    if (part.counted) sum += length(part);
    const day = format(part.from, zone, {weekday: 'short', day: 'numeric', month: 'short'});
    const sameDay = day === format(part.to, zone, {weekday: 'short', day: 'numeric', month: 'short'});
    const end = sameDay ? clock(part.to, zone) : `${format(part.to, zone, {weekday: 'short', day: 'numeric', month: 'short'})}, ${clock(part.to, zone)}`;
    return {
      from: `${day}, ${clock(part.from, zone)}`, to: end, counted: part.counted ? hours(length(part)) : '–', sum: hours(sum),
      why: [part.reason, part.day === null || part.day === undefined ? '' : `business day ${part.day}`, part.madeUp ? 'makes up for a pause' : ''].filter(Boolean).join(', ')
    };
  });
}
