import {read} from '../shared/api.js';
import {PagesOf} from '../shared/pages-of.js';
import {sendFact} from './fact.js';
import {keepLast} from './undo.js';

// The pauses that are in force, and how one is ended: by a correction of its end, so that the time it has lasted stays paused.

/** Of the pauses that a decision read, those that last at a moment. */
export const lasting = (pauses, at = new Date()) => (pauses ?? []).filter(({from, to}) => new Date(from) <= at && (!to || new Date(to) > at));

const door = leadId => `/v1/leads/${encodeURIComponent(leadId)}`;
const time = at => (at ? new Date(at).getTime() : null);
/** A decision reads what was added to a pause later as a pause of its own, to the same end. */
const partOf = (part, pause) => time(part.to) === time(pause.to) && time(part.from) >= time(pause.from);

/** The pauses of a lead that last now, as the decision about it read them: `{from, to, reason}`. */
export async function pausesOf(leadId) {
  const {decision} = await read(door(leadId));
  return decision ? lasting((await read(`/v1/decisions/${decision.id}/facts`)).pauses) : [];
}

/** The pauses that were told, and not taken back, as they were corrected last: `{leadId, pause}`, where `pause` has its id. */
async function pausesTold(leadId) {
  const pages = new PagesOf(`${door(leadId)}/timeline`, {}, 200);
  while (pages.more) await pages.read();
  const told = new Map();
  for (const {type, id, leadId: of, content} of pages.items.filter(({what}) => what === 'fact')) {
    const key = JSON.stringify([of, type === 'pause' ? id : content?.of]);
    if (type === 'pause') told.set(key, {leadId: of, pause: {...content, id}});
    else if (type === 'correction' && content.pause) told.set(key, {leadId: of, pause: {...content.pause, id: content.of}});
    else if (type === 'withdrawal' && content.kind === 'pause') told.delete(key);
  }
  return [...told.values()];
}

const corrected = ({leadId, pause}, to, reason) => ({leadId, door: 'corrections', fact: {of: pause.id, reason, pause: {...pause, to}}});

/**
 * Ends the pauses that last now, at this moment: what was done, to be shown and undone, and what the server says then. Null where
 * none lasts any more.
 */
export async function endPauses(leadId, name) {
  const now = new Date().toISOString();
  const inForce = await pausesOf(leadId);
  const found = (await pausesTold(leadId)).filter(({pause}) => inForce.some(part => partOf(part, pause)));
  if (!found.length) return null;
  let body = null;
  for (const each of found) {
    const {fact} = corrected(each, now, 'The pause was ended.');
    body = (await sendFact(each.leadId, 'corrections', fact)).body;
  }
  const act = {leadId, kind: body.fact.kind, of: body.fact.id, words: `End of the pause for ${name}`,
    back: found.map(each => corrected(each, each.pause.to, 'That it was ended was a slip, and taken back at once.'))};
  keepLast(act);
  return {act, body};
}
