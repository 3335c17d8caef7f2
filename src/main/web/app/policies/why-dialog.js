import {LitElement, html, nothing} from 'lit';
import {asProblem} from '../shared/page.js';

/**
 * Asks why, before something is done that others will ask about: `open({title, words, label, act})`. `act` gets the
 * reason; what the server refuses is said in the dialog, which stays open.
 */
class WhyDialog extends LitElement {
  static properties = {wanted: {state: true}, problem: {state: true}, busy: {state: true}};

  createRenderRoot() {
    return this;
  }

  async open(wanted) {
    Object.assign(this, {wanted, problem: null, busy: false});
    await this.updateComplete;
    this.querySelector('textarea').value = '';
    this.querySelector('dialog').showModal();
  }

  close() {
    this.querySelector('dialog').close();
  }

  async take(event) {
    event.preventDefault();
    this.busy = true;
    try {
      await this.wanted.act(this.querySelector('textarea').value.trim());
      this.close();
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const {title, words, label} = this.wanted ?? {};
    return html`<dialog aria-labelledby="why-title"><article>
      <h2 id="why-title">${title}</h2>
      <p>${words}</p>
      <form @submit=${this.take}>
        <label>Why, for everyone who later asks
          <textarea name="reason" rows="2" maxlength="500" required aria-invalid=${this.problem ? 'true' : nothing} aria-describedby="why-mistake"></textarea></label>
        <p id="why-mistake" class="mistake" role="alert">${this.problem ? `${this.problem.detail} ${this.problem.advice ?? ''}` : nothing}</p>
        <div class="actions"><button type="submit" class="primary" ?disabled=${this.busy}>${label}</button>
          <button type="button" @click=${this.close}>Cancel</button></div>
      </form></article></dialog>`;
  }
}

customElements.define('why-dialog', WhyDialog);
