import {LitElement, html, nothing} from 'lit';
import {asProblem} from '../shared/page.js';
import {count} from '../shared/words.js';
import {parseBlock} from '../grid/clipboard.js';
import {setBlock} from '../grid/edits.js';
import {MOST_EDITS, fitsInto, tableCsv, tableWith} from '../grid/paste.js';

const SHOWN = 100;

/** A pasted block beside the table that it would give. It becomes one revision, or says cell by cell why it cannot. */
class PasteDialog extends LitElement {
  static properties = {
    session: {attribute: false}, wanted: {state: true}, whole: {state: true}, problem: {state: true}, busy: {state: true}
  };

  createRenderRoot() {
    return this;
  }

  async open(wanted) {
    Object.assign(this, {wanted, whole: false, problem: null, busy: false});
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  close() {
    this.querySelector('dialog').close();
    this.wanted = null;
  }

  get joined() {
    return this.wanted.sheet.tables.length > 1;
  }

  takeText(text) {
    this.problem = null;
    this.wanted = {...this.wanted, block: text ? parseBlock(text) : null};
  }

  async take() {
    const {sheet, block, at} = this.wanted;
    this.busy = true;
    const small = !this.whole && fitsInto(sheet, block, at);
    const action = small || this.joined
      ? {edits: setBlock(sheet, at.top, at.left, block)}
      : {method: 'PUT', path: `/tables/${sheet.tables[0]}`, body: tableCsv(this.result()), type: 'text/csv'};
    try {
      await this.session.put(action);
      this.problem = this.session.problem;
      if (!this.problem) this.close();
    } catch (fault) {
      this.problem = asProblem(fault);
    } finally {
      this.busy = false;
    }
  }

  result() {
    const {sheet, block, at} = this.wanted;
    return tableWith(sheet, block, at, {whole: this.whole});
  }

  render() {
    if (!this.wanted) return html`<dialog></dialog>`;
    const {block, sheet} = this.wanted;
    return html`<dialog aria-labelledby="paste-title" class="paste" @cancel=${() => { this.wanted = null; }}><article>
      <h2 id="paste-title">Paste into ${sheet.title.toLowerCase()}</h2>
      ${block ? this.preview() : html`<label>Cells from a spreadsheet, a row a line
        <textarea rows="8" @input=${event => this.takeText(event.target.value)} @paste=${event => { event.preventDefault(); this.takeText(event.clipboardData.getData('text/plain')); }}></textarea></label>`}
      ${this.problem ? this.refused() : nothing}
      <p class="actions">${block ? html`<button class="primary" ?disabled=${this.busy || this.tooWide()} @click=${this.take}>Paste as one revision</button>` : nothing}
        <button @click=${this.close}>Cancel</button></p></article></dialog>`;
  }

  tooWide() {
    const {sheet, block, at} = this.wanted;
    return this.joined && !fitsInto(sheet, block, at);
  }

  preview() {
    const {block, at, sheet} = this.wanted;
    if (this.tooWide()) {
      return html`<p>${count(block.length, 'row')} with ${count(block[0].length, 'cell')} go beyond the promise, which takes up to ${MOST_EDITS} cells into rows that are there.</p>
        <p class="hint">Open the table itself, such as Attempts, to paste new rows.</p>`;
    }
    const result = this.result();
    return html`<p>${count(block.length - (result.heading ? 1 : 0), 'row')}: ${count(result.changed, 'cell changes', 'cells change')}, ${count(result.added, 'row is', 'rows are')} new.
        ${result.heading ? 'Columns are matched by the heading row.' : `From ${sheet.columns[at.left].words} on, in the order of the columns.`}</p>
      ${result.unmatched.length ? html`<p class="mistake">No such column, left out: ${result.unmatched.join(', ')}.</p>` : nothing}
      ${this.joined ? nothing : html`<label class="tick"><input type="checkbox" .checked=${this.whole} @change=${event => { this.whole = event.target.checked; }}> These are all rows: take the others out</label>`}
      <div class="two"><div><h3>What you paste</h3>${small(block[0].map((_, i) => `${i + 1}`), block)}</div>
        <div><h3>The table it gives</h3>${small(sheet.columns.map(({words}) => words), result.rows)}</div></div>`;
  }

  refused() {
    const {errors, detail, advice} = this.problem;
    return html`<div role="alert"><p class="mistake">${detail || this.problem.message} ${advice || nothing}</p>
      ${errors?.length > 1 ? html`<table class="plain"><thead><tr><th scope="col">Where</th><th scope="col">Value</th><th scope="col">Why not</th></tr></thead>
        <tbody>${errors.slice(0, SHOWN).map(error => html`<tr><td>${error.pointer}</td><td>${error.value}</td><td>${error.detail}</td></tr>`)}</tbody></table>` : nothing}</div>`;
  }
}

function small(headings, rows) {
  return html`<div class="sheet-frame paste-part" tabindex="0" role="group" aria-label="Rows"><table class="grid-cells"><thead><tr>${headings.map(words => html`<th scope="col">${words}</th>`)}</tr></thead>
    <tbody>${rows.slice(0, SHOWN).map(row => html`<tr>${row.map(value => html`<td>${value}</td>`)}</tr>`)}</tbody></table></div>
    ${rows.length > SHOWN ? html`<p class="small muted">and ${count(rows.length - SHOWN, 'row')} more</p>` : nothing}`;
}

customElements.define('paste-dialog', PasteDialog);
