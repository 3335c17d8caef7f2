import {LitElement, html, nothing} from 'lit';
import {read, send} from '../shared/api.js';
import {toast} from '../shared/announce.js';
import {may, mayNot} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {problemCard} from '../shared/parts.js';
import {fullMoment} from '../shared/time.js';
import {address} from '../shared/url.js';
import {ended, TRANSITIONS_MEAN} from '../shared/words.js';
import './reason-dialog.js';

const LOOK_EVERY = 5_000;

/**
 * What waits for consents: all of it, what is about one draft, or about one calendar; then `changes` says in words what a proposed
 * calendar changes. Whoever may consent does it here. It tells with
 * `proposals-changed` that there are others than before, and with `consented` of a publication that the last consent made.
 */
class WaitingProposals extends LitElement {
  static properties = {
    policy: {attribute: false}, calendar: {attribute: false}, draft: {attribute: false}, zone: {attribute: false}, found: {state: true}, closed: {state: true}, problem: {state: true}, doing: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {policy: null, calendar: null, draft: null, changes: null, found: [], closed: null, problem: null, doing: false});
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.looking = setInterval(() => document.hidden || this.look(), LOOK_EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.looking);
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (['policy', 'draft', 'calendar'].some(name => changed.has(name))) this.look();
  }

  async look() {
    if (!may('read-drafts')) return;
    try {
      // Of a draft also what became of the last one: whoever proposed it wants to know why it came back.
      const {items} = await read(this.draft ? `/v1/policies/${encodeURIComponent(this.policy)}/proposals?limit=50` : '/v1/proposals?state=open&limit=200');
      const those = items.filter(each => (this.draft ? each.asked.draft === this.draft : !this.calendar || isOf(each, 'CALENDAR', this.calendar)));
      const found = those.filter(({state}) => state === 'OPEN');
      this.closed = those[0] && CLOSED[those[0].state] ? those[0] : null;
      const before = this.found.map(({number}) => number).join();
      this.found = found;
      this.problem = null;
      if (before !== found.map(({number}) => number).join()) this.tell('proposals-changed', found);
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true}));
  }

  async consent(proposal) {
    Object.assign(this, {doing: true, problem: null});
    try {
      const {body} = await send('POST', consentDoor(proposal));
      toast(body.sentence ?? 'You have consented.');
      await this.look();
      if (body.publication) this.tell('consented', body);
    } catch (fault) {
      if (fault.name === 'AbortError') return;
      await this.look();
      this.problem = asProblem(fault);
    } finally {
      this.doing = false;
    }
  }

  close(proposal, {path, title, text, button}) {
    this.querySelector('reason-dialog').open({title, text, button, act: async ({reason}) => {
      const {body} = await send('POST', closingDoor(proposal, path), {reason});
      toast(body.sentence ?? 'It no longer waits.');
      await this.look();
    }});
  }

  render() {
    return html`${this.problem ? problemCard(this.problem, () => this.look()) : nothing}
      ${this.closed ? cameBack(this.closed, this.zone) : nothing}${this.found.map(proposal => this.card(proposal))}<reason-dialog></reason-dialog>`;
  }

  card(proposal) {
    const {number, asked, sentence, proposedBy, proposedAt, mayConsent, objection} = proposal;
    const heading = `proposal-${kindOf(proposal)}-${subjectOf(proposal)}-${number}`.replaceAll(/[^\w-]/g, '_');
    const note = `note-of-${heading}`;
    return html`<section class="card waiting-proposal" aria-labelledby=${heading}>
      <h2 id=${heading}>${what(proposal)}</h2>
      ${this.calendar && asked.calendar ? html`<ul class="changes">${this.changes?.(asked.calendar).map(words => html`<li>${words}</li>`)}</ul>` : nothing}
      <p>${asked.reason ? ended(asked.reason) : nothing} <span class="muted">Proposed by ${proposedBy} on ${fullMoment(proposedAt, this.zone)}.</span></p>
      <p>${asked.effectiveFrom ? `From ${fullMoment(asked.effectiveFrom, this.zone)}.` : 'As soon as the last consent is given.'}
        ${asked.withdrawal || kindOf(proposal) !== 'POLICY' ? nothing : TRANSITIONS_MEAN[asked.transition ?? 'new-leads']}
        ${asked.acknowledged?.length ? `${asked.acknowledged.length} warnings are acknowledged.` : nothing}</p>
      <p><b>${sentence}</b>${proposal.consents.length ? ` Consented: ${proposal.consents.map(({by}) => by).join(', ')}.` : nothing}</p>
      <p class="actions">
        <button class="primary" ?disabled=${!mayConsent || this.doing} aria-describedby=${note} @click=${() => this.consent(proposal)}>Consent</button>
        <button ?disabled=${!proposal.mayRefuse} title=${proposal.mayRefuse ? nothing : mayNot('consent') ?? nothing} @click=${() => this.close(proposal, SEND_BACK)}>Send back</button>
        <button ?disabled=${!proposal.mayWithdraw} title=${proposal.mayWithdraw ? nothing : 'Whoever proposed it can take it back.'} @click=${() => this.close(proposal, TAKE_BACK)}>Take back</button>
        ${this.draft || this.calendar || !pageOf(proposal) ? nothing : html`<a href=${pageOf(proposal)}>Look at it</a>`}
        <span id=${note} class="muted small">${mayConsent ? this.draft || this.calendar ? 'With your consent everything above is meant.' : 'Look at it before you consent.' : objection?.replace('\n', ' ')}</span></p></section>`;
  }
}

const CLOSED = {REFUSED: 'sent back', WITHDRAWN: 'taken back', VOID: 'made void'};

const cameBack = ({number, state, closedBy, closedAt, closedReason}, zone) => html`<p class="came-back"><b>Proposal ${number} was ${CLOSED[state]}</b>
  by ${closedBy} on ${fullMoment(closedAt, zone)}: ${ended(closedReason)}</p>`;

const SEND_BACK = {path: 'refusals', title: 'Send it back', text: 'It is closed. Its draft stays for another try.', button: 'Send back'};
const TAKE_BACK = {path: 'withdrawal', title: 'Take it back', text: 'Only whoever proposed it can. Its draft stays.', button: 'Take back'};

/** A proposal without a kind is about a policy. */
const kindOf = ({kind}) => (kind ?? 'POLICY').toUpperCase();

const subjectOf = ({subject, policy}) => subject ?? policy;

const isOf = (proposal, kind, subject) => kindOf(proposal) === kind && subjectOf(proposal) === subject;

const SUBJECTS = {POLICY: 'policies', CALENDAR: 'calendars', COMMITMENT: 'commitments', WAIVER: 'waivers'};

const subjectDoor = proposal => `/v1/${SUBJECTS[kindOf(proposal)]}/${encodeURIComponent(subjectOf(proposal))}`;

/** A waiver is its own proposal. */
const consentDoor = proposal => (kindOf(proposal) === 'WAIVER' ? `${subjectDoor(proposal)}/approval` : `${subjectDoor(proposal)}/proposals/${proposal.number}/consents`);

const closingDoor = (proposal, path) => (kindOf(proposal) === 'WAIVER'
  ? `${subjectDoor(proposal)}/${path === 'refusals' ? 'refusal' : path}` : `${subjectDoor(proposal)}/proposals/${proposal.number}/${path}`);

function what(proposal) {
  const {asked} = proposal;
  const policy = subjectOf(proposal);
  if (kindOf(proposal) === 'CALENDAR') return `The calendar ${policy} is to change`;
  if (kindOf(proposal) === 'COMMITMENT') return `The commitment ${policy} is to change`;
  if (kindOf(proposal) === 'WAIVER') return `A waiver is asked for: ${[asked.kind, asked.policy, asked.tier && `tier ${asked.tier}`, asked.team].filter(Boolean).join(', ')}`;
  if (asked.withdrawal) return `${policy} is to be withdrawn`;
  return asked.draft ? `The draft ${asked.draft} of ${policy} is to be published` : `${policy} is to go back to ${asked.edition}`;
}

/** Where one sees what is meant; null where it has no page. */
function pageOf(proposal) {
  const {draft, edition, withdrawal} = proposal.asked;
  const subject = encodeURIComponent(subjectOf(proposal));
  if (kindOf(proposal) !== 'POLICY') return kindOf(proposal) === 'CALENDAR' ? `/calendars/${subject}` : null;
  const page = `/policies/${subject}`;
  if (draft) return `${page}/drafts/${encodeURIComponent(draft)}/review`;
  return withdrawal ? page : address(`${page}/history`, {from: 'in-force', to: edition});
}

customElements.define('waiting-proposals', WaitingProposals);
