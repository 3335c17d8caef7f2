import {LitElement, html, nothing} from 'lit';
import {read} from '../shared/api.js';
import {asProblem} from '../shared/page.js';
import {problemCard} from '../shared/parts.js';
import {difference} from '../compare/case-difference.js';

/** A case behind its name: what it asks, and what the draft answers otherwise than it expects. `edition` is the door of the edition. */
class OneCase extends LitElement {
  static properties = {
    edition: {attribute: false}, file: {attribute: false}, name: {attribute: false}, mismatches: {attribute: false}, zone: {attribute: false},
    found: {state: true}, problem: {state: true}
  };

  createRenderRoot() {
    return this;
  }

  async look({target}) {
    if (!target.open || this.found) return;
    try {
      const short = this.file.split('/').pop().replace(/\.yaml$/, '');
      const all = await read(`${this.edition}/cases/${encodeURIComponent(short)}`);
      Object.assign(this, {found: all.find(({name}) => name === this.name) ?? {}, problem: null});
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  render() {
    return html`<details @toggle=${this.look}><summary title=${this.file}>${this.name.replaceAll('_', ' ')}</summary>
      ${this.problem ? problemCard(this.problem) : nothing}
      <ul>${(this.mismatches ?? []).map(mismatch => html`<li>${difference(mismatch, this.zone)}</li>`)}</ul>
      ${this.found ? html`<pre tabindex="0">${JSON.stringify(this.found.request ?? this.found, null, 1)}</pre>` : nothing}</details>`;
  }
}

customElements.define('one-case', OneCase);
