import {LitElement, html, nothing} from 'lit';
import {asProblem} from '../shared/page.js';
import {OUTCOMES, capital, plain} from '../shared/words.js';
import {outcomes, policy} from './policies.js';
import {tellAttempt, tellDisposition} from './acts.js';

const DONE_WITH = [['ACCEPTED', 'Accept', 'a'], ['REJECTED', 'Reject…', 'x'], ['DISQUALIFIED', 'Disqualify…', ''], ['RETURNED', 'Return…', '']];
const OTHERS = [['assign', 'Give to somebody…', 's'], ['pause', 'Pause the clock…', 'p']];

/**
 * What can be done about an action: the outcomes of an attempt by number, the ways of being done with the lead, and who works
 * on it. What needs more than a choice is asked by the event `act-asked`; a fact that was told is said by `act-told`.
 */
class ActMenu extends LitElement {
  static properties = {
    entry: {attribute: false},
    choices: {state: true},
    problem: {state: true}
  };

  constructor() {
    super();
    this.choices = null;
    this.problem = null;
  }

  createRenderRoot() {
    return this;
  }

  async connectedCallback() {
    super.connectedCallback();
    // The moment of the click, and not that of the choice after it.
    this.opened = new Date().toISOString();
    try {
      const {action} = this.entry;
      this.choices = action.type === 'ATTEMPT' ? outcomes(await policy(this.entry.policy), action.channel) : [];
      await this.updateComplete;
      this.querySelector('.menu-box').scrollIntoView({block: 'nearest'});
      this.querySelector('[role=menuitem]')?.focus();
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  pressed(event) {
    event.stopPropagation();
    const items = [...this.querySelectorAll('[role=menuitem]')];
    const at = items.indexOf(document.activeElement);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1}[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[(to + items.length) % items.length]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      this.close();
    } else if (this.choices?.[Number(event.key) - 1]) {
      this.attempt(this.choices[Number(event.key) - 1].outcome);
    }
  }

  close() {
    this.dispatchEvent(new CustomEvent('act-closed', {bubbles: true}));
  }

  attempt(outcome) {
    this.say(() => tellAttempt(this.entry, outcome, this.opened));
  }

  done(type) {
    if (type === 'ACCEPTED') this.say(() => tellDisposition(this.entry, type, this.opened));
    else this.ask(type);
  }

  ask(what) {
    this.close();
    this.dispatchEvent(new CustomEvent('act-asked', {bubbles: true, detail: {entry: this.entry, what, at: this.opened}}));
  }

  say(telling) {
    this.dispatchEvent(new CustomEvent('act-told', {bubbles: true, detail: {entry: this.entry, telling}}));
    this.close();
  }

  render() {
    if (this.problem) return html`<div class="menu-box" role="alert">${this.problem.detail || this.problem.message}</div>`;
    if (!this.choices) return html`<div class="menu-box" aria-busy="true"></div>`;
    return html`<div class="menu-box" role="menu" aria-label="What was done" @keydown=${this.pressed}>
      ${this.choices.map(({outcome, note, counts}, i) => this.item(capital(OUTCOMES[outcome] ?? plain(outcome)),
        () => this.attempt(outcome), i < 9 ? i + 1 : '', counts ? '' : `does not count${note ? `: ${note}` : ''}`))}
      ${this.choices.length ? html`<div role="separator"></div>` : nothing}
      ${DONE_WITH.map(([type, words, key]) => this.item(words, () => this.done(type), key))}
      <div role="separator"></div>
      ${OTHERS.map(([what, words, key]) => this.item(words, () => this.ask(what), key))}</div>`;
  }

  item(words, act, key, note = '') {
    return html`<button type="button" role="menuitem" tabindex="-1" @click=${event => { event.stopPropagation(); act(); }}>
      <span>${words}${note ? html` <span class="muted">${note}</span>` : nothing}</span>${key ? html`<kbd>${key}</kbd>` : nothing}</button>`;
  }
}

customElements.define('act-menu', ActMenu);
