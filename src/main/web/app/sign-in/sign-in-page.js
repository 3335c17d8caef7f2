import {html} from 'lit';
import {ownPath, session} from '../frame/session.js';
import {Page} from '../shared/page.js';
import {go} from '../shared/url.js';
import {who} from '../shared/who.js';
import './sign-in-form.js';

/** Signs somebody in, and goes on to the page that they wanted. */
class SignInPage extends Page {
  get to() {
    return ownPath(this.query.get('to'));
  }

  connectedCallback() {
    super.connectedCallback();
    this.ends = who.onChange(() => this.requestUpdate());
  }

  disconnectedCallback() {
    this.ends();
    super.disconnectedCallback();
  }

  addressChanged() {
    this.requestUpdate();
  }

  render() {
    return html`<section class="card sign-in-card">${who.me ? this.known() : html`
      <h1>Sign in to Leadline</h1>
      <sign-in-form .to=${this.to} @signed-in=${() => go(this.to, {replace: true})}></sign-in-form>`}</section>`;
  }

  known() {
    if (!who.signedIn) {
      return html`<h1>Nobody has to sign in here</h1><p>This server is in local mode: only this computer can open it.</p>
        <p class="actions"><a class="button primary" href=${this.to}>Go on</a></p>`;
    }
    return html`<h1>You are signed in as ${who.me.name}</h1>
      <p class="actions"><a class="button primary" href=${this.to}>Go on</a>
        <button @click=${() => session.signOut()}>Sign out</button></p>`;
  }
}

customElements.define('sign-in-page', SignInPage);
