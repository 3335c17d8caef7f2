import {toast} from '../shared/announce.js';
import {OUTCOMES, actionWords, count, plain} from '../shared/words.js';
import {nameOf} from './acts.js';
import {outcomes, policy} from './policies.js';

// What the number keys tell of an action, and what other keys are for where they tell nothing.

const SHOWN = 3;
const OTHERS = {
  ACCEPT_OR_REJECT: [['a', 'accept'], ['x', 'reject']],
  DISQUALIFY_OR_RETURN: [['d', 'disqualify or return']]
};
const keysOf = action => OTHERS[action.type] ?? [['d', 'what can be done']];

/** The keys that are of most use for an action, as `[key, words]`. */
export async function hintsOf({action, policy: id}) {
  if (action.type !== 'ATTEMPT') return keysOf(action);
  const known = outcomes(await policy(id), action.channel).slice(0, SHOWN);
  return known.map(({outcome}, i) => [String(i + 1), OUTCOMES[outcome] ?? plain(outcome)]);
}

/** The outcome that a number key tells of an attempt. Where it tells none, it says why and what to press, and answers null. */
export async function outcomeAt(entry, number) {
  const {action} = entry;
  if (action.type !== 'ATTEMPT') {
    const keys = keysOf(action).map(([key, words]) => `${key} (${words})`).join(' or ');
    return say(`Next for ${nameOf(entry)}: ${actionWords(action).toLowerCase()}. ${number} is for attempts only. Use ${keys}.`);
  }
  const choices = outcomes(await policy(entry.policy), action.channel);
  return choices[number - 1] ?? say(`The policy has ${count(choices.length, 'outcome')} here. Use 1 to ${choices.length}, or d to read them.`);
}

function say(words) {
  toast(words, {aside: true});
  return null;
}
