import {LitElement, html, nothing} from 'lit';
import {read} from '../shared/api.js';
import {asProblem} from '../shared/page.js';
import {problemCard, skeleton} from '../shared/parts.js';
import {address} from '../shared/url.js';
import {count} from '../shared/words.js';
import {inWords} from '../compare/in-words.js';
import '../compare/cell-changes.js';

/** Two editions of a policy beside each other, in words and in cells. */
class ComparedEditions extends LitElement {
  static properties = {
    policy: {attribute: false},
    from: {attribute: false},
    to: {attribute: false},
    names: {attribute: false},
    compared: {state: true},
    problem: {state: true}
  };

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (['policy', 'from', 'to'].some(name => changed.has(name))) this.load();
  }

  async load() {
    this.asking?.abort();
    const {signal} = this.asking = new AbortController();
    const door = `/v1/policies/${encodeURIComponent(this.policy)}`;
    const sentences = edition => read(`${door}/editions/${encodeURIComponent(edition)}/sentences`, {signal});
    try {
      const [diff, before, after] = await Promise.all([
        read(address(`${door}/diff`, {from: this.from, to: this.to}), {signal}), sentences(this.from), sentences(this.to)]);
      Object.assign(this, {compared: {diff, before: before.sentences, after: after.sentences}, problem: null});
    } catch (fault) {
      if (fault.name !== 'AbortError') Object.assign(this, {compared: null, problem: asProblem(fault)});
    }
  }

  render() {
    if (this.problem) return problemCard(this.problem, () => this.load());
    if (!this.compared) return skeleton(3);
    const {diff, before, after} = this.compared;
    const [was, becomes] = [this.names(diff.from), this.names(diff.to)];
    if (!diff.changes.length && !diff.cases.length) return html`<p><b>Nothing differs</b> between ${was} and ${becomes}.</p>`;
    return html`<h3 class="which">${count(diff.changes.length, 'difference')} from ${was} to ${becomes}</h3>
      ${inWords(before, after, {was, becomes})}
      <cell-changes .changes=${diff.changes} .was=${was} .becomes=${becomes}></cell-changes>
      ${diff.cases.length ? html`<p>Cases: ${diff.cases.map(({file, how}) => `${file} ${how.toLowerCase()}`).join(', ')}.</p>` : nothing}`;
  }
}

customElements.define('compared-editions', ComparedEditions);
