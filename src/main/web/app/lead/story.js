import {CHANNELS, DUTIES, OUTCOMES, capital, plain} from '../shared/words.js';
import {DISPOSITIONS} from '../acting/acts.js';
import {moment} from '../shared/time.js';

// What happened to a lead, in words. Events have sentences of the server; facts have only what was told.

const owned = ({owner, team}) => (owner ? `${owner}${team ? ` (${team})` : ''}` : `nobody${team ? ` (${team})` : ''}`);

const FACTS = {
  lead: fact => `Received${fact.rank === undefined || fact.rank === null ? ', not ranked yet' : `, ranked ${fact.rank}`}${
    'owner' in fact ? `, given to ${owned(fact)}` : ', no owner yet'}`,
  attempt: fact => `${CHANNELS[fact.channel] ?? capital(plain(fact.channel))}, ${OUTCOMES[fact.outcome] ?? (fact.outcome ? plain(fact.outcome) : 'made')}`,
  assignment: fact => `Given to ${owned(fact)}`,
  rank: fact => `Ranked ${fact.rank}`,
  pause: (fact, zone) => `Clock paused: ${fact.reason}${fact.to ? ` (until ${moment(fact.to, zone)})` : ''}`,
  disposition: fact => `${DISPOSITIONS[fact.type] ?? capital(plain(fact.type))}${fact.reason ? `: ${fact.reason}` : ''}`,
  merge: fact => `Merged${fact.into ? ` into ${fact.into}` : ''}`,
  correction: (fact, zone, entries) => `Corrected: ${instead(fact, zone) ?? which(fact, zone, entries)}${fact.reason ? `: ${fact.reason}` : ''}`,
  withdrawal: (fact, zone, entries) => `Taken back: ${which(fact, zone, entries)}. ${fact.reason ?? ''}`
};

/** What holds since a correction, which has it under the name of its kind. */
function instead(fact, zone) {
  const kind = Object.keys(FACTS).find(each => fact[each] && typeof fact[each] === 'object');
  return kind ? lower(FACTS[kind](fact[kind], zone, [])) : null;
}

const lower = words => words.charAt(0).toLowerCase() + words.slice(1);

/** The fact that another one is about, in its own words where it is known. */
function which({kind, of}, zone, entries) {
  const found = entries.find(entry => entry.what === 'fact' && entry.id === of && entry.type === kind);
  const words = found && FACTS[kind]?.(found.content ?? {}, zone, []);
  return words ? lower(words) : `${kind ?? 'a fact'} ${of ?? ''}`;
}

const SHAPES = {attempt: 'ring', 'breach-discovered': 'cross', breached: 'cross', warned: 'triangle', 'breach-withdrawn': 'struck', pause: 'bars'};
const DISCOVERED = {'breach-discovered': 'Found late', breached: 'Late', warned: 'Warned', 'breach-withdrawn': 'No longer late'};

/** An entry of the timeline as `{title, shape, sentence, because}`. */
export function told(entry, setAside, zone, entries = []) {
  const shape = SHAPES[entry.type] ?? 'dash';
  if (entry.what === 'event') {
    const duty = DUTIES[entry.obligation] ?? capital(plain(entry.obligation));
    const what = DISCOVERED[entry.type] ?? capital(entry.type.replaceAll('-', ' '));
    const at = entry.type === 'warned' ? ` at ${entry.threshold}` : '';
    return {title: `${what}${at}: ${duty.toLowerCase()}`, shape, sentence: entry.sentence};
  }
  if (entry.what === 'decision') return {title: 'Decided anew', shape: 'dash'};
  const aside = setAside.find(each => each.kind === entry.type && each.id === entry.id && (each.leadId ?? entry.leadId) === entry.leadId);
  return {title: FACTS[entry.type]?.(entry.content ?? {}, zone, entries) ?? capital(entry.type), shape, because: aside?.because};
}

/** When it happened: a lead, when it was received, and not when somebody told of it. */
export const happenedAt = entry => (entry.type === 'lead' && entry.content?.receivedAt) || entry.at || entry.knownAt;

/** Entries in the order in which they happened; what only says that it was decided anew is left out. */
export const asHappened = entries => entries.filter(entry => entry.what !== 'decision')
  .map((entry, i) => [entry, i]).sort(([a, i], [b, j]) => new Date(happenedAt(a)) - new Date(happenedAt(b)) || i - j).map(([entry]) => entry);

/** The facts that were told of attempts, as marks of a clock strip. */
export const attemptMarks = attempts => attempts.map(attempt => ({
  at: attempt.occurredAt, shape: attempt.channel === 'PHONE' ? 'call' : 'other',
  words: FACTS.attempt(attempt) + (attempt.counts === false ? ' (does not count)' : '')
}));
