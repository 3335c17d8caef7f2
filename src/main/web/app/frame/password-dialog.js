import {LitElement, html, nothing} from 'lit';
import {send} from '../shared/api.js';
import {toast} from '../shared/announce.js';
import {asProblem} from '../shared/page.js';
import {who} from '../shared/who.js';

/** Changes one's own password. All other sessions of the account end by it. */
class PasswordDialog extends LitElement {
  static properties = {shown: {state: true}, mistakes: {state: true}, doing: {state: true}};

  createRenderRoot() {
    return this;
  }

  async open() {
    Object.assign(this, {shown: true, mistakes: {}, doing: false});
    await this.updateComplete;
    this.querySelector('form').reset();
    this.querySelector('dialog').showModal();
  }

  async take(event) {
    event.preventDefault();
    const {password, newPassword, again} = Object.fromEntries(new FormData(event.target));
    if (newPassword !== again) { this.mistakes = {again: 'The two passwords differ.'}; return; }
    Object.assign(this, {doing: true, mistakes: {}});
    try {
      await send('POST', `/v1/accounts/${encodeURIComponent(who.me.account)}/password`, {password, newPassword});
      this.querySelector('dialog').close();
      toast('Your password is changed. Wherever else you were signed in, you are signed out.');
    } catch (fault) {
      const problem = asProblem(fault);
      const at = {password: problem.at?.('/password'), newPassword: problem.at?.('/newPassword')};
      this.mistakes = at.password || at.newPassword ? at : {whole: problem.detail || problem.message};
    } finally {
      this.doing = false;
    }
  }

  field(name, words, complete) {
    return html`<label>${words} <input type="password" name=${name} autocomplete=${complete} maxlength="200" required
      aria-invalid=${this.mistakes[name] ? 'true' : nothing} aria-describedby="password-${name}"></label>
      <p id="password-${name}" class="mistake" role="alert">${this.mistakes[name] ?? nothing}</p>`;
  }

  render() {
    if (!this.shown) return nothing;
    return html`<dialog aria-labelledby="password-title" @close=${() => { this.shown = false; }}><article><h2 id="password-title">Change your password</h2>
      <form @submit=${this.take}>
        ${this.field('password', 'The password that you have', 'current-password')}
        ${this.field('newPassword', 'New password, at least 12 characters', 'new-password')}
        ${this.field('again', 'The same again', 'new-password')}
        <p class="mistake" role="alert">${this.mistakes.whole ?? nothing}</p>
        <div class="actions"><button type="submit" class="primary" ?disabled=${this.doing}>Change password</button>
          <button type="button" @click=${() => this.querySelector('dialog').close()}>Cancel</button></div></form></article></dialog>`;
  }
}

customElements.define('password-dialog', PasswordDialog);
