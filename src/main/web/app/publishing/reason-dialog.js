import {LitElement, html, nothing} from 'lit';
import {asProblem} from '../shared/page.js';

/**
 * Asks why, before something is done that everybody will see. `open({title, text, button, content, warnings, why, act})`:
 * `act({reason, choice, acknowledged, emergency})` does it; when it is refused, the dialog says so and stays. `content` is what stands above
 * the reason, with the fields of a `choice` in it; `why: false` asks for no reason.
 */
class ReasonDialog extends LitElement {
  static properties = {asked: {state: true}, problem: {state: true}, doing: {state: true}};

  createRenderRoot() {
    return this;
  }

  async open(asked) {
    // What it showed before goes, so that nothing of it stays in what comes.
    this.asked = null;
    await this.updateComplete;
    Object.assign(this, {asked, problem: null, doing: false});
    await this.updateComplete;
    this.querySelector('form')?.reset();
    this.querySelector('dialog').showModal();
  }

  async take(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    this.doing = true;
    this.problem = null;
    try {
      await this.asked.act({reason: (given.get('reason') ?? '').trim(), choice: given.get('choice'), acknowledged: given.getAll('warning'), emergency: given.has('emergency')});
      this.querySelector('dialog').close();
    } catch (fault) {
      // Whoever gives no name changes nothing, and need not be told so again.
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    } finally {
      this.doing = false;
    }
  }

  render() {
    if (!this.asked) return nothing;
    const {title, text, button, content = nothing, why = true, warnings = []} = this.asked;
    return html`<dialog aria-labelledby="reason-title"><article>
      <h2 id="reason-title">${title}</h2><p>${text}</p>
      <form @submit=${this.take}>
        ${content}
        ${warnings.map(({id, detail}) => html`<label class="tick"><input type="checkbox" name="warning" value=${id} required> ${detail}</label>`)}
        ${why ? html`<label>Why <textarea name="reason" rows="2" maxlength="500" required></textarea></label>` : nothing}
        ${this.problem ? html`<p class="mistake" role="alert">${this.problem.detail || this.problem.message} ${this.problem.advice ?? nothing}</p>` : nothing}
        <div class="actions"><button type="submit" class="primary" ?disabled=${this.doing}>${button}</button>
          <button type="button" class="second" @click=${() => this.querySelector('dialog').close()}>Cancel</button></div>
      </form></article></dialog>`;
  }
}

customElements.define('reason-dialog', ReasonDialog);
