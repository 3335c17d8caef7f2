/** The keys of a draft, as the list of all keys shows them. */
export const KEYS = [
  ['Arrows', 'move in the grid; with Shift, select'],
  ['Enter or F2', 'edit the cell; any letter types over it'],
  ['Tab', 'keep, and go right'],
  ['Del', 'empty the selected cells'],
  ['Ctrl C, X, V', 'copy, cut, paste a block'],
  ['Ctrl Z, Ctrl Y', 'undo, redo'],
  ['Ctrl D', 'fill down'],
  ['Alt Up, Alt Down', 'move the row'],
  ['Ctrl +, Ctrl -', 'insert a row below, remove the rows'],
  ['F8', 'the next finding'],
  ['Ctrl Enter', 'review']
];
