import {LitElement, html, nothing} from 'lit';
import {icon} from '../shared/icons.js';
import {needs} from '../shared/may.js';
import {who} from '../shared/who.js';
import {ROLES, together} from '../shared/words.js';
import {session} from './session.js';
import './password-dialog.js';

/** Who one is to this server, and what one can do about that. It asks for a name with `name-asked`. */
class WhoMenu extends LitElement {
  static properties = {open: {state: true}};

  constructor() {
    super();
    this.open = false;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.ends = who.onChange(() => this.requestUpdate());
    this.outside = ({target}) => { if (this.open && !this.contains(target)) this.open = false; };
    document.addEventListener('click', this.outside);
    document.addEventListener('focusin', this.outside);
  }

  disconnectedCallback() {
    this.ends();
    document.removeEventListener('click', this.outside);
    document.removeEventListener('focusin', this.outside);
    super.disconnectedCallback();
  }

  pressed(event) {
    if (event.key !== 'Escape' || !this.open) return;
    event.preventDefault();
    event.stopPropagation();
    this.open = false;
    this.querySelector('.who').focus();
  }

  render() {
    const {name} = who;
    return html`<span class="zone" @keydown=${this.pressed}>
      <button class="who" type="button" aria-expanded=${this.open} aria-label=${name ? `You are ${name}` : 'Who you are'} title=${name ?? 'Who you are'}
        @click=${() => { this.open = !this.open; }}>${initials(name)}</button>
      ${this.open ? html`<div class="card menu who-menu">${who.signedIn ? this.known() : this.local()}
        <p><a href="/access" ${needs('read-keys')} @click=${() => { this.open = false; }}>Keys and accounts</a></p></div>` : nothing}</span>
      <password-dialog></password-dialog>`;
  }

  known() {
    const {name, actor, mode, roles, sides = []} = who.me;
    return html`<p><b>${name}</b><br><span class="small muted">${actor}</span></p>
      <ul class="plain-list roles">${roles.map(role => html`<li><b>${role}</b> <span class="small muted">${ROLES[role] ?? nothing}</span></li>`)}</ul>
      ${roles.length ? nothing : html`<p class="small">You have no role, so there is nothing that you may open. An admin can give you one.</p>`}
      ${sides.length ? html`<p class="small">You speak for ${together(sides)}.</p>` : nothing}
      ${mode === 'account' ? html`<p><button type="button" @click=${() => { this.open = false; this.querySelector('password-dialog').open(); }}>Change password…</button></p>` : nothing}
      ${mode === 'account' || mode === 'oidc' ? html`<p><button type="button" @click=${() => session.signOut()}>Sign out</button></p>` : nothing}`;
  }

  local() {
    const {name} = who;
    return html`<p>${name ? html`You edit as <b>${name}</b>.` : 'You have not said who you are.'}<br>
        <span class="small muted">Others see the name beside your changes. Nobody checks it: this server is in local mode.</span></p>
      <p><button type="button" @click=${() => { this.open = false; this.dispatchEvent(new CustomEvent('name-asked')); }}>${name ? 'Change the name…' : 'Say who you are…'}</button></p>`;
  }
}

const initials = name => (name
  ? [...name.split('@')[0].split(/[ ._-]+/).filter(Boolean).slice(0, 2).map(part => [...part][0].toUpperCase())].join('')
  : icon('person'));

customElements.define('who-menu', WhoMenu);
