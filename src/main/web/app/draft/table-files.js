import {LitElement, html, nothing} from 'lit';
import {file} from '../shared/api.js';
import {may} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {tableTitle} from '../grid/column-words.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const KINDS = [['CSV', 'text/csv', 'csv'], ['Excel', XLSX, 'xlsx']];

/** Tables as files: out for a spreadsheet, and in again as one revision. */
class TableFiles extends LitElement {
  static properties = {session: {attribute: false}, tables: {attribute: false}, open: {state: true}, mistake: {state: true}};

  createRenderRoot() {
    return this;
  }

  async download(table, [, type, ending]) {
    try {
      const made = await file(`${this.session.base}/tables/${table}`, type);
      const link = Object.assign(document.createElement('a'), {href: URL.createObjectURL(made), download: `${this.session.draft.policy}-${table}.${ending}`});
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (fault) {
      this.mistake = `The file could not be made. ${asProblem(fault).message}`;
    }
  }

  async upload(table, file) {
    if (!file) return;
    const type = file.name.toLowerCase().endsWith('.xlsx') ? XLSX : 'text/csv';
    await this.session.put({method: 'PUT', path: `/tables/${table}`, body: file, type});
    this.open = false;
  }

  render() {
    return html`<button class="small" aria-expanded=${Boolean(this.open)} @click=${() => { this.open = !this.open; this.mistake = null; }}>CSV, Excel</button>
      ${this.open ? html`<div class="card files">${(this.tables ?? []).map(table => html`<div class="actions"><b>${tableTitle(table)}</b>
        ${KINDS.map(kind => html`<button class="small" @click=${() => this.download(table, kind)}>Download ${kind[0]}</button>`)}
        <label class="small">Upload <input type="file" ?disabled=${!may('edit-drafts')} accept=".csv,.xlsx,text/csv,${XLSX}" aria-label="Upload ${tableTitle(table)}, CSV or Excel"
          @change=${event => this.upload(table, event.target.files[0])}></label></div>`)}
        ${this.mistake ? html`<p class="mistake" role="alert">${this.mistake}</p>` : nothing}</div>` : nothing}`;
  }
}

customElements.define('table-files', TableFiles);
