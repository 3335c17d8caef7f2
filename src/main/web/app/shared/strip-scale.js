// Where moments lie on a clock strip: open time to scale, and nights, weekends and holidays squeezed, so that ten business
// days fit on a line.

const SQUEEZED = {closed: 6, holiday: 40};
/** Where the line is broken there is room for what is said of a deadline, then for two strokes, then for each mark. */
const LABEL = 104;
const STROKES = 34;
const MARK = 16;
const HOUR = 3_600_000;
/** What is beyond is drawn to scale up to this part of what was counted. */
const PART = 4;

const millis = at => new Date(at).getTime();

/** What an interval of a trace is: `counted`, `paused`, `holiday` or `closed`. */
export function kindOf({counted, reason}) {
  if (counted) return 'counted';
  if (/^paused/.test(reason)) return 'paused';
  return /^holiday/.test(reason) ? 'holiday' : 'closed';
}

/** The intervals of the first trace, and what others have after it: the axis on which all of them lie. */
export function axis([first, ...others]) {
  return others.reduce((parts, trace) => {
    const end = millis(parts.at(-1).to);
    return [...parts, ...trace.filter(part => millis(part.to) > end)
      .map(part => (millis(part.from) < end ? {...part, from: parts.at(-1).to} : part))];
  }, first);
}

/**
 * A scale over the intervals of a trace, and what is beyond their ends. What takes more than a fifth of it breaks the
 * axis: there moments stand in their order, at even distances.
 *
 * @param trace the intervals that were told, in their order
 * @param until the last moment to show
 * @param width how wide all is
 * @param moments what is marked
 */
export function scale(trace, until, width, moments = []) {
  const counted = trace.reduce((sum, part) => sum + (part.counted ? millis(part.to) - millis(part.from) : 0), 0);
  const parts = joined(trace, millis(until), counted);
  for (const part of parts.filter(({kind}) => kind === 'break')) {
    part.moments = [...new Set(moments.map(millis))].filter(at => at > part.from && at < part.to).sort((a, b) => a - b);
  }
  const fixed = part => (part.kind === 'break' ? LABEL + STROKES + MARK * part.moments.length : SQUEEZED[part.kind]);
  const room = parts.reduce((sum, part) => sum + (fixed(part) ?? 0), 0);
  const open = parts.reduce((sum, part) => sum + (fixed(part) ? 0 : part.to - part.from), 0) || 1;
  const unit = Math.max(width - room, width / 3) / open;
  let x = 0;
  for (const part of parts) {
    part.x = x;
    part.width = fixed(part) ?? (part.to - part.from) * unit;
    x += part.width;
  }
  const breaks = parts.filter(({kind}) => kind === 'break').map(part => ({x: part.x + LABEL, hours: Math.round((part.to - part.from) / HOUR)}));
  return {width: x, breaks, at: moment => place(parts, millis(moment), x)};
}

/** The intervals without a gap between them, up to the last moment. */
function joined(trace, last, counted) {
  const parts = [];
  const fill = to => {
    const from = parts.at(-1)?.to ?? to;
    if (to > from) parts.push({from, to, kind: to - from > counted / PART ? 'break' : 'beyond'});
  };
  for (const each of trace) {
    fill(millis(each.from));
    parts.push({from: millis(each.from), to: millis(each.to), kind: kindOf(each)});
  }
  fill(last);
  return parts;
}

function place(parts, at, end) {
  if (!parts.length || at <= parts[0].from) return 0;
  const part = parts.find(each => at <= each.to);
  if (!part) return end;
  const i = part.moments?.indexOf(at) ?? -1;
  if (i >= 0) return part.x + LABEL + STROKES + MARK * i;
  return part.x + part.width * (at - part.from) / (part.to - part.from || 1);
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
