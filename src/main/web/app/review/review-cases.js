import {LitElement, html, nothing} from 'lit';
import {send, read} from '../shared/api.js';
import {toast} from '../shared/announce.js';
import {needs} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {problemCard} from '../shared/parts.js';
import {count} from '../shared/words.js';
import {tableTitle} from '../grid/column-words.js';
import {difference} from '../compare/case-difference.js';

const SHOWN = 12;

/**
 * The cases of a draft: how many fail, what differs in them, and what lets them expect the new answers. A group can be
 * accepted once one of it was looked at. After an edit it tells of it with the event `draft-edited`.
 */
class ReviewCases extends LitElement {
  static properties = {
    cases: {attribute: false}, draft: {attribute: false}, zone: {attribute: false},
    whole: {state: true}, looked: {state: true}, texts: {state: true}, problem: {state: true}, doing: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {whole: false, looked: new Set(), texts: {}, problem: null, doing: false});
  }

  createRenderRoot() {
    return this;
  }

  get door() {
    return `/v1/policies/${encodeURIComponent(this.draft.policy)}`;
  }

  async accept(wanted, words) {
    Object.assign(this, {doing: true, problem: null});
    try {
      await send('POST', `${this.door}/drafts/${this.draft.name}/acceptances`, wanted, {etag: this.draft.etag, prefer: 'return=minimal'});
      toast(words);
      this.dispatchEvent(new CustomEvent('draft-edited', {bubbles: true}));
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    } finally {
      this.doing = false;
    }
  }

  async look(group, {target}) {
    if (!target.open) return;
    this.looked = new Set([...this.looked, group.id]);
    const [{file, name}] = group.cases;
    if (this.texts[group.id]) return;
    try {
      const short = file.split('/').pop().replace(/\.yaml$/, '');
      const all = await read(`${this.door}/editions/draft:${this.draft.name}@${this.draft.revision}/cases/${encodeURIComponent(short)}`);
      this.texts = {...this.texts, [group.id]: all.find(each => each.name === name)};
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  render() {
    const {cases: all, failed, groups = []} = this.cases;
    return html`<p>${count(all.length, 'case')} run, ${failed ? html`<b>${failed} fail</b>: the draft answers otherwise than they expect.` : 'none fails.'}
        ${this.uncovered()}</p>
      ${this.problem ? problemCard(this.problem) : nothing}
      ${groups.slice(0, this.whole ? undefined : SHOWN).map(group => this.group(group))}
      ${groups.length > SHOWN && !this.whole ? html`<p><button class="small" @click=${() => { this.whole = true; }}>All ${groups.length} differences</button></p><p class="on-paper">And ${groups.length - SHOWN} further differences.</p>` : nothing}
      ${failed && !groups.length ? html`<ul>${all.filter(each => !each.passed).map(each => html`<li>${each.name}: ${each.differences[0]}</li>`)}</ul>` : nothing}
      ${failed > 1 ? this.all(failed) : nothing}`;
  }

  uncovered() {
    const rows = this.cases.coverage.filter(row => !row.covered);
    return rows.length ? html`${count(rows.length, 'row is', 'rows are')} covered by no case: ${rows.map(({table, row}) => `${row} of ${tableTitle(table).toLowerCase()}`).join(', ')}.`
      : 'Every row is covered by some case.';
  }

  group(group) {
    const looked = this.looked.has(group.id);
    return html`<details class="case-group" @toggle=${event => this.look(group, event)}>
      <summary><span>${difference(group, this.zone)}</span> <b>${count(group.count, 'case')}</b></summary>
      ${this.one(group)}
      <p class="actions">${group.acceptable
        ? html`<button class="small" ?disabled=${this.doing || !looked} ${needs('edit-drafts')} @click=${() => this.accept({group: group.id, count: group.count},
          `${count(group.count, 'case expects', 'cases expect')} the new answer.`)}>Let ${group.count === 1 ? 'it' : `these ${group.count}`} expect the new answer</button>`
        : html`<span>This cannot be accepted: one is an answer and the other a refusal. Edit the case.</span>`}</p>
    </details>`;
  }

  /** The first of a group: what is asked, what else differs, and which others there are. */
  one(group) {
    const [first, ...others] = group.cases;
    const found = this.cases.cases.find(each => each.name === first.name && each.file === first.file);
    const text = this.texts[group.id];
    return html`<h3>${spaced(first.name)}</h3>
      ${text ? html`<pre tabindex="0">${JSON.stringify(text.request ?? text, null, 1)}</pre>` : nothing}
      <ul>${(found?.mismatches ?? []).map(mismatch => html`<li>${difference(mismatch, this.zone)}</li>`)}</ul>
      ${others.length ? html`<p class="small muted">And: ${others.slice(0, 20).map(each => spaced(each.name)).join('; ')}${others.length > 20 ? `; and ${others.length - 20} more` : ''}.</p>` : nothing}`;
  }

  all(failed) {
    return html`<form class="accept-all actions" @submit=${event => this.acceptAll(event, failed)}>
      <label for="accept-count">All at once: type ${failed}</label>
      <input id="accept-count" name="count" inputmode="numeric" autocomplete="off" pattern=${String(failed)} title="Type ${failed}, the number of cases that fail" required>
      <button class="small" ?disabled=${this.doing} ${needs('edit-drafts')}>Let all ${failed} expect the new answers</button></form>`;
  }

  acceptAll(event, failed) {
    event.preventDefault();
    const typed = Number(new FormData(event.target).get('count'));
    this.accept({count: typed}, `${count(failed, 'case expects', 'cases expect')} the new answers.`);
  }
}

const spaced = name => name.replaceAll('_', ' ');

customElements.define('review-cases', ReviewCases);
