import {read} from '../shared/api.js';
import {moment, place, shownZone, zoneOf} from '../shared/time.js';
import {DUTIES, capital, plain} from '../shared/words.js';

// What a pause does, or the end of one: what was owed beside what is owed then, as the server says both.

const OWING = ['OPEN', 'AT_RISK', 'BREACHED'];

/** What is owed for a lead now, to be looked at again after something was told. */
export const owedNow = async leadId => (await read(`/v1/leads/${encodeURIComponent(leadId)}`)).decision?.obligations ?? [];

/** `until Mon 30 Nov, 09:00 New York` */
export const until = ({to}, zone) => (to ? `until ${moment(to, zone)} ${place(zone)}` : 'until nobody knows when');

const within = ({from}, pauses) => pauses.find(each => new Date(each.from).getTime() === new Date(from).getTime());

/** The clocks of what is owed, each with the reason for which a pause does not stop it, if there is one: `{kind, because}`. */
export function clocksUnder(pause, {clock, obligations}) {
  const owed = obligations.filter(({state}) => OWING.includes(state)).map(({kind}) => kind);
  return clock.filter(({kind}) => owed.includes(kind)).map(({kind, pausesSetAside}) => ({kind, because: within(pause, pausesSetAside)?.because}));
}

/** Whether the pause stands, until when, and what of it moved. */
export async function pauseWords(name, pause, zone, before, decision) {
  const clocks = clocksUnder(pause, await read(`/v1/decisions/${decision.id}`));
  const stands = clocks.some(({because}) => !because);
  const first = stands ? `${name}: paused ${until(pause, zone)}.` : `${name}: the pause ${until(pause, zone)} is noted, but it stops no clock.`;
  return [first, ...moved(before, decision.obligations, clocks)].join(' ');
}

export const endWords = (name, before, {obligations}) => [`${name}: the pause is ended.`, ...moved(before, obligations, [])].join(' ');

function moved(before, after, clocks) {
  return after.filter(({state}) => OWING.includes(state)).map(owed => {
    const then = before.find(({kind}) => kind === owed.kind);
    const because = clocks.find(({kind}) => kind === owed.kind)?.because;
    return `${DUTIES[owed.kind] ?? capital(plain(owed.kind))}: ${due(owed, then)}.${because ? ` ${because}` : ''}`;
  });
}

function due({state, deadline, deadlineLocal}, then) {
  const zone = shownZone(zoneOf(deadlineLocal ?? then?.deadlineLocal));
  const was = then?.deadline ? moment(then.deadline, zone) : null;
  if (!deadline) return was ? `no deadline while the pause lasts; it was ${was}` : 'still without a deadline';
  const is = moment(deadline, zone);
  if (state === 'BREACHED') return `still late, due ${is}`;
  if (then?.deadline === deadline) return `still due ${is}`;
  return was ? `due ${is} instead of ${was}` : `due ${is}`;
}
