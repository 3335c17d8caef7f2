import {LitElement, html, nothing} from 'lit';
import {PagesOf} from '../shared/pages-of.js';
import {needs} from '../shared/may.js';
import {fullMoment} from '../shared/time.js';

/** Every edit of a draft, the last first. Each can be gone back to, which is an edit as well. */
class RevisionsList extends LitElement {
  static properties = {session: {attribute: false}, revision: {attribute: false}, zone: {attribute: false}, list: {state: true}};

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('revision')) this.begin();
  }

  async begin() {
    const list = new PagesOf(`${this.session.base}/revisions`);
    await list.read();
    this.list = list;
  }

  async further() {
    await this.list.read();
    this.requestUpdate();
  }

  render() {
    if (!this.list) return nothing;
    return html`<table class="plain"><thead><tr><th scope="col">Revision</th><th scope="col">What</th><th scope="col">Who</th><th scope="col">When</th><th scope="col"><span class="unseen">Go back</span></th></tr></thead>
      <tbody>${this.list.items.map(item => html`<tr><td>${item.revision}</td><td>${item.what}</td><td>${item.by}</td><td>${fullMoment(item.at, this.zone)}</td>
        <td>${item.revision === this.revision ? 'now' : html`<button class="small" ${needs('edit-drafts')} @click=${() => this.session.put({method: 'POST', path: '/undo', body: {to: item.revision}})}
          aria-label="Go back to revision ${item.revision}">Go back to it</button>`}</td></tr>`)}</tbody></table>
      ${this.list.more ? html`<button class="small" @click=${this.further}>Earlier revisions</button>` : nothing}`;
  }
}

customElements.define('revisions-list', RevisionsList);
