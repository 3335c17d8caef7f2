import {html, nothing} from 'lit';
import {may, mayNote, needs, readIf, refused} from '../shared/may.js';
import {Page, asProblem} from '../shared/page.js';
import {emptyCard, problemCard, skeleton} from '../shared/parts.js';
import {printedFoot} from '../shared/print.js';
import {fullMoment} from '../shared/time.js';
import {change} from '../shared/url.js';
import {count} from '../shared/words.js';
import {changedWords, draftAddress, isOpen} from './begin-draft.js';
import {findingChips} from './finding-chips.js';
import '../publishing/waiting-proposals.js';
import './change-dialog.js';
import './new-policy-dialog.js';

const AT_ONCE = 4;
const SHOWN = 4;
const LOOK_EVERY = 15_000;

/** What is in force, what is scheduled, and who is drafting what, policy by policy. */
class PoliciesPage extends Page {
  static properties = {policies: {state: true}, more: {state: true}, chosen: {state: true}, zone: {state: true}};

  constructor() {
    super();
    this.more = new Map();
    this.chosen = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.looking = setInterval(() => document.hidden || this.querySelector('dialog[open]') || this.reload(), LOOK_EVERY);
    this.onKey = event => this.pressed(event);
    addEventListener('keydown', this.onKey);
  }

  get keys() {
    return [['n', 'begin a draft of the policy whose row has the focus']];
  }

  disconnectedCallback() {
    clearInterval(this.looking);
    removeEventListener('keydown', this.onKey);
    super.disconnectedCallback();
  }

  async load(signal) {
    const [policies, calendars] = await Promise.all([this.read('/v1/policies', signal), this.read('/v1/calendars', signal)]);
    this.zone = calendars.items[0]?.timezone ?? null;
    this.calendars = calendars.items.map(({id}) => id);
    this.policies = policies.items;
    const waiting = [...policies.items];
    await Promise.all(Array.from({length: AT_ONCE}, async () => {
      while (waiting.length) await this.lookAt(waiting.shift().id, signal);
    }));
  }

  /** What the list does not say: since when, what comes, and its drafts. A policy whose rest cannot be read keeps its row. */
  async lookAt(id, signal) {
    const base = `/v1/policies/${encodeURIComponent(id)}`;
    const [publications, drafts] = await Promise.all([this.read(`${base}/publications?limit=20`, signal), readIf('read-drafts', () => this.read(`${base}/drafts`, signal), {items: []})]);
    this.more = new Map(this.more).set(id, {
      inForce: publications.items.find(({state}) => state === 'IN_FORCE'),
      scheduled: publications.items.filter(({state}) => state === 'SCHEDULED').at(-1),
      drafts: drafts.items.filter(isOpen).sort((a, b) => b.lastEdit.at.localeCompare(a.lastEdit.at))
    });
  }

  addressChanged() {
    this.requestUpdate();
  }

  pressed(event) {
    if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, textarea, select, dialog')) return;
    const row = document.activeElement.closest?.('tr[data-policy]');
    if (row && !refused('edit-drafts')) this.begin(row.dataset.policy);
  }

  async begin(id) {
    try {
      await this.querySelector('change-dialog').open(id);
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    }
  }

  shown() {
    const words = (this.query.get('q') ?? '').toLowerCase();
    const stage = this.query.get('stage');
    return this.policies.filter(policy => (!stage || policy.stage === stage) && `${policy.id} ${policy.title}`.toLowerCase().includes(words));
  }

  render() {
    if (!this.policies) return this.problem ? problemCard(this.problem, () => this.reload()) : html`<h1>Policies</h1>${skeleton()}`;
    if (!this.policies.length) {
      return html`<h1>No policy is in force</h1>
        ${emptyCard('Begin one', html`<p>Put a folder of policies where the server reads them, or begin a draft over
          <a href="/q/swagger-ui" target="_blank">the API</a>.</p>`)}`;
    }
    const shown = this.shown();
    return html`${this.head()}${mayNote('read-drafts', 'edit-drafts')}<waiting-proposals .zone=${this.zone} @consented=${() => this.reload()}></waiting-proposals>${this.problem ? problemCard(this.problem, () => this.reload()) : nothing}${this.filters()}
      ${shown.length ? this.table(shown) : emptyCard('No policy is like this', html`<p>The filter leaves none of ${this.policies.length}.
        <button class="small" @click=${() => change({q: null, stage: null})}>Clear filters</button></p>`)}${printedFoot('From')}<change-dialog></change-dialog><new-policy-dialog .policies=${this.policies}></new-policy-dialog>`;
  }

  head() {
    const drafts = [...this.more.values()].flatMap(({drafts}) => drafts);
    const coming = [...this.more.values()].filter(({scheduled}) => scheduled).length;
    const known = this.more.size >= this.policies.length;
    return html`<div class="head"><div><h1>${count(this.policies.length, 'policy is', 'policies are')} in force</h1>
      <p class="muted">${!known ? 'Reading what is scheduled, and who is drafting.' : html`${coming ? `${count(coming, 'publication is', 'publications are')} scheduled` : 'Nothing is scheduled'},
        ${drafts.length ? `${count(drafts.length, 'draft is', 'drafts are')} being written` : may('read-drafts') ? 'nobody is drafting' : 'drafts are not shown to you'}.`}
        ${this.calendars.length ? html`Their clocks run by ${this.calendars.map((id, i) => html`${i ? ', ' : ''}<a href="/calendars/${encodeURIComponent(id)}">${id}</a>`)}.` : nothing}</p></div>
      <div class="actions"><button ${needs('edit-drafts')} @click=${() => this.querySelector('new-policy-dialog').open()}>New policy…</button></div></div>`;
  }

  filters() {
    const stages = [...new Set(this.policies.map(({stage}) => stage))];
    const said = [this.query.get('q') && `with “${this.query.get('q')}” in their names`, this.query.get('stage') && `of the stage ${this.query.get('stage')}`].filter(Boolean);
    return html`${said.length ? html`<p class="on-paper">Those ${said.join(', ')}.</p>` : nothing}<form class="policy-filters no-print" @submit=${event => event.preventDefault()}>
      <input type="search" name="q" aria-label="Find a policy" placeholder="Find a policy" .value=${this.query.get('q') ?? ''}
        @input=${event => change({q: event.target.value}, {replace: true})}>
      <select name="stage" aria-label="Stage" @change=${event => change({stage: event.target.value})}>
        <option value="">All stages</option>
        ${stages.map(stage => html`<option value=${stage} ?selected=${stage === this.query.get('stage')}>${stage}</option>`)}</select></form>`;
  }

  table(shown) {
    return html`<section class="card"><table class="plain stacks">
      <thead><tr><th scope="col">Policy</th><th scope="col">Stage</th><th scope="col">Answers</th><th scope="col">In force since</th>
        <th scope="col">Next</th><th scope="col">Drafts</th><th scope="col"><span class="unseen">Change</span></th></tr></thead>
      <tbody>${shown.map(policy => this.row(policy, this.more.get(policy.id)))}</tbody></table></section>`;
  }

  row(policy, more) {
    const {inForce, scheduled, drafts = []} = more ?? {};
    return html`<tr data-policy=${policy.id}>
      <td data-label="Policy"><span><a href="/policies/${encodeURIComponent(policy.id)}">${policy.title}</a><br><span class="muted small">${policy.id}</span></span></td>
      <td data-label="Stage">${policy.stage}</td>
      <td data-label="Answers">${policy.answersForStage ? 'for its stage' : 'where it is named'}</td>
      <td data-label="Since">${more ? inForce?.effectiveFrom ? fullMoment(inForce.effectiveFrom, this.zone) : 'the beginning' : '…'}</td>
      <td data-label="Next">${scheduled ? html`${fullMoment(scheduled.effectiveFrom, this.zone)}` : nothing}</td>
      <td data-label="Drafts">${drafts.slice(0, SHOWN).map(draft => html`<div><a href=${draftAddress(policy.id, draft.name)}>${draft.name}</a>
        <span class="small muted">${draft.lastEdit.by}, ${changedWords(draft, [])}</span> ${findingChips(draft)}</div>`)}
        ${drafts.length > SHOWN ? html`<a class="small" href="/policies/${encodeURIComponent(policy.id)}">and ${drafts.length - SHOWN} more</a>` : nothing}</td>
      <td><button class="small" ${needs('edit-drafts')} @click=${() => this.begin(policy.id)} aria-label="Change ${policy.title}">Change</button></td></tr>`;
  }
}

customElements.define('policies-page', PoliciesPage);
