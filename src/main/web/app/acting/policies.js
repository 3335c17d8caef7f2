import {read} from '../shared/api.js';

// What policies in force say about acting: which outcomes there are, and which reasons waive. Read once a page.

const known = new Map();

/** The policy in force, with its tables; read once. */
export function policy(id) {
  if (!known.has(id)) {
    const reading = read(`/v1/policies/${encodeURIComponent(id)}`);
    reading.catch(() => known.delete(id));
    known.set(id, reading);
  }
  return known.get(id);
}

// What those who call hardly ever tell, and those who write hardly ever. The policy decides what there is; this is only the order.
const LAST = {
  PHONE: ['SENT', 'REPLIED', 'BOUNCED', 'AUTO_REPLY'],
  EMAIL: ['NO_ANSWER', 'VOICEMAIL', 'CONNECTED', 'WRONG_NUMBER']
};

/** The outcomes of an attempt in a channel, those that it has every day first, and of each whether the policy counts it. */
export function outcomes(policy, channel) {
  const rows = (policy.tables['attempt-outcomes']?.rows ?? []).filter(row => !row.channel || row.channel === channel);
  const last = LAST[channel] ?? [];
  const usual = policy.settings.outcomes.filter(outcome => !last.includes(outcome));
  return usual.map(outcome => {
    const row = rows.find(each => each.outcome === outcome) ?? rows.find(each => !each.outcome);
    return {outcome, note: row?.note ?? '', counts: row?.counts !== 'no'};
  });
}

/** The reasons that waive, as the policy names them, for one way of being done with a lead. */
export const waivingReasons = (policy, type) => [...new Set((policy.tables['waiving-reasons']?.rows ?? [])
  .filter(row => (!row.type || row.type === type) && row.waives !== 'no').map(row => row.reason).filter(Boolean))];
