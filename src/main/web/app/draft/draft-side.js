import {LitElement, html, nothing} from 'lit';
import {chip} from '../shared/parts.js';
import {address, query} from '../shared/url.js';
import {TABLES, tableTitle} from '../grid/column-words.js';

const PROMISE = ['rank-tiers', 'attempts', 'deadlines'];

/** The parts of a draft, each with what is found about it. */
class DraftSide extends LitElement {
  static properties = {draft: {attribute: false}, part: {attribute: false}, failed: {attribute: false}};

  createRenderRoot() {
    return this;
  }

  render() {
    const {tables, findings, settings, revision} = this.draft;
    const of = names => findings.filter(({table}) => names.includes(table));
    const others = Object.keys(TABLES).filter(name => !PROMISE.includes(name));
    const calendar = settings.calendar?.otherwise;
    return html`<nav class="card side" aria-label="Parts of the draft"><div><h2>Tables</h2><ul>
        ${this.entry('promise', 'The promise', of(PROMISE))}
        ${PROMISE.map(name => this.entry(name, tableTitle(name), [], {below: true}))}
        ${others.map(name => this.entry(name, tableTitle(name), of([name]), {note: tables[name] ? '' : 'add'}))}</ul></div>
      <div><h2>Around them</h2><ul>${this.entry('settings', 'Settings', findings.filter(({table}) => table === null))}
        ${calendar ? html`<li><a href="/calendars/${encodeURIComponent(calendar)}">Calendar ${calendar}</a></li>` : nothing}
        <li><a href="#cases" @click=${this.toCases}>Cases ${this.failed ? chip('risk', this.failed, 'triangle') : nothing}</a></li></ul></div>
      <div><h2>Over time</h2><ul>${this.entry('revisions', 'Revisions', [], {note: revision})}
        <li><a href="/policies/${encodeURIComponent(this.draft.policy)}">Publications</a></li></ul></div></nav>`;
  }

  toCases(event) {
    event.preventDefault();
    const panel = document.querySelector('cases-panel');
    panel.tabIndex = -1;
    panel.focus();
    panel.scrollIntoView({block: 'start'});
  }

  entry(name, words, findings, {note = '', below = false} = {}) {
    const errors = findings.filter(({severity}) => severity === 'ERROR').length;
    const to = address(location.pathname, {...Object.fromEntries(query()), table: name === 'promise' ? null : name, row: null, column: null});
    return html`<li class=${below ? 'below' : ''}><a href=${to} aria-current=${this.part === name ? 'page' : nothing}>${words}
      ${errors ? chip('broken', errors, 'cross') : nothing}${findings.length > errors ? chip('risk', findings.length - errors, 'triangle') : nothing}
      ${note ? html`<span class="muted small note">${note}</span>` : nothing}</a></li>`;
  }
}

customElements.define('draft-side', DraftSide);
