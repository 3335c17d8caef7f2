import {toast} from '../shared/announce.js';
import {refused} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {sendFact} from './fact.js';

// What was told can be taken back. The last act of this tab is kept for a while, also when the page is loaded anew; what is older is
// taken back where it stands, on the page of its lead.

const KEPT = 'leadline.last-act';
const MINUTES = 10;
const SECONDS = 8;
const NOTHING = `Nothing to take back: in this tab nothing was told in the last ${MINUTES} minutes, or it is taken back already. `
  + 'What was told earlier can be taken back on the page of its lead, under What happened.';

/** The facts that take an act back: a withdrawal, where the act says nothing else. */
const backOf = act => act.back ?? [{leadId: act.leadId, door: 'withdrawals',
  fact: {kind: act.kind, of: act.of, reason: act.reason ?? 'It was a slip, and taken back at once.'}}];

export function keepLast(act) {
  sessionStorage.setItem(KEPT, JSON.stringify({told: Date.now(), ...act}));
}

function lastAct() {
  const act = JSON.parse(sessionStorage.getItem(KEPT));
  return act && Date.now() - act.told < MINUTES * 60_000 ? act : null;
}

function forget({leadId, of}) {
  const act = lastAct();
  if (act?.leadId === leadId && act.of === of) sessionStorage.removeItem(KEPT);
}

/** Takes back what was told as `{leadId, kind, of, words}`. */
export async function takeBack(act) {
  for (const {leadId, door, fact} of backOf(act)) await sendFact(leadId, door, fact);
  forget(act);
  toast(`Taken back: ${act.words}.`, {seconds: 4});
  dispatchEvent(new CustomEvent('leadline-undone', {detail: act}));
}

let taking = null;

/** Takes back what was told last, or another act, and says so where there is nothing, or where it is refused. */
export async function undo(act = lastAct()) {
  if (refused('tell-facts')) return;
  if (!act) return toast(NOTHING, {aside: true});
  // A second press while the first is on its way takes back nothing more.
  if (taking === act.of) return;
  taking = act.of;
  try {
    await takeBack(act);
  } catch (fault) {
    const problem = asProblem(fault);
    toast(`Not taken back: ${problem.detail || problem.message}`, {seconds: SECONDS});
  } finally {
    taking = null;
  }
}
