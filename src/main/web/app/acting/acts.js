import {Problem, question, read} from '../shared/api.js';
import {toast} from '../shared/announce.js';
import {moment, shownZone, zoneOf} from '../shared/time.js';
import {CHANNELS, OUTCOMES, actionWords, capital, plain} from '../shared/words.js';
import {sendFact} from './fact.js';
import {endWords, owedNow, pauseWords} from './pause-words.js';
import {endPauses} from './pauses.js';
import {keepLast, undo} from './undo.js';

// Facts that people tell from a page. Each is told once however often it has to be sent, and can be taken back.

const SECONDS = 8;
/** What says more stays longer. */
const LONG = 15;

/**
 * Tells a fact about a lead: what was told, and what the server says of it. `sayTold` shows it, so that it can be taken back.
 *
 * @param kind `attempts`, `dispositions`, `assignments` or `pauses`
 * @param words what was done, such as `Voicemail, Umber Bank`
 */
export async function tell(leadId, kind, fact, words) {
  const {body} = await sendFact(leadId, kind, fact);
  const act = {leadId, kind: body.fact.kind, of: body.fact.id, words};
  keepLast(act);
  return {act, because: body.because ? await becauseOf(act) ?? body.because : null, next: nextWords(body), decision: body.decision};
}

/** Why a fact has no say, as the server says it to people of the lead's zone. */
async function becauseOf({leadId, kind, of}) {
  const {setAside} = await read(`/v1/leads/${encodeURIComponent(leadId)}`).catch(() => ({setAside: []}));
  return setAside.find(each => each.kind === kind && each.id === of)?.because;
}

/** Shows what was told, what comes next for that lead, and what comes next for whoever told it. `said` says it in full. */
export function sayTold({act, because, next, said}, then = '') {
  const words = said ? [said, then] : [`${act.words}.`, because, next, then];
  toast(words.filter(Boolean).join(' '), {label: 'Undo', act: () => undo(act), seconds: said ? LONG : SECONDS});
}

/** `Next for it: call, 2 of 7, by Fri 27 Nov, 11:00.` */
function nextWords({standing, decision}) {
  if (standing === 'CLOSED') return 'The lead is closed.';
  const action = decision?.requiredActions.find(({type}) => type !== 'NONE');
  if (!action) return 'Nothing more is to be done for it.';
  const by = action.dueAt ? `, by ${moment(action.dueAt, shownZone(zoneOf(action.dueLocal)))}` : '';
  return `Next for it: ${actionWords(action).toLowerCase()}${by}.`;
}

export const tellAttempt = (entry, outcome, occurredAt) => tell(entry.leadId, 'attempts',
  {channel: entry.action.channel, outcome, occurredAt},
  `${CHANNELS[entry.action.channel] ?? capital(plain(entry.action.channel))} to ${nameOf(entry)}: ${OUTCOMES[outcome] ?? plain(outcome)}`);

/** The words for each way of being done with a lead. */
export const DISPOSITIONS = {ACCEPTED: 'Accepted', REJECTED: 'Rejected', DISQUALIFIED: 'Disqualified', RETURNED: 'Returned'};

export const tellDisposition = (entry, type, occurredAt, reason) => tell(entry.leadId, 'dispositions',
  reason ? {type, occurredAt, reason} : {type, occurredAt}, `${DISPOSITIONS[type]}: ${nameOf(entry)}`);

export const tellOwner = (entry, owner, team, occurredAt) => tell(entry.leadId, 'assignments',
  Object.fromEntries(Object.entries({owner, team, occurredAt}).filter(([, value]) => value)),
  `${nameOf(entry)} given to ${owner || 'nobody'}`);

/** Tells a pause, and says whether it stops anything: that is the server's to say. `zone` is that of the words. */
export async function tellPause(entry, {from, to, reason}, zone) {
  const before = await owedNow(entry.leadId);
  const told = await tell(entry.leadId, 'pauses', to ? {from, to, reason} : {from, reason}, `Pause for ${nameOf(entry)}`);
  if (told.because || !told.decision) return told;
  const said = await pauseWords(nameOf(entry), {from, to}, zone, before, told.decision).catch(() => null);
  return {...told, said};
}

/** Ends the pauses of a lead that last. */
export async function tellEnd(entry) {
  const before = await owedNow(entry.leadId);
  const ended = await endPauses(entry.leadId, nameOf(entry));
  if (!ended) throw new Problem(0, {title: 'Nothing to end', detail: 'No pause of this lead lasts any more.'});
  const {act, body} = ended;
  return {act, because: body.because, next: nextWords(body), said: body.decision && !body.because ? endWords(nameOf(entry), before, body.decision) : null};
}

/** The company of a lead where it is known, and its id where not. */
export const nameOf = entry => entry.attributes?.company || entry.attributes?.name || entry.leadId;

/** The obligations of the lead as they would stand if it were disposed of so: the server is asked to decide as if, and keeps nothing. */
export async function asIfDisposed(decisionId, type, reason, signal) {
  const facts = await read(`/v1/decisions/${decisionId}/facts`, {signal});
  const occurredAt = new Date().toISOString();
  const {regimes, asOf, ...kept} = facts;
  const disposition = reason ? {type, occurredAt, reason} : {type, occurredAt};
  const {body} = await question('/v1/decisions?record=false', {...kept, disposition}, {signal});
  return body.obligations;
}
