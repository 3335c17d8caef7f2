import {LitElement, html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {cellKey} from './sheet.js';
import {Selection} from './selection.js';
import {commandOf} from './grid-keys.js';
import {setCell} from './edits.js';
import {WithBlocks} from './with-blocks.js';
import {cellBody, cellClasses, cellInput, heading, pages} from './grid-parts.js';

/** Rows that are drawn at once; larger sheets are turned over page by page, which arrows do by themselves. */
export const PAGE = 200;
const PAGED_FROM = 300;

/**
 * A sheet as a plain table with one tab stop. Read only, unless `editable`. It changes nothing by itself: it says what a
 * person did as `sheet-edits` (`{edits}`), `sheet-typed` (`{cell, edits}`, while a cell is typed in), `sheet-block` (a block that was
 * pasted), `sheet-undo`, `sheet-redo`, `sheet-finding`, `sheet-leave` and `sheet-selected`. `old` has what cells said before, `marks`
 * what the server found about them, `pending` those that are not saved yet, `fired` the rows that answered a question.
 */
class DecisionTableGrid extends WithBlocks(LitElement) {
  static properties = {
    sheet: {attribute: false}, editable: {type: Boolean}, old: {attribute: false}, marks: {attribute: false}, values: {attribute: false},
    fired: {attribute: false}, selection: {state: true}, editing: {state: true}, page: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {editable: false, old: new Map(), marks: new Map(), values: new Map(), fired: new Set()});
    Object.assign(this, {selection: new Selection(), editing: null, page: 0});
  }

  createRenderRoot() {
    return this;
  }

  get size() {
    return {rows: this.sheet.rows.length, columns: this.sheet.columns.length};
  }

  get cell() {
    return this.sheet.rows[this.selection.row]?.cells[this.selection.column] ?? null;
  }

  willUpdate(changed) {
    if (changed.has('sheet') && this.sheet) this.follow();
    if (changed.has('selection')) this.page = this.paged ? Math.floor(this.selection.toRow / PAGE) : 0;
  }

  /** Another sheet: what is selected stays where it was, or goes to the row that was asked for and has come. */
  follow() {
    if (this.coming && this.sheet.rows.length > this.comingFrom) {
      this.selection = this.coming;
      this.wantsFocus = true;
      this.coming = null;
    }
    const clamped = this.selection.clamped(this.size);
    if (clamped.equals(this.selection)) return;
    this.wantsFocus = this.contains(document.activeElement);
    this.selection = clamped;
  }

  get paged() {
    return this.sheet.rows.length >= PAGED_FROM;
  }

  updated(changed) {
    const table = this.querySelector('table');
    const first = table?.querySelector('tbody th');
    if (first && changed.has('sheet')) table.style.setProperty('--first', `${first.offsetWidth}px`);
    if (changed.has('editing')) this.focusEditing();
    else if (changed.has('selection') && this.wantsFocus) this.focusCell();
    this.wantsFocus = false;
    if (changed.has('sheet') && this.told && this.cell && cellName(this.cell) !== this.told) this.tellSelected();
  }

  /** Puts the focus on the selected cell. */
  focusCell() {
    this.querySelector('[data-at="true"]')?.focus();
  }

  focusEditing() {
    const input = this.querySelector('.cell-input');
    if (!input) return;
    input.focus();
    if (this.editing.all) input.select();
  }

  /** Selects a cell by what it stands for, and answers whether it is in this sheet. */
  show({table, row, column}, {focus = true} = {}) {
    for (const [down, {cells}] of this.sheet.rows.entries()) {
      const right = cells.findIndex(cell => cell.table === table && cell.row === row && (cell.column === column || !column));
      if (right >= 0) {
        this.select(new Selection(down, right), focus);
        return true;
      }
    }
    return false;
  }

  select(selection, focus = true) {
    if (this.editing) this.finish();
    this.wantsFocus = focus;
    this.selection = selection;
    this.tellSelected();
    if (focus) this.updateComplete.then(() => this.focusCell());
  }

  tellSelected() {
    this.told = this.cell && cellName(this.cell);
    this.tell('sheet-selected', {cell: this.cell, row: this.selection.row, column: this.selection.column});
  }

  tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, {bubbles: true, detail: {sheet: this.sheet, ...detail}}));
  }

  pressed(event) {
    if (this.editing || event.defaultPrevented) return;
    const command = commandOf(event, this.editable);
    if (!command) return;
    const [name, ...values] = command;
    if (this[name](...values) !== false) event.preventDefault();
  }

  move(down, right) { this.select(this.selection.moved(down, right, this.size)); }
  extend(down, right) { this.select(this.selection.extended(down, right, this.size)); }
  selectAll() { this.select(new Selection(0, 0, this.size.rows - 1, this.size.columns - 1)); }
  leave() { this.tell('sheet-leave'); }
  nextFinding(step) { this.tell('sheet-finding', {step}); }
  undo() { this.tell('sheet-undo'); }
  redo() { this.tell('sheet-redo'); }
  edit() { this.begin(this.valueOf(this.cell), true); }
  type(letter) { this.begin(letter, false); this.typed(letter); }
  /** At the last cell the key is the browser's, so that nobody is kept in the grid. */
  tab(step) {
    const next = this.selection.next(step, this.size);
    if (!next) return false;
    this.select(next);
  }

  send(edits) {
    if (edits.length) this.tell('sheet-edits', {edits});
  }

  valueOf(cell) {
    return this.values.get(cellKey(cell.table, cell.row, cell.column)) ?? cell.value;
  }

  begin(value, all) {
    if (!this.cell) return;
    this.editing = {row: this.selection.row, column: this.selection.column, value, before: this.valueOf(this.cell), all};
  }

  typed(value) {
    this.editing.value = value;
    this.tell('sheet-typed', {cell: this.cell, edits: setCell(this.cell, value)});
  }

  /** Ends the typing in a cell: what was typed goes, or what stood there comes back. */
  finish({keep = true} = {}) {
    const {value, before} = this.editing;
    const cell = this.cell;
    this.editing = null;
    const edits = setCell(cell, keep ? value : before);
    this.tell('sheet-typed', {cell, edits, done: true});
  }

  giveUp() {
    this.finish({keep: false});
    this.select(this.selection);
  }

  pressedInCell(event) {
    event.stopPropagation();
    const down = {Enter: event.shiftKey ? -1 : 1, ...(this.editing.all ? {} : {ArrowDown: 1, ArrowUp: -1})}[event.key];
    if (event.key === 'Escape') this.giveUp();
    else if (event.key === 'Tab') { if (this.tab(event.shiftKey ? -1 : 1) === false) return this.finish(); }
    else if (event.key === 'F8') this.nextFinding(1);
    else if (down) this.move(down, 0);
    else return;
    event.preventDefault();
  }

  clicked(event, row, column) {
    if (this.editing?.row === row && this.editing?.column === column) return;
    this.select(event.shiftKey ? this.selection.to(row, column) : new Selection(row, column));
  }

  render() {
    if (!this.sheet) return nothing;
    const {columns, rows, title} = this.sheet;
    const from = this.page * PAGE;
    const shown = this.paged ? rows.slice(from, from + PAGE) : rows;
    return html`<div class="sheet-frame">
      <table class="grid-cells" role="grid" aria-label=${title} aria-rowcount=${rows.length + 1} aria-multiselectable="true" aria-readonly=${!this.editable}
        @keydown=${this.pressed} @copy=${this.copied} @cut=${this.copied} @paste=${this.pasted}>
        ${heading(this.sheet)}
        <tbody>${shown.map((row, at) => guard(this.looks(row, from + at), () => html`<tr aria-rowindex=${from + at + 2} class=${this.isFired(row) ? 'fired' : ''}>
          ${row.cells.map((cell, column) => this.drawn(cell, columns[column], from + at, column))}</tr>`))}</tbody>
      </table></div>${this.paged ? pages(this.page, PAGE, rows.length, page => this.turn(page)) : nothing}`;
  }

  /** All that a row is drawn from: a row of which nothing of it has changed is not drawn again. */
  looks(row, at) {
    const {top, bottom, left, right} = this.selection.area;
    const chosen = at >= top && at <= bottom ? `${left} ${right} ${this.selection.row === at ? this.selection.column : ''}` : '';
    const editing = this.editing?.row === at ? this.editing : null;
    const waiting = this.values.size ? row.cells.map(({table, row: name, column}) => this.values.get(cellKey(table, name, column))).join('\n') : '';
    return [row, at, this.sheet.columns.length, chosen, editing, waiting, this.old, this.marks, this.fired, this.editable];
  }

  isFired(row) {
    return this.fired.size > 0 && row.cells.some(cell => this.fired.has(cellKey(cell.table, cell.row, '')));
  }

  drawn(cell, column, row, at) {
    const key = cellKey(cell.table, cell.row, cell.column);
    const here = row === this.selection.row && at === this.selection.column;
    const state = {cell, column, here, mark: this.marks.get(key), old: this.old.get(key), waiting: this.values.get(key), chosen: this.selection.has(row, at)};
    const body = this.editing && here ? this.input(column) : cellBody(state);
    const [classes, mark] = [cellClasses(state), state.mark];
    const parts = {click: event => this.clicked(event, row, at), twice: () => this.editable && this.edit()};
    return column.frozen
      ? html`<th scope="row" class=${classes} tabindex=${here ? 0 : -1} data-at=${here} aria-selected=${state.chosen} aria-invalid=${mark ? 'true' : nothing}
          aria-describedby=${mark ? `finding-${mark.id}` : nothing} @mousedown=${parts.click} @dblclick=${parts.twice}>${body}</th>`
      : html`<td class=${classes} tabindex=${here ? 0 : -1} data-at=${here} aria-selected=${state.chosen} aria-invalid=${mark ? 'true' : nothing}
          aria-describedby=${mark ? `finding-${mark.id}` : nothing} @mousedown=${parts.click} @dblclick=${parts.twice}>${body}</td>`;
  }

  input(column) {
    return cellInput(column, this.editing, this.sheet.rows[this.editing.row].label, {
      pressed: event => this.pressedInCell(event), typed: event => this.typed(event.target.value), left: () => this.editing && this.finish()
    });
  }

  turn(page) {
    this.select(new Selection(page * PAGE, this.selection.column), false);
  }
}

const cellName = ({table, row, column}) => cellKey(table, row, column);

customElements.define('decision-table-grid', DecisionTableGrid);
