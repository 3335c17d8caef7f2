import {LitElement, html} from 'lit';
import {read} from '../shared/api.js';
import {asProblem} from '../shared/page.js';
import {problemCard, skeleton} from '../shared/parts.js';
import {address, withQuery} from '../shared/url.js';
import {moment} from '../shared/time.js';
import {DUTIES, STATES, capital, plain} from '../shared/words.js';

/** One lead of a what-if: what is said of it today and what would be said, side by side. `door` is that of the what-if. */
class ChangedLead extends LitElement {
  static properties = {
    door: {attribute: false}, lead: {attribute: false}, transition: {attribute: false}, zone: {attribute: false},
    found: {state: true}, problem: {state: true}
  };

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (['door', 'lead', 'transition'].some(name => changed.has(name))) this.load();
  }

  async load() {
    this.asking?.abort();
    const {signal} = this.asking = new AbortController();
    try {
      const {items} = await read(address(`${this.door}/leads`, {transition: this.transition, lead: this.lead}), {signal});
      Object.assign(this, {found: items[0] ?? null, problem: null});
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    }
  }

  render() {
    return html`<section class="one-lead" aria-label="Lead ${this.lead}"><p class="actions"><b>${this.lead}</b>
        <a href="/leads/${encodeURIComponent(this.lead)}">Its page, as it stands today</a>
        <a href=${withQuery({lead: null})}>Close</a></p>${this.content()}</section>`;
  }

  content() {
    if (this.problem) return problemCard(this.problem, () => this.load());
    if (this.found === undefined) return skeleton(3);
    if (!this.found) return html`<p class="muted">It does not change in this way.</p>`;
    const {before, after} = this.found;
    const kinds = [...new Set([...before.obligations ?? [], ...after.obligations ?? []].map(({kind}) => kind))];
    return html`<table class="plain stacks" aria-label="Today and by this draft"><thead><tr><th scope="col"><span class="unseen">What</span></th><th scope="col">Today</th><th scope="col">By this draft</th></tr></thead>
      <tbody>${this.line('Tier', before.tier ?? 'none', after.tier ?? 'none')}
        ${this.line('To do', toDo(before), toDo(after))}
        ${this.line('By whom', before.action?.responsible ?? '–', after.action?.responsible ?? '–')}
        ${kinds.map(kind => this.line(DUTIES[kind] ?? capital(plain(kind)), this.owed(before, kind), this.owed(after, kind)))}</tbody></table>`;
  }

  line(what, before, after) {
    return html`<tr><th scope="row">${what}</th><td data-label="Today">${before}</td>
      <td data-label="By this draft">${before === after ? html`<span class="muted">the same</span>` : html`<mark>${after}</mark>`}</td></tr>`;
  }

  owed({obligations = []}, kind) {
    const duty = obligations.find(each => each.kind === kind);
    if (!duty) return 'not owed';
    return `${duty.deadline ? `by ${moment(duty.deadline, this.zone)}` : 'no deadline'}, ${STATES[duty.state]?.word ?? plain(duty.state)}`;
  }
}

const toDo = ({action}) => action?.sentence ?? 'Nothing is required.';

customElements.define('changed-lead', ChangedLead);
