import {LitElement, html, nothing} from 'lit';
import {announce} from '../shared/announce.js';
import {may, needs} from '../shared/may.js';
import {key} from '../shared/parts.js';
import {cellKey} from '../grid/sheet.js';
import {fitsInto} from '../grid/paste.js';
import {setBlock} from '../grid/edits.js';
import '../grid/decision-table-grid.js';
import './paste-dialog.js';
import './table-files.js';

/** A sheet of a draft with what one can do to it: buttons, the grid, and the line that names the selected cell. */
class SheetEditor extends LitElement {
  static properties = {
    sheet: {attribute: false}, draft: {attribute: false}, old: {attribute: false}, marks: {attribute: false}, values: {attribute: false},
    fired: {attribute: false}, state: {attribute: false}, problem: {attribute: false}, session: {attribute: false}, at: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {old: new Map(), marks: new Map(), values: new Map(), fired: new Set(), at: null});
  }

  createRenderRoot() {
    return this;
  }

  get grid() {
    return this.querySelector('decision-table-grid');
  }

  show(cell, options) {
    return this.grid?.show(cell, options) ?? false;
  }

  selected({cell, row, column}) {
    this.at = {row, column};
    if (cell) announce(this.line());
  }

  /** A row that is not there yet is begun when its cell is left, not by every pause. */
  typed({cell, edits, done}) {
    if (cell.row === null && !done) return;
    this.session.type(edits, {done});
  }

  /** A block of cells goes at once where it fits; a large one, new rows or a heading are shown first. */
  pasted({block, at}) {
    if (fitsInto(this.sheet, block, at)) this.session.put({edits: setBlock(this.sheet, at.top, at.left, block)});
    else this.querySelector('paste-dialog').open({sheet: this.sheet, tables: this.draft.tables, block, at});
  }

  async pasteFromButton() {
    this.querySelector('paste-dialog').open({sheet: this.sheet, tables: this.draft.tables, block: null, at: this.grid.selection.area});
  }

  /** `Row B, Below: 86, was 85. Rows A and B of rank-tiers are both for ...` */
  line() {
    const found = this.found();
    if (!found) return '';
    const {row, cell, column, key: name} = found;
    const value = this.values.get(name) ?? cell.value;
    const was = this.old.get(name);
    const mark = this.marks.get(name);
    const says = cell.row === null ? 'no row yet' : value || 'blank';
    return `Row ${row.label}, ${column.words}: ${says}${was !== undefined && was !== value ? `, was ${was || 'blank'}` : ''}.${mark ? ` ${mark.sentences.join(' ')}` : ''}`;
  }

  found() {
    const row = this.at && this.sheet.rows[this.at.row];
    const cell = row?.cells[this.at.column];
    return cell ? {row, cell, column: this.sheet.columns[this.at.column], key: cellKey(cell.table, cell.row, cell.column)} : null;
  }

  render() {
    const grid = name => () => { this.grid[name](); this.grid.focusCell(); };
    return html`<div class="sheet-bar" role="toolbar" aria-label="${this.sheet.title}: rows and files">
        <button class="small" ${needs('edit-drafts')} @click=${grid('insertRow')}>Insert row</button>
        <button class="small" ${needs('edit-drafts')} @click=${grid('removeRows')}>Remove row</button>
        <button class="small" ${needs('edit-drafts')} @click=${() => this.pasteFromButton()}>Paste…</button>
        <table-files .session=${this.session} .tables=${this.sheet.tables}></table-files>
        <span class="keys no-print">${key('Enter')} edit ${key('Ctrl V')} paste a block ${key('F8')} next finding ${key('Esc')} leave the grid</span></div>
      <decision-table-grid ?editable=${may('edit-drafts')} .sheet=${this.sheet} .old=${this.old} .marks=${this.marks} .values=${this.values} .fired=${this.fired}
        @sheet-selected=${event => this.selected(event.detail)}
        @sheet-edits=${({detail}) => this.session.put({edits: detail.edits})}
        @sheet-typed=${event => this.typed(event.detail)}
        @sheet-block=${event => this.pasted(event.detail)}
        @sheet-undo=${() => this.session.undo()} @sheet-redo=${() => this.session.redo()}
        @sheet-leave=${() => this.leave()}></decision-table-grid>
      <div class="sheet-line"><span>${this.at ? this.line() : may('edit-drafts') ? 'Choose a cell, and type.' : 'Choose a cell to read it in words.'}</span>
        ${this.problem ? html`<span class="wrong" role="alert">${this.problem.detail} ${this.problem.advice || nothing}</span>` : nothing}</div>
      <paste-dialog .session=${this.session}></paste-dialog>`;
  }

  leave() {
    this.querySelector('.sheet-bar button').focus();
    announce('Left the grid. Tab goes on from the buttons above it.');
  }
}

customElements.define('sheet-editor', SheetEditor);
