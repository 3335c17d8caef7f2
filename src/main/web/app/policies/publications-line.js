import {LitElement, html, nothing} from 'lit';
import {chip, problemCard} from '../shared/parts.js';
import {needs} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {fullMoment, hours} from '../shared/time.js';
import {TRANSITIONS, count, ended} from '../shared/words.js';
import {callOff, goBack, inForceOf, lastOf, mayGoBack} from '../publishing/undoing.js';
import {carrying} from '../publishing/carrying.js';
import {emergencyNote, reviewButton} from '../publishing/emergency.js';
import {withConsents} from '../publishing/consents.js';
import '../publishing/reason-dialog.js';

const STATES = {
  IN_FORCE: ['kept', 'in force', 'tick'],
  SCHEDULED: ['info', 'scheduled', 'clock'],
  PAST: ['off', 'past', 'dash'],
  CANCELLED: ['off', 'called off', 'struck']
};

/** The publications of a policy, the latest first: what is in force, what comes, what was, and how to go back. */
class PublicationsLine extends LitElement {
  static properties = {
    policy: {attribute: false},
    publications: {attribute: false},
    transitions: {attribute: false},
    following: {attribute: false},
    zone: {attribute: false},
    problem: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {publications: [], transitions: [], following: [], zone: null});
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.ticking = setInterval(() => this.requestUpdate(), 10_000);
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
    super.disconnectedCallback();
  }

  render() {
    return html`${this.problem ? problemCard(this.problem) : nothing}<ol class="publications">${this.publications.map(item => this.publication(item))}</ol>
      ${this.others()}<reason-dialog></reason-dialog>`;
  }

  publication(item) {
    const [tone, words, shape] = STATES[item.state] ?? ['off', item.state, 'ring'];
    return html`<li class=${item.state}>
      <p>${item.kind === 'CANCELLED' ? nothing : chip(tone, words, shape)} <b>${name(item)}</b> <span class="muted">${this.moment(item)}</span>${this.countDown(item)}</p>
      <p>${item.reason}</p>
      <p class="small muted">By ${item.publishedBy}${withConsents(item)} on ${fullMoment(item.publishedAt, this.zone)}${item.kind === 'PUBLISHED' ? `; leads being worked: ${(TRANSITIONS[item.transition] ?? item.transition).toLowerCase()}` : ''}.</p>
      ${emergencyNote(item)}${this.calledOff(item)}${this.carried(item) ?? this.followed(item)}
      <p class="actions">${this.acts(item)}</p></li>`;
  }

  moment({effectiveFrom, state, kind}) {
    if (kind === 'CANCELLED') return '';
    if (!effectiveFrom) return 'since the beginning';
    return `${{SCHEDULED: 'from', CANCELLED: 'was to start'}[state] ?? 'since'} ${fullMoment(effectiveFrom, this.zone)}`;
  }

  calledOff({sequence}) {
    const by = this.publications.find(({cancels}) => cancels === sequence);
    return by ? html`<p class="small">Called off by ${by.publishedBy}: ${ended(by.reason)}</p>` : nothing;
  }

  countDown({state, effectiveFrom}) {
    if (state !== 'SCHEDULED') return nothing;
    const left = Math.max(0, (new Date(effectiveFrom) - Date.now()) / 1000);
    return html` <span class="chip info">in ${hours(left)}</span>`;
  }

  /** The open leads that follow it: of several publications of one version those of the one that came last. */
  followed({sequence, version, state}) {
    if (!version || !['IN_FORCE', 'PAST'].includes(state) || this.latest(version)?.sequence !== sequence) return nothing;
    const leads = this.following.find(each => each.version === version)?.leads ?? 0;
    if (!leads) return state === 'IN_FORCE' ? html`<p class="small">No open lead follows it yet.</p>` : nothing;
    return html`<p class="small">${count(leads, 'open lead follows', 'open leads follow')} it.</p>`;
  }

  latest(version) {
    return this.publications.find(item => item.version === version && ['IN_FORCE', 'PAST'].includes(item.state));
  }

  /** Leads whose version is none of these: of older publications, or of other rules. */
  others() {
    const leads = this.following.filter(({version}) => !this.latest(version)).reduce((sum, each) => sum + each.leads, 0);
    return leads ? html`<p class="small muted">${count(leads, 'open lead follows', 'open leads follow')} older versions.</p>` : nothing;
  }

  /** How far it is carried over to the open leads; null where it is not, or no longer. */
  carried(item) {
    const going = carrying(item, this.transitions);
    if (!going) return null;
    return html`<p class="small" role="status">It is being carried over to the open leads${going.state === 'RUNNING' ? `: ${going.leadsDone} done, ${going.leadsLeft} left` : ''}.</p>`;
  }

  acts(item) {
    if (item.kind === 'CANCELLED') return nothing;
    if (item.state === 'SCHEDULED') return html`<button class="small" ${needs('publish')} @click=${() => this.callOff(item)}>Call off</button>`;
    return html`${reviewButton(() => this.querySelector('reason-dialog'), item, () => this.changed())}
      ${item.state === 'PAST' && item.version ? html`<button class="small" ${needs(mayGoBack())} @click=${() => this.goBack(item)}>Go back to this</button>` : nothing}`;
  }

  changed() {
    this.dispatchEvent(new CustomEvent('publications-changed', {bubbles: true}));
  }

  callOff(item) {
    callOff(this.querySelector('reason-dialog'), item, () => this.changed());
  }

  async goBack(item) {
    const standing = {inForce: inForceOf(this.publications), last: lastOf(this.publications)};
    try {
      await goBack(this.querySelector('reason-dialog'), item, standing, () => this.changed());
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }
}

function name({sequence, kind, cancels}) {
  if (kind === 'CANCELLED') return `Publication ${sequence} calls off publication ${cancels}`;
  return `Publication ${sequence}${kind === 'WITHDRAWN' ? ', withdrawal' : ''}`;
}

customElements.define('publications-line', PublicationsLine);
