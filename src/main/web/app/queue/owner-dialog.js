import {LitElement, html} from 'lit';
import {people} from '../acting/people.js';
import {asProblem} from '../shared/page.js';
import {problemCard} from '../shared/parts.js';
import {who} from '../shared/who.js';

/** Asks once which owner of leads one is; the browser keeps the answer. */
class OwnerDialog extends LitElement {
  static properties = {people: {state: true}, words: {state: true}, problem: {state: true}};

  constructor() {
    super();
    Object.assign(this, {people: null, words: '', problem: null});
  }

  createRenderRoot() {
    return this;
  }

  /** A promise of the person chosen, or of null. */
  async ask() {
    this.querySelector('dialog').showModal();
    try {
      this.people = await people();
    } catch (fault) {
      this.problem = asProblem(fault);
    }
    return new Promise(done => { this.answer = done; });
  }

  choose(person) {
    who.owner = person.name;
    this.answer?.(person);
    this.answer = null;
    this.querySelector('dialog').close();
  }

  render() {
    const words = this.words.trim().toLowerCase();
    const found = (this.people ?? []).filter(person => [person.name, ...person.teams].some(text => text.toLowerCase().includes(words)));
    return html`<dialog aria-labelledby="owner-title" @close=${() => { this.answer?.(null); this.answer = null; }}><article>
      <h2 id="owner-title">Which owner of leads are you?</h2>
      <p>This browser keeps your answer. You can change it here at any time.</p>
      <input type="search" aria-label="Find your name" placeholder="Find your name" @input=${event => { this.words = event.target.value; }}
        @keydown=${event => { if (event.key === 'Enter' && found.length) { event.preventDefault(); this.choose(found.find(({name}) => name.toLowerCase() === words) ?? found[0]); } }}>
      ${this.problem ? problemCard(this.problem) : ''}
      ${this.people && !found.length ? html`<p class="muted" role="status">Nobody who owns leads is called so.</p>` : ''}
      <ul class="people">${found.slice(0, 50).map(person => html`<li><button type="button" @click=${() => this.choose(person)}>
        <b>${person.name}</b> <span class="muted">${person.teams.join(', ')}</span></button></li>`)}</ul>
      <form method="dialog"><button>Cancel</button></form></article></dialog>`;
  }
}

customElements.define('owner-dialog', OwnerDialog);
