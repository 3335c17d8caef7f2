import {LitElement, html, nothing} from 'lit';
import {asProblem} from '../shared/page.js';
import {PagesOf} from '../shared/pages-of.js';
import {problemCard, skeleton} from '../shared/parts.js';
import {address, withQuery} from '../shared/url.js';
import {briefly} from '../shared/time.js';
import {count, DUTIES, plain, STATES} from '../shared/words.js';
import '../shared/scroll-box.js';
import './changed-lead.js';

const PAGE = 10;

/** The list behind each number of a what-if: the leads that change, before and after. `filter` is what the number counts. */
class ChangedLeads extends LitElement {
  static properties = {
    door: {attribute: false}, filter: {attribute: false}, label: {attribute: false}, lead: {attribute: false}, zone: {attribute: false},
    list: {state: true}, problem: {state: true}
  };

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    const wanted = JSON.stringify([this.door, this.filter]);
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    this.load(new PagesOf(`${this.door}/leads`, this.filter, PAGE));
  }

  async load(list) {
    this.asking?.abort();
    const {signal} = this.asking = new AbortController();
    try {
      await list.read(signal);
      Object.assign(this, {list, problem: null});
      this.requestUpdate();
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    }
  }

  render() {
    if (this.problem) return problemCard(this.problem, () => this.load(new PagesOf(`${this.door}/leads`, this.filter, PAGE)));
    if (!this.list) return skeleton(4);
    const {items, more} = this.list;
    const narrowed = this.filter.change || this.filter.team || this.filter.owner || this.filter.without;
    return html`<p class="actions"><b>${count(this.list.total ?? items.length, 'lead')}${this.label ? `: ${this.label}` : ' that change'}</b> ${narrowed
        ? html`<a href=${withQuery({change: null, team: null, owner: null, without: null, lead: null})}>All that change</a>` : nothing}
        <a href=${address(`${this.door}/leads`, this.filter)} download="changed-leads.csv" @click=${this.csv}>CSV</a></p>
      ${this.lead ? html`<changed-lead .door=${this.door} .lead=${this.lead} .transition=${this.filter.transition} .zone=${this.zone}></changed-lead>` : nothing}
      ${items.length ? html`<scroll-box label="Leads that change"><table class="plain changed-leads stacks" aria-label="Leads that change">
        <thead><tr><th scope="col">Lead</th><th scope="col">In force</th><th scope="col">Then</th></tr></thead>
        <tbody>${items.map(item => this.line(item))}</tbody></table></scroll-box>` : html`<p class="muted">No lead changes in this way.</p>`}
      ${more ? html`<p><button class="small" @click=${() => this.load(this.list)}>Show more</button></p>` : nothing}`;
  }

  line({leadId, team, owner, before, after}) {
    return html`<tr><td data-label="Lead"><a href=${withQuery({lead: leadId})} aria-current=${leadId === this.lead ? 'true' : nothing}>${leadId}</a> <span class="muted">${owner ?? 'nobody'}${team ? `, ${team}` : ''}</span></td>
      <td data-label="In force"><span>${this.side(before, after)}</span></td><td data-label="Then"><span>${this.side(after, before, true)}</span></td></tr>`;
  }

  /** What is said on one side, and of what is owed that which the other side says otherwise. */
  side(said, other, marked = false) {
    const words = [said.tier !== other.tier ? `Tier ${said.tier ?? 'none'}. ` : '', said.action?.sentence ?? 'Nothing is required.'];
    const owed = (said.obligations ?? []).filter(duty => !(other.obligations ?? []).some(same => same.kind === duty.kind
      && same.deadline === duty.deadline && same.state === duty.state));
    return html`${words}${owed.map(duty => html`<br><span class="small">${DUTIES[duty.kind] ?? plain(duty.kind)}:
      ${marked ? html`<mark>${this.owed(duty)}</mark>` : this.owed(duty)}</span>`)}`;
  }

  owed({deadline, state}) {
    return `${deadline ? `by ${briefly(deadline, this.zone)}` : 'no deadline'}, ${STATES[state]?.word ?? plain(state)}`;
  }

  /** The whole list as the server streams it: a link alone would ask for JSON. */
  async csv(event) {
    event.preventDefault();
    const answer = await fetch(address(`${this.door}/leads`, {...this.filter, mark: 'true'}), {headers: {Accept: 'text/csv'}});
    const file = Object.assign(document.createElement('a'), {href: URL.createObjectURL(await answer.blob()), download: 'changed-leads.csv'});
    file.click();
    URL.revokeObjectURL(file.href);
  }
}

customElements.define('changed-leads', ChangedLeads);
