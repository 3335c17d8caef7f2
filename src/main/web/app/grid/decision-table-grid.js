import {LitElement, html, nothing} from 'lit';
import {cellKey} from './sheet.js';

/** A sheet as a table that is read. */
class DecisionTableGrid extends LitElement {
  static properties = {sheet: {attribute: false}, old: {attribute: false}};

  createRenderRoot() {
    return this;
  }

  render() {
    if (!this.sheet) return nothing;
    const {columns, rows, groups, title} = this.sheet;
    return html`<div class="scroll sheet-frame" tabindex="0" role="region" aria-label=${title}>
      <table class="sheet" aria-label=${title}>
        <thead>
          ${groups ? html`<tr>${groups.map(([words, span]) => (words ? html`<th colspan=${span} scope="colgroup">${words}</th>` : html`<td colspan=${span}></td>`))}</tr>` : nothing}
          <tr>${columns.map(column => html`<th scope="col" class=${column.number ? 'number' : ''} title=${column.expected}>${column.words}</th>`)}</tr>
        </thead>
        <tbody>${rows.map(row => html`<tr>${row.cells.map((cell, at) => this.cell(cell, columns[at]))}</tr>`)}</tbody>
      </table></div>`;
  }

  cell(cell, column) {
    const words = cellWords(cell);
    if (column.frozen) return html`<th scope="row">${words}</th>`;
    const old = this.old?.get(cellKey(cell.table, cell.row, cell.column));
    return html`<td class="${column.number ? 'number' : ''} ${old === undefined ? '' : 'changed'}">${words}</td>`;
  }
}

/** What a cell says: a dash where there is no row. */
export const cellWords = ({row, value}) => (row === null ? '–' : value);

customElements.define('decision-table-grid', DecisionTableGrid);
