import {html} from 'lit';
import {read, send} from '../shared/api.js';
import {may} from '../shared/may.js';
import {toast} from '../shared/announce.js';
import './back-choices.js';
import {emergencyTick} from './emergency.js';

// The ways back from a publication: called off until it takes effect, gone back from afterwards.

const door = policy => `/v1/policies/${encodeURIComponent(policy)}`;

/** Asks others for their consent. */
async function propose(policy, asked) {
  const {body} = await send('POST', `${door(policy)}/proposals`, asked);
  toast(`Proposal ${body.number}: ${body.sentence}`);
}

/** Asks why, and calls off a publication that has not taken effect. */
export const callOff = (dialog, {policy, sequence}, done) => dialog.open({
  title: `Call off publication ${sequence}`,
  text: 'It will not take effect. What is in force stays in force.',
  button: 'Call off',
  act: async ({reason}) => {
    await send('POST', `${door(policy)}/publications/${sequence}/cancellation`, {reason});
    toast(`Publication ${sequence} is called off.`);
    done?.();
  }
});

/** What going back needs: publishing, or proposing, which does where others must consent. */
export const mayGoBack = () => (may('publish') ? 'publish' : 'propose');

/** The publication that was made last and stands, of a list with the newest first: whoever publishes next has to have seen it. */
export const lastOf = publications => publications.find(({kind, state}) => kind !== 'CANCELLED' && state !== 'CANCELLED');

/** What is in force, of such a list; null where the policy was withdrawn. */
export const inForceOf = publications => publications.find(({kind, state}) => kind === 'PUBLISHED' && state === 'IN_FORCE') ?? null;

/**
 * Asks why, and publishes at once what an earlier publication said. Unless one chooses otherwise, the leads are judged by it from
 * receipt: no other way gives them back the deadlines that they had by it (O9). `last` is the one that was made last.
 */
export async function goBack(dialog, {policy, sequence}, {inForce, last}, done) {
  const [{toAcknowledge, findings}, needed] = await Promise.all([
    read(`${door(policy)}/editions/publication:${sequence}/review`), read(`${door(policy)}/proposals/needed`)]);
  return dialog.open({
    title: `Go back to publication ${sequence}`,
    text: `What it said is in force again at once. It becomes a publication of its own, so the history stays whole. What it means for leads that are being worked you choose below.${needed.count ? ` It needs ${needed.words}.` : ''}`,
    button: needed.count ? 'Send for approval' : 'Go back',
    content: html`<back-choices .draft=${{policy, revision: null}} .sequence=${sequence} .present=${inForce?.sequence ?? null} .chosen=${inForce ? 're-rate-from-receipt' : 'new-leads'}></back-choices>
      ${needed.count ? emergencyTick(dialog, 'Send for approval') : ''}`,
    warnings: findings.filter(finding => toAcknowledge.includes(finding.id)),
    act: async ({reason, choice, acknowledged, emergency}) => {
      const asked = {edition: `publication:${sequence}`, reason, transition: choice, acknowledged, over: last?.sequence};
      if (needed.count && !emergency) return propose(policy, asked);
      const {body} = await send('POST', `${door(policy)}/publications`, emergency ? {...asked, emergency} : asked);
      toast(`Publication ${body.sequence} is in force. It says what publication ${sequence} said.`);
      done?.(body);
    }
  });
}
