import {cellKey} from '../grid/sheet.js';

/** What findings say about cells, by cell: an error before a warning, and every sentence. */
export function marksOf(findings) {
  const marks = new Map();
  for (const {id, severity, detail, cells = []} of findings) {
    for (const {table, row, column} of cells) {
      const key = cellKey(table, row, column);
      const known = marks.get(key);
      if (!known) marks.set(key, {id, severity, sentences: [detail]});
      else marks.set(key, {...known, severity: known.severity === 'ERROR' ? 'ERROR' : severity, sentences: [...known.sentences, detail]});
    }
  }
  return marks;
}

/** The cell after the one where one is, around the end. */
export function nextCell(cells, at, step) {
  if (!cells.length) return null;
  const here = at ? cells.findIndex(({table, row, column}) => table === at.table && row === at.row && column === at.column) : -1;
  return cells[here < 0 ? 0 : (here + step + cells.length) % cells.length];
}
