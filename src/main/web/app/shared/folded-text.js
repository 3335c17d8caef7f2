import {LitElement, html, nothing} from 'lit';
import {get} from './api.js';
import {asProblem} from './page.js';

/** A text of the server that is read when it is unfolded first: `from` is its address, `pick` takes it out of the answer. */
class FoldedText extends LitElement {
  static properties = {
    label: {attribute: false},
    from: {attribute: false},
    pick: {attribute: false},
    text: {state: true},
    problem: {state: true}
  };

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('from')) this.text = this.problem = null;
  }

  async unfolded({target}) {
    if (!target.open || this.text) return;
    try {
      const {body} = await get(this.from, {headers: {Accept: 'application/json, text/markdown, application/problem+json'}});
      this.text = this.pick ? this.pick(body) : body;
      this.problem = null;
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  render() {
    return html`<details class="folded-text" @toggle=${this.unfolded}><summary>${this.label}</summary>
      ${this.problem ? html`<p class="mistake">${this.problem.message}</p>` : nothing}
      ${this.text ? html`<pre tabindex="0">${this.text}</pre>` : nothing}</details>`;
  }
}

customElements.define('folded-text', FoldedText);
