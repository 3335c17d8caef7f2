import {send} from '../shared/api.js';

/** A key that nobody else has. A page that is not served over TLS has no `randomUUID`. */
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

/**
 * Sends a fact about a lead. It has a key, so that it is told once however often it has to be sent.
 *
 * @param door `attempts`, `dispositions`, `assignments`, `pauses`, `corrections` or `withdrawals`
 */
export const sendFact = (leadId, door, fact) =>
  send('POST', `/v1/leads/${encodeURIComponent(leadId)}/${door}`, fact, {key: newKey(), anonymous: true});
