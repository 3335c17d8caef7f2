import {LitElement, html, nothing} from 'lit';
import {read} from '../shared/api.js';
import {toast} from '../shared/announce.js';
import {needs} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {problemCard} from '../shared/parts.js';
import {count} from '../shared/words.js';
import {tableTitle} from '../grid/column-words.js';
import {difference} from '../compare/case-difference.js';
import './one-case.js';

const PAUSE = 600;
const SHOWN = 6;

/**
 * What the cases of the policy say of a revision: those that fail by what differs, for one change breaks many. One looks
 * at a case, and accepts the difference in all of them; or all of them at once, with their number typed.
 */
class CasesPanel extends LitElement {
  static properties = {
    policy: {attribute: false}, name: {attribute: false}, revision: {attribute: false}, session: {attribute: false}, zone: {attribute: false},
    review: {state: true}, problem: {state: true}, open: {state: true}, all: {state: true}, loading: {state: true}, typed: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {open: new Set(), all: false, loading: false});
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (!changed.has('revision')) return;
    this.loading = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.readReview(), PAUSE);
  }

  async readReview() {
    const {revision} = this;
    try {
      const review = await read(`/v1/policies/${encodeURIComponent(this.policy)}/editions/draft:${encodeURIComponent(this.name)}@${revision}/review`);
      if (revision !== this.revision) return;
      Object.assign(this, {review, problem: null, loading: false});
      this.dispatchEvent(new CustomEvent('cases-counted', {bubbles: true, detail: {failed: review.cases?.failed ?? null}}));
    } catch (fault) {
      if (revision === this.revision) Object.assign(this, {problem: asProblem(fault), loading: false});
    }
  }

  /** The button goes with what was accepted, so the panel takes the focus; whoever is refused is told so by the page. */
  async accept(body) {
    const {revision} = this.session.draft;
    await this.session.put({method: 'POST', path: '/acceptances', body});
    if (this.session.draft.revision === revision) return;
    toast(`${count(body.count, 'case')} accepted.`);
    this.tabIndex = -1;
    this.focus();
  }

  render() {
    const cases = this.review?.cases;
    return html`<section class="card cases" aria-busy=${this.loading}><header><h2>Cases</h2>
        <span class="muted small">${cases ? `${cases.cases.length - cases.failed} of ${cases.cases.length} pass` : nothing}${this.loading && cases ? ', of the revision before' : nothing}</span></header>
      ${this.problem ? problemCard(this.problem, () => this.readReview()) : nothing}
      ${this.review && !cases ? html`<p class="muted">They run when there is no error.</p>` : nothing}
      ${cases ? html`${cases.failed ? this.failing(cases) : html`<p class="muted">All cases get the answers that they expect.</p>`}${this.coverage(cases)}` : nothing}</section>`;
  }

  failing({failed, groups = []}) {
    const shown = this.all ? groups : groups.slice(0, SHOWN);
    return html`<p class="small">${count(failed, 'case expects', 'cases expect')} something else. What differs, and a case can differ in several ways:</p>
      <ul class="groups">${shown.map(group => this.group(group))}</ul>
      ${groups.length > shown.length ? html`<button class="small" @click=${() => { this.all = true; }}>All ${groups.length} differences</button>` : nothing}
      <form class="actions accept-cases" @submit=${event => this.acceptAll(event, failed)}>
        <label>Accept all of them: type ${failed} <input name="count" inputmode="numeric" autocomplete="off" @input=${event => { this.typed = event.target.value.trim(); }}></label>
        <button class="small" ?disabled=${this.typed !== String(failed)} ${needs('edit-drafts')}>Accept all</button></form>`;
  }

  acceptAll(event, failed) {
    event.preventDefault();
    if (Number(new FormData(event.target).get('count')) === failed) this.accept({count: failed});
    event.target.reset();
  }

  group(group) {
    const {id, acceptable, cases} = group;
    const opened = this.open.has(id);
    return html`<li><p>${difference(group, this.zone)}</p>
      <p class="actions"><button class="small" aria-expanded=${opened} @click=${() => this.toggle(id)}>${count(group.count, 'case')}</button>
        ${opened && acceptable ? html`<button class="small" ${needs('edit-drafts')} @click=${() => this.accept({group: id, count: group.count})}>Accept this difference</button>` : nothing}
        ${acceptable ? nothing : html`<span class="small muted">An answer became a refusal or the other way round: change the case itself.</span>`}</p>
      ${opened ? html`<ul class="small muted">${cases.slice(0, 20).map(each => html`<li>${this.one(each)}</li>`)}</ul>` : nothing}</li>`;
  }

  one({name, file}) {
    const {mismatches} = this.review.cases.cases.find(each => each.name === name && each.file === file) ?? {};
    const edition = `/v1/policies/${encodeURIComponent(this.policy)}/editions/draft:${encodeURIComponent(this.name)}@${this.revision}`;
    return html`<one-case .edition=${edition} .file=${file} .name=${name} .mismatches=${mismatches} .zone=${this.zone}></one-case>`;
  }

  toggle(id) {
    const open = new Set(this.open);
    if (!open.delete(id)) open.add(id);
    this.open = open;
  }

  coverage({coverage = []}) {
    const bare = coverage.filter(({covered}) => !covered);
    if (!bare.length) return nothing;
    return html`<p class="small">${count(bare.length, 'row matters', 'rows matter')} in no case: ${bare.slice(0, 8).map(({table, row}) => `${row} of ${tableTitle(table).toLowerCase()}`).join(', ')}${bare.length > 8 ? ', …' : ''}.</p>
      <button class="small" ${needs('edit-drafts')} @click=${this.makeBoundaryCases}>Make boundary cases</button>`;
  }

  /** Cases for every edge, which expect what the draft says now of leads received from today on: into a file of their own. */
  async makeBoundaryCases() {
    try {
      const date = new Date().toISOString().slice(0, 10);
      const {cases} = await read(`/v1/policies/${encodeURIComponent(this.policy)}/editions/draft:${encodeURIComponent(this.name)}/boundary-cases?date=${date}`);
      await this.session.put({method: 'PUT', path: '/cases/boundaries', body: cases});
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }
}

customElements.define('cases-panel', CasesPanel);
