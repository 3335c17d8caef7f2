import {LitElement, html, nothing} from 'lit';
import {get, send} from '../shared/api.js';
import {asProblem} from '../shared/page.js';
import {roleTicks} from './role-ticks.js';

const FIELDS = ['name', 'displayName', 'mail', 'roles', 'sides'];
const BLANK = {displayName: '', mail: null, roles: [], sides: []};

/** Makes an account, or changes one. It tells with `account-made` of one that has a password to show, and with `account-changed` of any. */
class AccountDialog extends LitElement {
  static properties = {account: {state: true}, problem: {state: true}, doing: {state: true}};

  createRenderRoot() {
    return this;
  }

  /** Without a name it makes one. */
  async open(name = null) {
    this.account = null;
    await this.updateComplete;
    // Read anew, for the tag of what is changed here.
    const found = name ? await get(`/v1/accounts/${encodeURIComponent(name)}`) : {body: BLANK, etag: null};
    Object.assign(this, {account: found.body, etag: found.etag, problem: null, doing: false});
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    this.querySelector(name ? '[name=displayName]' : '[name=name]').focus();
  }

  get isNew() {
    return !this.account.name;
  }

  async take(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const text = name => form.get(name).trim();
    const wanted = {displayName: text('displayName') || null, mail: text('mail') || null, roles: form.getAll('roles'), sides: text('sides').split(/[\s,]+/).filter(Boolean)};
    Object.assign(this, {doing: true, problem: null});
    try {
      await (this.isNew ? this.make({name: text('name'), ...wanted}) : this.change(wanted));
      this.querySelector('dialog').close();
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    } finally {
      this.doing = false;
    }
  }

  async make(wanted) {
    const {body} = await send('POST', '/v1/accounts', Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null)));
    this.tell('account-made', body);
  }

  async change(wanted) {
    const {body} = await send('PATCH', `/v1/accounts/${encodeURIComponent(this.account.name)}`, wanted, {etag: this.etag});
    this.tell('account-changed', body);
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail}));
  }

  mistake(name) {
    const found = this.problem?.errors?.find(({pointer}) => pointer?.split('/')[1] === name);
    return html`<p id="account-${name}" class="mistake" role="alert">${found?.detail ?? nothing}</p>`;
  }

  field(name, words, value, {type = 'text', note = nothing, required = false, placeholder = nothing} = {}) {
    return html`<label>${words} <input name=${name} type=${type} maxlength="200" autocomplete="off" placeholder=${placeholder} ?required=${required} .value=${value ?? ''} aria-describedby="account-${name}"></label>
      <p class="small muted">${note}</p>${this.mistake(name)}`;
  }

  render() {
    if (!this.account) return nothing;
    const {name, displayName, mail, roles, sides} = this.account;
    const elsewhere = this.problem && !this.problem.errors?.some(({pointer}) => FIELDS.includes(pointer?.split('/')[1]));
    return html`<dialog aria-labelledby="account-title" @close=${() => { this.account = null; }}><article>
      <h2 id="account-title">${this.isNew ? 'An account for a person' : `The account ${name}`}</h2>
      <form @submit=${this.take}>
        ${this.isNew ? this.field('name', 'Name to sign in with', '', {required: true, placeholder: 'ann', note: 'Small letters, digits, and . _ -; it stays for good, in all records.'}) : nothing}
        ${this.field('displayName', 'Name that others see', displayName, {placeholder: 'Ann Ames'})}
        ${this.field('mail', 'Mail address', mail, {type: 'email', note: 'Accounts with one address are one person, who never consents to their own changes.'})}
        ${roleTicks('What they may do', roles)}${this.mistake('roles')}
        ${this.field('sides', 'Sides for which they speak', sides.join(', '), {placeholder: 'sales', note: 'Where a policy needs consents of sides; blank for none.'})}
        ${elsewhere ? html`<p class="mistake" role="alert">${this.problem.detail || this.problem.message} ${this.problem.advice || nothing}</p>` : nothing}
        <div class="actions"><button type="submit" class="primary" ?disabled=${this.doing}>${this.isNew ? 'Make the account' : 'Save'}</button>
          <button type="button" @click=${() => this.querySelector('dialog').close()}>Cancel</button></div></form></article></dialog>`;
  }
}

customElements.define('account-dialog', AccountDialog);
