import {LitElement, html, nothing} from 'lit';
import {may} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {PagesOf} from '../shared/pages-of.js';
import {problemCard, skeleton} from '../shared/parts.js';
import {moment} from '../shared/time.js';

/** Who asked for what leaves no name elsewhere, read when it is unfolded. */
class RecordsPart extends LitElement {
  static properties = {records: {state: true}, problem: {state: true}};

  createRenderRoot() {
    return this;
  }

  async read() {
    this.records ??= new PagesOf('/v1/access-records');
    try {
      await this.records.read();
      this.problem = null;
    } catch (fault) {
      this.problem = asProblem(fault);
    }
    this.requestUpdate();
  }

  render() {
    if (!may('read-records')) return nothing;
    return html`<section class="card"><details @toggle=${({target}) => target.open && !this.records && this.read()}>
      <summary><h2>Who asked for what</h2></summary>
      <p class="small muted">Changes of keys, receivers, sources and samples, and what auditors read.</p>
      ${this.problem ? problemCard(this.problem, () => this.read()) : nothing}
      ${this.records?.begun ? this.table() : skeleton(3)}</details></section>`;
  }

  table() {
    const {items, more} = this.records;
    if (!items.length) return html`<p class="muted">Nobody asked for anything of these yet.</p>`;
    return html`<table class="plain stacks access-table"><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">For what</th></tr></thead>
      <tbody>${items.map(({at, by, action, method, path, query}) => html`<tr><td data-label="When">${moment(at)}</td><td data-label="Who">${by}</td>
        <td data-label="What">${method} ${path}${query ? `?${query}` : ''}</td><td data-label="For">${action}</td></tr>`)}</tbody></table>
      ${more ? html`<p><button class="small" @click=${() => this.read()}>Show older ones</button></p>` : nothing}`;
  }
}

customElements.define('records-part', RecordsPart);
