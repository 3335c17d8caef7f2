import {LitElement, html, nothing} from 'lit';
import {columnWords} from '../grid/column-words.js';

/** Somebody else has edited the draft: who, what, and the cells that both have touched side by side. */
class ConflictBar extends LitElement {
  static properties = {session: {attribute: false}, version: {attribute: false}};

  createRenderRoot() {
    return this;
  }

  render() {
    const {conflict} = this.session ?? {};
    if (!conflict) return nothing;
    const {problem, theirs, mine} = conflict;
    const edits = mine.flatMap(action => action.edits ?? []).filter(({op}) => op === 'SET');
    const both = problem.errors.map(error => ({...error, mine: edits.find(edit => pointer(edit) === error.pointer)})).filter(error => error.mine);
    const {by, what} = theirs.body.lastEdit;
    return html`<section class="card problem conflict" role="alert">
      <h2>${by} has changed this draft: ${what}</h2>
      <ul>${problem.errors.map(error => html`<li>${error.detail}</li>`)}</ul>
      ${both.length ? html`<table class="plain"><caption class="unseen">Cells that both have touched</caption>
        <thead><tr><th scope="col">Cell</th><th scope="col">Theirs</th><th scope="col">Yours</th></tr></thead>
        <tbody>${both.map(({value, mine: {table, row, column, value: own}}) => html`<tr><th scope="row">${row}, ${columnWords(table, column)}</th>
          <td>${value}</td><td><mark>${own}</mark></td></tr>`)}</tbody></table>`
        : html`<p>You have touched other cells.</p>`}
      <p class="actions"><button class="primary" @click=${() => this.session.applyMine()}>Apply mine again</button>
        <button @click=${() => this.session.takeTheirs()}>Take theirs</button></p></section>`;
  }
}

const pointer = ({table, row, column}) => `/${table}/${row}/${column}`;

customElements.define('conflict-bar', ConflictBar);
