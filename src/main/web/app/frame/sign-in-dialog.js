import {LitElement, html, nothing} from 'lit';
import {toast} from '../shared/announce.js';
import {who} from '../shared/who.js';
import {session, signInAddress} from './session.js';

const LOOK_EVERY = 2_000;

/**
 * Asks whoever was signed in to sign in again, over the page on which their session ended: what they typed stays, and what was to be
 * sent is sent afterwards. Signing in in another tab does as well. The heading has the focus until the fields are there, so that keys
 * which were meant for the page press nothing here.
 */
class SignInDialog extends LitElement {
  static properties = {asking: {state: true}};

  createRenderRoot() {
    return this;
  }

  /** A promise that they are signed in again. */
  ask() {
    this.asking ??= this.begin();
    return this.asking.promise;
  }

  begin() {
    const asking = {};
    asking.promise = new Promise(done => { asking.done = done; });
    import('../sign-in/sign-in-form.js').then(() => this.updateComplete).then(() => this.show());
    this.looking = setInterval(() => document.hidden || this.look(), LOOK_EVERY);
    return asking;
  }

  show() {
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  /** Whether somebody has signed in in another tab. */
  async look() {
    if (await session.isEntered()) this.entered();
  }

  entered() {
    if (!this.asking) return;
    clearInterval(this.looking);
    const {done} = this.asking;
    this.querySelector('dialog').close();
    this.asking = null;
    done();
    toast('You are signed in again.', {seconds: 4, aside: true});
  }

  render() {
    if (!this.asking) return nothing;
    return html`<dialog aria-labelledby="again-title" @cancel=${event => event.preventDefault()} @close=${() => this.asking && this.show()}><article>
      <h2 id="again-title" tabindex="-1" autofocus>Your session has ended</h2>
      <p>You were signed in as <b>${who.me.name}</b>. Sign in again to go on where you are: nothing that you typed is lost.</p>
      <sign-in-form .whose=${who.me.account ?? who.me.name} .to=${'/sign-in'} @signed-in=${() => this.entered()}></sign-in-form>
      <p class="small"><a href=${signInAddress()} @click=${event => { event.preventDefault(); location.assign(signInAddress()); }}>Sign in as somebody else</a>,
        and lose what you typed here.</p></article></dialog>`;
  }
}

customElements.define('sign-in-dialog', SignInDialog);
