import {LitElement, html, nothing} from 'lit';
import {read, send} from '../shared/api.js';
import {asProblem} from '../shared/page.js';
import {roleTicks} from './role-ticks.js';

const FIELDS = ['name', 'roles', 'policies', 'expires', 'limit'];

/** Makes a key. It tells of it with `key-made`, which has the secret. */
class NewKeyDialog extends LitElement {
  static properties = {shown: {state: true}, policies: {state: true}, some: {state: true}, problem: {state: true}, doing: {state: true}};

  createRenderRoot() {
    return this;
  }

  async open() {
    Object.assign(this, {shown: true, policies: null, some: false, problem: null, doing: false});
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    this.querySelector('[name=name]').focus();
    try {
      this.policies = (await read('/v1/policies')).items;
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  async take(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const [expires, limit] = [form.get('expires'), form.get('limit')];
    const wanted = {name: form.get('name').trim(), roles: form.getAll('roles'),
      ...(this.some ? {policies: form.getAll('policies')} : {}),
      ...(expires ? {expires: new Date(`${expires}T00:00`).toISOString()} : {}),
      ...(limit ? {limit: Number(limit)} : {})};
    Object.assign(this, {doing: true, problem: null});
    try {
      const {body} = await send('POST', '/v1/keys', wanted);
      this.querySelector('dialog').close();
      this.dispatchEvent(new CustomEvent('key-made', {bubbles: true, detail: {...body, name: wanted.name}}));
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    } finally {
      this.doing = false;
    }
  }

  mistake(name) {
    const found = this.problem?.errors?.find(({pointer}) => pointer?.split('/')[1] === name);
    return html`<p id="key-${name}" class="mistake" role="alert">${found?.detail ?? nothing}</p>`;
  }

  render() {
    if (!this.shown) return nothing;
    const elsewhere = this.problem && !this.problem.errors?.some(({pointer}) => FIELDS.includes(pointer?.split('/')[1]));
    return html`<dialog aria-labelledby="new-key-title" @close=${() => { this.shown = false; }}><article>
      <h2 id="new-key-title">A key for a program</h2>
      <form @submit=${this.take}>
        <label>What it is for <input name="name" maxlength="100" required placeholder="CRM" autocomplete="off" aria-describedby="key-name"></label>${this.mistake('name')}
        ${roleTicks('What it may do', ['application'])}${this.mistake('roles')}
        ${this.choosePolicies()}${this.mistake('policies')}
        <div class="two"><div><label>Opens nothing from this day on <input name="expires" type="date" aria-describedby="key-expires"></label>
            <p class="small muted">Blank: never expires.</p>${this.mistake('expires')}</div>
          <div><label>Requests a minute at most <input name="limit" type="number" min="1" max="1000000" aria-describedby="key-limit"></label>
            <p class="small muted">Blank: no limit.</p>${this.mistake('limit')}</div></div>
        ${elsewhere ? html`<p class="mistake" role="alert">${this.problem.detail || this.problem.message} ${this.problem.advice || nothing}</p>` : nothing}
        <div class="actions"><button type="submit" class="primary" ?disabled=${this.doing}>Make the key</button>
          <button type="button" @click=${() => this.querySelector('dialog').close()}>Cancel</button></div></form></article></dialog>`;
  }

  choosePolicies() {
    return html`<fieldset class="ticks"><legend>By which policies</legend>
      <label class="tick"><input type="radio" name="which" value="all" .checked=${!this.some} @change=${() => { this.some = false; }}> all, also those to come</label>
      <label class="tick"><input type="radio" name="which" value="some" .checked=${this.some} @change=${() => { this.some = true; }}> only these</label>
      ${this.some ? html`<div class="among" tabindex="0" role="region" aria-label="Policies">${(this.policies ?? []).map(({id, title}) => html`<label class="tick"><input type="checkbox" name="policies" value=${id}>
        <span>${title} <span class="small muted">${id}</span></span></label>`)}</div>` : nothing}</fieldset>`;
  }
}

customElements.define('new-key-dialog', NewKeyDialog);
