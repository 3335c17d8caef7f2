import {cellsOf, fillDown, insertRow, moveRow, removeRows, setBlock, spread} from './edits.js';
import {formatBlock, parseBlock} from './clipboard.js';
import {Selection} from './selection.js';

/** What a grid does with several cells and whole rows at once. */
export const WithBlocks = Base => class extends Base {
  fillDown() {
    this.send(fillDown(this.sheet, this.selection.area));
  }

  removeRows() {
    this.send(removeRows(this.sheet, this.selection.area));
  }

  insertRow() {
    const {bottom} = this.selection.area;
    this.coming = new Selection(bottom + 1, this.selection.column);
    this.comingFrom = this.size.rows;
    this.send(insertRow(this.sheet, bottom));
  }

  clear() {
    const {top, left} = this.selection.area;
    this.send(setBlock(this.sheet, top, left, cellsOf(this.sheet, this.selection.area).map(row => row.map(() => ''))));
  }

  moveRow(step) {
    const edits = moveRow(this.sheet, this.selection.row, step);
    this.send(edits);
    if (edits.length) this.move(step, 0);
  }

  copied(event) {
    if (this.editing) return;
    event.clipboardData.setData('text/plain', formatBlock(cellsOf(this.sheet, this.selection.area).map(row => row.map(({value}) => value))));
    event.preventDefault();
    if (event.type === 'cut' && this.editable) this.clear();
  }

  pasted(event) {
    if (this.editing || !this.editable) return;
    event.preventDefault();
    const block = parseBlock(event.clipboardData.getData('text/plain'));
    this.tell('sheet-block', {block: spread(block, this.selection.area), at: this.selection.area});
  }
};
