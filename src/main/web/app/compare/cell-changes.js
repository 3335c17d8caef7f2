import {LitElement, html, nothing} from 'lit';
import {announce} from '../shared/announce.js';
import {address} from '../shared/url.js';
import {columnWords, tableTitle} from '../grid/column-words.js';
import '../shared/scroll-box.js';

const FIRST = 200;

const KINDS = {
  TABLE_ADDED: 'table added', TABLE_REMOVED: 'table removed', COLUMN_ADDED: 'column added', COLUMN_REMOVED: 'column removed',
  ROW_ADDED: 'row added', ROW_REMOVED: 'row removed', ROW_MOVED: 'row moved'
};

/** Two policies cell by cell: `changes` of the diff door. `n` and `p` go through them. With `draft` each leads to its cell. */
class CellChanges extends LitElement {
  static properties = {
    changes: {attribute: false},
    draft: {attribute: false},
    was: {attribute: false},
    becomes: {attribute: false},
    at: {state: true},
    all: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {changes: [], draft: null, was: 'In force', becomes: 'Then', at: -1, all: false});
    this.pressed = this.pressed.bind(this);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.pressed);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.pressed);
    super.disconnectedCallback();
  }

  pressed(event) {
    const busy = event.target.closest?.('input, textarea, select, dialog') || event.ctrlKey || event.metaKey || event.altKey;
    if (busy || !['n', 'p'].includes(event.key) || !this.changes.length) return;
    event.preventDefault();
    this.step(event.key === 'n' ? 1 : -1);
  }

  async step(by) {
    const most = this.shown().length;
    this.at = this.at < 0 && by < 0 ? most - 1 : (this.at + by + most) % most;
    await this.updateComplete;
    const row = this.querySelectorAll('tbody tr')[this.at];
    row.scrollIntoView({block: 'center'});
    row.focus({preventScroll: true});
    announce(`Difference ${this.at + 1} of ${this.changes.length}`);
  }

  shown() {
    return this.all ? this.changes : this.changes.slice(0, FIRST);
  }

  render() {
    if (!this.changes.length) return html`<p>No cell differs.</p>`;
    const more = this.changes.length - this.shown().length;
    return html`<scroll-box label="Cells that differ"><table class="plain cell-changes stacks" aria-label="Cells that differ">
      <thead><tr><th scope="col">Table</th><th scope="col">Row</th><th scope="col">Column</th><th scope="col">${this.was}</th>
        <th scope="col">${this.becomes}</th><th scope="col">What it means</th></tr></thead>
      <tbody>${this.shown().map((change, i) => this.line(change, i))}</tbody></table></scroll-box>
      <p class="actions small muted">${this.changes.length > 1 ? html`<button class="small" @click=${() => this.step(1)}>Next difference <kbd>n</kbd></button>
        <button class="small" @click=${() => this.step(-1)}>Previous <kbd>p</kbd></button>` : nothing}
        ${more ? html`<button class="small" @click=${() => { this.all = true; }}>Show ${more} more</button>` : nothing}</p>`;
  }

  line({kind, table, row, column, before, after, sentence, meaning}, i) {
    return html`<tr tabindex="-1" class=${i === this.at ? 'at' : ''} aria-current=${i === this.at ? 'true' : nothing}>
      <td data-label="Table">${table ? tableTitle(table) : 'Settings'}</td>
      <td data-label="Row">${row ? this.cell(table, row, column) : KINDS[kind] ?? ''}</td>
      <td data-label="Column">${column ? (table ? columnWords(table, column) : column) : row ? KINDS[kind] : ''}</td>
      <td data-label=${this.was}>${before === null ? nothing : html`<del>${before || '(blank)'}</del>`}</td>
      <td data-label=${this.becomes}>${after === null ? nothing : html`<mark>${after || '(blank)'}</mark>`}</td>
      <td data-label="Meaning">${meaning ?? sentence}</td></tr>`;
  }

  cell(table, row, column) {
    return this.draft ? html`<a href=${address(this.draft, {table, row, column})}>${row}</a>` : row;
  }
}

customElements.define('cell-changes', CellChanges);
