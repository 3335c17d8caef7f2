import {LitElement, html, nothing} from 'lit';
import {send} from '../shared/api.js';
import {chip} from '../shared/parts.js';
import {toast} from '../shared/announce.js';
import {fullMoment, hours} from '../shared/time.js';
import {count} from '../shared/words.js';
import './why-dialog.js';

const STATES = {
  IN_FORCE: ['kept', 'in force', 'tick'],
  SCHEDULED: ['info', 'scheduled', 'clock'],
  PAST: ['off', 'past', 'dash'],
  CANCELLED: ['off', 'called off', 'struck']
};
const KINDS = {WITHDRAWN: 'withdrawal', CANCELLED: 'calls off'};
const TRANSITIONS = {
  'new-leads': 'for new leads only',
  're-rate-from-receipt': 'for leads in flight from their receipt on',
  're-rate-from-now': 'for leads in flight from then on',
  'never-shorten': 'for leads in flight, no deadline becomes earlier'
};

/** The publications of a policy, the latest first: what is in force, what comes, what was, and how to go back. */
class PublicationsLine extends LitElement {
  static properties = {
    policy: {attribute: false},
    publications: {attribute: false},
    transitions: {attribute: false},
    zone: {attribute: false}
  };

  constructor() {
    super();
    Object.assign(this, {publications: [], transitions: [], zone: null});
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
    return html`<ol class="publications">${this.publications.map(item => this.publication(item))}</ol><why-dialog></why-dialog>`;
  }

  publication(item) {
    const [tone, words, shape] = STATES[item.state] ?? ['off', item.state, 'ring'];
    return html`<li class=${item.state}>
      <p>${chip(tone, words, shape)} <b>${name(item)}</b> <span class="muted">${this.moment(item)}</span>${this.countDown(item)}</p>
      <p>${item.reason}</p>
      <p class="small muted">By ${item.publishedBy} on ${fullMoment(item.publishedAt, this.zone)}${item.kind === 'PUBLISHED' ? `, ${TRANSITIONS[item.transition] ?? item.transition}` : ''}.</p>
      ${this.progress(item)}
      <p class="actions">${this.acts(item)}</p></li>`;
  }

  moment({effectiveFrom, state, kind}) {
    if (kind === 'CANCELLED') return '';
    if (!effectiveFrom) return 'since the beginning';
    return `${state === 'SCHEDULED' ? 'from' : 'since'} ${fullMoment(effectiveFrom, this.zone)}`;
  }

  countDown({state, effectiveFrom}) {
    if (state !== 'SCHEDULED') return nothing;
    const left = Math.max(0, (new Date(effectiveFrom) - Date.now()) / 1000);
    return html` <span class="chip info">in ${hours(left)}</span>`;
  }

  progress({sequence}) {
    const going = this.transitions.find(({publication, state}) => publication === `publication:${sequence}` && state === 'RUNNING');
    return going ? html`<p class="small">${count(going.leadsDone, 'lead')} changed, ${count(going.leadsLeft, 'open lead')} still to look at.</p>` : nothing;
  }

  acts(item) {
    if (item.kind === 'CANCELLED') return nothing;
    if (item.state === 'SCHEDULED') return html`<button class="small" @click=${() => this.callOff(item)}>Call off</button>`;
    if (item.state === 'PAST' && item.version) return html`<button class="small" @click=${() => this.goBack(item)}>Go back to this</button>`;
    return nothing;
  }

  callOff({sequence, effectiveFrom}) {
    this.querySelector('why-dialog').open({
      title: `Call off publication ${sequence}`,
      words: `It does not come into force on ${fullMoment(effectiveFrom, this.zone)}. What is in force now stays.`,
      label: 'Call off',
      act: async reason => {
        await send('POST', `/v1/policies/${encodeURIComponent(this.policy)}/publications/${sequence}/cancellation`, {reason});
        this.changed(`Publication ${sequence} is called off.`);
      }
    });
  }

  goBack({sequence}) {
    this.querySelector('why-dialog').open({
      title: `Go back to publication ${sequence}`,
      words: 'The policy of then comes into force again now, for new leads only.',
      label: 'Go back',
      act: async reason => {
        await send('POST', `/v1/policies/${encodeURIComponent(this.policy)}/publications`, {edition: `publication:${sequence}`, reason});
        this.changed(`What publication ${sequence} said is in force again.`);
      }
    });
  }

  changed(words) {
    toast(words);
    this.dispatchEvent(new CustomEvent('publications-changed', {bubbles: true}));
  }
}

const name = ({sequence, kind, cancels}) =>
  (KINDS[kind] ? `Publication ${sequence}, ${KINDS[kind]}${cancels ? ` ${cancels}` : ''}` : `Publication ${sequence}`);

customElements.define('publications-line', PublicationsLine);
