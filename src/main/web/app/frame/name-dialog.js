import {LitElement, html, nothing} from 'lit';
import {who} from '../shared/who.js';

/** Asks who edits. The name goes with each edit and stands in the history; nobody has checked it. */
class NameDialog extends LitElement {
  static properties = {mistake: {state: true}};

  createRenderRoot() {
    return this;
  }

  /** Asks because an edit needs a name: a promise of it, which fails when no name is given. */
  ask() {
    this.asking ??= new Promise((done, fail) => { this.answer = {done, fail}; });
    this.change();
    return this.asking;
  }

  change() {
    this.mistake = null;
    const dialog = this.querySelector('dialog');
    this.querySelector('input').value = who.name ?? '';
    if (!dialog.open) dialog.showModal();
  }

  take(event) {
    event.preventDefault();
    const name = this.querySelector('input').value.trim();
    // A header of HTTP takes no other letters.
    if (!/^[\x21-\x7e][\x20-\x7e]{0,199}$/.test(name)) {
      this.mistake = 'Use a mail address, or a name in letters from a to z.';
      return;
    }
    who.name = name;
    this.answer?.done(name);
    this.forget();
    this.querySelector('dialog').close();
  }

  closed() {
    this.answer?.fail(new DOMException('No name was given, so nothing was changed.', 'AbortError'));
    this.forget();
  }

  forget() {
    this.answer = null;
    this.asking = null;
  }

  render() {
    return html`<dialog aria-labelledby="name-title" @close=${this.closed}><article>
      <h2 id="name-title">Who are you?</h2>
      <p>Your name goes with each change that you make, so that others see who made it. It is kept in this browser.
        Names are not verified: this server has no sign-in yet.</p>
      <form @submit=${this.take}>
        <label>Name or mail address
          <input name="name" autocomplete="email" aria-invalid=${this.mistake ? 'true' : nothing} aria-describedby="name-mistake" required></label>
        <p id="name-mistake" class="mistake">${this.mistake ?? nothing}</p>
        <div class="actions"><button type="submit" class="primary">Go on</button>
          <button type="button" @click=${() => this.querySelector('dialog').close()}>Cancel</button></div>
      </form></article></dialog>`;
  }
}

customElements.define('name-dialog', NameDialog);
