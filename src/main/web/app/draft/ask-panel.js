import {LitElement, html, nothing} from 'lit';
import {Problem, question} from '../shared/api.js';
import {icon} from '../shared/icons.js';
import {needs} from '../shared/may.js';
import {moment} from '../shared/time.js';

const ATTEMPTS = [
  ['', 'nothing was done yet'],
  ['PHONE NO_ANSWER', 'called once, no answer'],
  ['PHONE CONNECTED', 'called once, reached'],
  ['EMAIL SENT', 'one email was sent']
];
const HOUR = 3_600_000;
const PAUSE = 300;

/**
 * Asks the draft and what is in force about a lead that is made up: nothing is recorded. `ask-answered` tells which rows of
 * the draft answered.
 */
class AskPanel extends LitElement {
  static properties = {
    policy: {attribute: false}, edition: {attribute: false}, zone: {attribute: false}, attributes: {attribute: false},
    rank: {state: true}, answers: {state: true}, asking: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {rank: '', received: '', attempts: '', given: {}, attributes: [], answers: null, asking: false});
  }

  createRenderRoot() {
    return this;
  }

  /** Puts an example of a finding into the question, and asks. */
  try({rank, attributes = {}}) {
    this.rank = String(rank);
    this.given = attributes;
    this.ask();
  }

  willUpdate(changed) {
    if (changed.has('edition') && this.answers) this.askSoon();
  }

  askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  lead() {
    const received = this.received ? new Date(this.received) : new Date(Date.now() - HOUR);
    const lead = {id: 'asked', receivedAt: received.toISOString(), attributes: this.given};
    const rank = this.rank.trim();
    return rank ? {...lead, rank: Number.isFinite(Number(rank)) ? Number(rank) : rank} : lead;
  }

  request() {
    const lead = this.lead();
    const at = new Date(new Date(lead.receivedAt).getTime() + HOUR);
    const [channel, outcome] = this.attempts.split(' ');
    const attempts = channel ? [{channel, outcome, occurredAt: new Date(at - HOUR / 2).toISOString()}] : [];
    return {asOf: at.toISOString(), lead, attempts};
  }

  async ask() {
    const request = this.request();
    this.asking = true;
    const [draft, inForce] = await Promise.all([this.answer(this.edition, request), this.answer('in-force', request)]);
    Object.assign(this, {asking: false, answers: {draft, inForce, at: request.asOf}});
    this.dispatchEvent(new CustomEvent('ask-answered', {bubbles: true, detail: {rows: draft.rows ?? [], rank: this.rank}}));
  }

  async answer(edition, request) {
    try {
      const {body} = await question(`/v1/policies/${encodeURIComponent(this.policy)}/editions/${encodeURIComponent(edition)}/decisions`, request);
      return {sentence: body.requiredActions?.map(action => action.sentence).join(' ') || 'Nothing is to be done.', tier: body.tier, rows: body.rows};
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return {problem};
    }
  }

  submitted(event) {
    event.preventDefault();
    this.ask();
  }

  render() {
    return html`<section class="card ask"><header><h2>Ask this draft</h2><span class="muted small">nothing is recorded</span></header>
      <form @submit=${this.submitted}>
        <label>Rank <input name="rank" inputmode="decimal" .value=${this.rank} @input=${event => { this.rank = event.target.value; }}></label>
        <label>Received <input name="received" type="datetime-local" @input=${event => { this.received = event.target.value; }}></label>
        ${this.attributes.map(name => html`<label>${name} <input .value=${this.given[name] ?? ''} @input=${event => { this.given = {...this.given, [name]: event.target.value}; }}></label>`)}
        <label>Until then <select name="attempts" @change=${event => { this.attempts = event.target.value; }}>${ATTEMPTS.map(([value, words]) => html`<option value=${value}>${words}</option>`)}</select></label>
        <button ?disabled=${this.asking} ${needs('try-out')}>Ask</button></form>
      <div aria-live="polite">${this.answers ? html`
        <p class="small muted">An hour after it was received, ${moment(this.answers.at, this.zone)}:</p>
        ${said('This draft', this.answers.draft)}${said('In force', this.answers.inForce)}` : nothing}</div></section>`;
  }
}

function said(who, {problem, sentence, tier}) {
  return html`<div class="answer"><h3>${who}</h3>${problem
    ? html`<p class="no-answer">${icon('cross')} ${problem.detail}</p>${problem.advice ? html`<p class="small muted">${problem.advice}</p>` : nothing}`
    : html`<p>${tier ? html`<b>Tier ${tier}.</b> ` : nothing}${sentence}</p>`}</div>`;
}

customElements.define('ask-panel', AskPanel);
