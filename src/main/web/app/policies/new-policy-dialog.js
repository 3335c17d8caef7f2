import {LitElement, html, nothing} from 'lit';
import {send} from '../shared/api.js';
import {asProblem} from '../shared/page.js';
import {go} from '../shared/url.js';
import {draftAddress} from './begin-draft.js';

/** Begins a policy as a copy of another. It comes into force when its draft is published. */
class NewPolicyDialog extends LitElement {
  static properties = {policies: {attribute: false}, problem: {state: true}};

  createRenderRoot() {
    return this;
  }

  open() {
    this.problem = null;
    this.querySelector('form').reset();
    this.querySelector('dialog').showModal();
  }

  async take(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const wanted = {id: form.get('id').trim(), copyOf: form.get('copyOf')};
    if (form.get('title').trim()) wanted.title = form.get('title').trim();
    try {
      const {body} = await send('POST', '/v1/policies', wanted);
      this.querySelector('dialog').close();
      go(draftAddress(body.policy, body.name));
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    }
  }

  render() {
    const wrong = this.problem;
    return html`<dialog aria-labelledby="new-policy-title"><article>
      <h2 id="new-policy-title">Begin a policy</h2>
      <p>It begins as a copy, in a draft, and comes into force when that is published.</p>
      <form @submit=${this.take}>
        <label>Id <input name="id" required autocomplete="off" aria-invalid=${wrong ? 'true' : nothing} aria-describedby="new-policy-mistake"></label>
        <label>Title <input name="title" autocomplete="off"></label>
        <label>A copy of <select name="copyOf">${(this.policies ?? []).map(({id, title}) => html`<option value=${id}>${title}</option>`)}</select></label>
        <p id="new-policy-mistake" class="mistake" role="alert">${wrong ? `${wrong.detail} ${wrong.advice ?? ''}` : nothing}</p>
        <div class="actions"><button type="submit" class="primary">Begin</button>
          <button type="button" @click=${() => this.querySelector('dialog').close()}>Cancel</button></div></form></article></dialog>`;
  }
}

customElements.define('new-policy-dialog', NewPolicyDialog);
