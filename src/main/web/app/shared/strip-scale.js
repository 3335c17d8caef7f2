// Where moments lie on a clock strip: open time to scale, and nights, weekends and holidays squeezed, so that ten business
// days fit on a line.

const CLOSED = 6;
const HOLIDAY = 40;
const BREAK = 110;
const LONG = 14 * 86_400_000;

const millis = at => new Date(at).getTime();

/** What an interval of a trace is: `counted`, `paused`, `holiday` or `closed`. */
export function kindOf({counted, reason}) {
  if (counted) return 'counted';
  if (/^paused/.test(reason)) return 'paused';
  return /^holiday/.test(reason) ? 'holiday' : 'closed';
}

/**
 * A scale over the intervals of a trace, and what is beyond their ends.
 *
 * @param trace the intervals that were told, in their order
 * @param until the last moment to show
 * @param width how wide all is
 */
export function scale(trace, until, width) {
  const parts = trace.map(each => ({from: millis(each.from), to: millis(each.to), kind: kindOf(each)}));
  const end = parts.at(-1)?.to ?? 0;
  const last = millis(until);
  if (last > end) parts.push({from: end, to: last, kind: last - end > LONG ? 'break' : 'beyond'});
  const fixed = {closed: CLOSED, holiday: HOLIDAY, break: BREAK};
  const room = parts.reduce((sum, part) => sum + (fixed[part.kind] ?? 0), 0);
  const open = parts.reduce((sum, part) => sum + (part.kind in fixed ? 0 : part.to - part.from), 0) || 1;
  const unit = Math.max(width - room, width / 3) / open;
  let x = 0;
  for (const part of parts) {
    part.x = x;
    part.width = fixed[part.kind] ?? (part.to - part.from) * unit;
    x += part.width;
  }
  return {width: x, at: moment => place(parts, millis(moment), x)};
}

function place(parts, at, end) {
  if (!parts.length || at <= parts[0].from) return 0;
  const part = parts.find(each => at <= each.to);
  return part ? part.x + part.width * (at - part.from) / (part.to - part.from || 1) : end;
}

/** The intervals of another clock, paused when the first one says so: a pause stops every clock of a lead. */
export function pausedAlike(trace, first) {
  const pauses = first.filter(part => kindOf(part) === 'paused');
  return pauses.reduce((parts, pause) => parts.flatMap(part => (part.counted ? cut(part, pause) : [part])), trace);
}

function cut(part, pause) {
  const from = millis(part.from) > millis(pause.from) ? part.from : pause.from;
  const to = millis(part.to) < millis(pause.to) ? part.to : pause.to;
  if (millis(from) >= millis(to)) return [part];
  return [{...part, to: from}, {...part, from, to, counted: false, reason: pause.reason}, {...part, from: to}]
    .filter(each => millis(each.from) < millis(each.to));
}
