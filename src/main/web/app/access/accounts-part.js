import {LitElement, html, nothing} from 'lit';
import {get, read, send} from '../shared/api.js';
import {toast} from '../shared/announce.js';
import {needs} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {PagesOf} from '../shared/pages-of.js';
import {chip, problemCard, skeleton} from '../shared/parts.js';
import {moment} from '../shared/time.js';
import {address} from '../shared/url.js';
import {count} from '../shared/words.js';
import '../publishing/reason-dialog.js';
import './account-dialog.js';

const door = name => `/v1/accounts/${encodeURIComponent(name)}`;

/** The accounts with which people sign in here. It tells of a password to show with `secret-made`. */
class AccountsPart extends LitElement {
  static properties = {accounts: {state: true}, problem: {state: true}};

  constructor() {
    super();
    Object.assign(this, {accounts: null, problem: null});
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  async look() {
    const accounts = new PagesOf('/v1/accounts', {}, 200);
    try {
      await accounts.read();
      Object.assign(this, {accounts, problem: null});
      this.dispatchEvent(new CustomEvent('accounts-counted', {bubbles: true, detail: accounts.items.filter(({state}) => state === 'active').length}));
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  async more() {
    await this.accounts.read();
    this.requestUpdate();
  }

  async open(name) {
    try {
      await this.querySelector('account-dialog').open(name);
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  made({name, oneTimePassword, oneTimeUntil}, title) {
    this.look();
    this.dispatchEvent(new CustomEvent('secret-made', {bubbles: true, detail: {title, secret: oneTimePassword,
      text: `Give it to whoever ${name} is: it holds once, until ${moment(oneTimeUntil)}, and they choose a password of their own with it.`}}));
  }

  /** Asks once; `act` does it, and what is refused is said in the dialog. */
  ask(title, text, button, act) {
    this.querySelector('reason-dialog').open({title, text, button, why: false, act: async () => {
      await act();
      this.look();
    }});
  }

  newPassword({name}) {
    this.ask(`A one-time password for ${name}?`, 'Their own password holds no longer, and they are signed out everywhere.', 'Make it',
      async () => this.made((await send('POST', `${door(name)}/one-time-password`)).body, `The one-time password of ${name}`));
  }

  disable({name, state}) {
    const disabled = state === 'active';
    this.ask(disabled ? `Disable ${name}?` : `Let ${name} sign in again?`,
      disabled ? 'They are signed out everywhere and cannot sign in. What they did keeps their name.' : 'They sign in with the password that they had.', disabled ? 'Disable' : 'Let them in',
      async () => {
        const {etag} = await get(door(name));
        await send('PATCH', door(name), {disabled}, {etag});
        toast(disabled ? `${name} is disabled.` : `${name} can sign in again.`);
      });
  }

  async signOut({name}) {
    const actor = `account:${name}`;
    try {
      const {items} = await read(address('/v1/sessions', {actor, limit: 200}));
      if (!items.length) return toast(`${name} is signed in nowhere.`);
      this.ask(`Sign ${name} out everywhere?`, `${count(items.length, 'session is', 'sessions are')} open, the one used last since ${moment(items[0].startedAt)}. What is typed there and not saved stays on their screen.`, 'Sign out',
        async () => {
          for (const {id} of items) await send('DELETE', `/v1/sessions/${encodeURIComponent(id)}`);
          toast(`${name} is signed out.`);
        });
    } catch (fault) {
      this.problem = asProblem(fault);
    }
    return undefined;
  }

  remove({name}) {
    this.ask(`Delete the account ${name}?`, 'What they did keeps their name, and nobody else can get it. To shut them out for a while, disable them instead.', 'Delete',
      async () => {
        await send('DELETE', door(name));
        toast(`${name} is deleted.`);
      });
  }

  render() {
    return html`<section class="card" aria-labelledby="accounts-title"><header><h2 id="accounts-title">People</h2><span class="muted small">sign in with accounts</span>
        <span class="spread"></span><button ${needs('manage-accounts')} @click=${() => this.open()}>New account…</button></header>
      ${this.problem ? problemCard(this.problem, () => this.look()) : nothing}
      ${this.accounts ? this.table() : this.problem ? nothing : skeleton(3)}</section>
      <reason-dialog></reason-dialog><account-dialog @account-made=${({detail}) => this.made(detail, `The account ${detail.name} is made`)} @account-changed=${() => this.look()}></account-dialog>`;
  }

  table() {
    const {items, more} = this.accounts;
    if (!items.length) return html`<p class="muted">Nobody has an account here yet. Begin with one for yourself, with the role admin.</p>`;
    return html`<table class="plain stacks access-table"><thead><tr><th scope="col">Person</th><th scope="col">May</th><th scope="col">Sides</th><th scope="col">Signed in</th>
        <th scope="col">Made</th><th scope="col"><span class="unseen">What to do</span></th></tr></thead>
      <tbody>${items.map(account => this.row(account))}</tbody></table>
      ${more ? html`<p><button class="small" @click=${() => this.more()}>Show more</button></p>` : nothing}`;
  }

  row(account) {
    const {name, displayName, mail, roles, sides, state, oneTimeUntil, createdAt, createdBy, signedInAt} = account;
    const act = (words, what, does) => html`<button class="small" ${needs('manage-accounts')} aria-label=${what} @click=${does}>${words}</button> `;
    return html`<tr data-account=${name}><td data-label="Person"><span><b>${displayName}</b> ${state === 'active' ? nothing : chip('off', 'disabled', 'struck')}<br>
        <span class="small muted">${name}${mail ? `, ${mail}` : ''}</span></span></td>
      <td data-label="May">${roles.join(', ') || 'nothing'}</td><td data-label="Sides">${sides.join(', ') || '–'}</td>
      <td data-label="Signed in"><span>${signedInAt ? moment(signedInAt) : 'never'}${oneTimeUntil ? html`<br><span class="small muted">one-time password until ${moment(oneTimeUntil)}</span>` : nothing}</span></td>
      <td data-label="Made"><span>${moment(createdAt)}<br><span class="small muted">by ${createdBy}</span></span></td>
      <td class="actions">${act('Change…', `Change ${name}`, () => this.open(name))}${act('One-time password…', `One-time password for ${name}`, () => this.newPassword(account))}
        ${act('Sign out…', `Sign ${name} out`, () => this.signOut(account))}${act(state === 'active' ? 'Disable…' : 'Let in…', `${state === 'active' ? 'Disable' : 'Let in'} ${name}`, () => this.disable(account))}
        ${act('Delete…', `Delete ${name}`, () => this.remove(account))}</td></tr>`;
  }
}

customElements.define('accounts-part', AccountsPart);
