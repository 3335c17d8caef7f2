import {csvOf} from './clipboard.js';

// What a pasted block means for a sheet: into existing rows as edits, or as the table that it would give.

/** What the door for single cells takes in one revision. */
export const MOST_EDITS = 500;

/** Whether a block goes into existing cells as it is: not too large, no new rows, no heading row. */
export function fitsInto(sheet, block, {top, left}) {
  const cells = block.reduce((sum, row) => sum + row.length, 0);
  const inside = top + block.length <= sheet.rows.length && block.every(row => left + row.length <= sheet.columns.length);
  return cells <= MOST_EDITS && inside && !headingOf(sheet, block);
}

/**
 * The columns that the first row of a block names, by place, or null when it is no heading. A heading names only columns, by
 * what they are called here or in files, and at least two unless the block is one cell wide.
 */
export function headingOf(sheet, block) {
  const [first = []] = block;
  const found = first.map(words => columnNamed(sheet, words));
  const named = found.filter(column => column >= 0).length;
  return block.length > 1 && named >= Math.min(2, first.length) && named >= first.length / 2 ? found : null;
}

function columnNamed({columns}, words) {
  const wanted = words.trim().toLowerCase();
  return columns.findIndex(column => [column.name, column.words].some(name => name.toLowerCase() === wanted));
}

/** A table with a block put into it: `{rows, changed, added, unmatched, whole}`; `whole`: the block takes the place of all rows. */
export function tableWith(sheet, block, {top, left}, {whole = false} = {}) {
  const heading = headingOf(sheet, block);
  const body = heading ? block.slice(1) : block;
  const columns = heading ?? block[0].map((_, at) => (left + at < sheet.columns.length ? left + at : -1));
  const begin = heading ? 0 : top;
  const names = sheet.columns.map(column => column.name);
  const rows = whole ? [] : sheet.rows.map(row => row.cells.map(cell => cell.value));
  const places = heading && !whole ? placesOf(rows, body, columns, names) : body.map((_, at) => begin + at);
  let [changed, added] = [0, 0];
  body.forEach((values, down) => {
    const at = Math.min(places[down], rows.length);
    if (at === rows.length) { rows.push(names.map(() => '')); added++; }
    values.forEach((value, right) => {
      const column = columns[right] ?? -1;
      if (column < 0 || rows[at][column] === value) return;
      rows[at][column] = value;
      changed++;
    });
  });
  const unmatched = heading ? block[0].filter((_, at) => heading[at] < 0) : block[0].slice(sheet.columns.length - left);
  return {names, rows, changed, added, unmatched, heading, columns};
}

/** With a heading that names the rows, each goes to the row of its name; others are new. */
function placesOf(rows, body, columns, names) {
  const from = columns.indexOf(names.indexOf('row'));
  if (from < 0) return body.map((_, at) => at);
  const known = new Map(rows.map((row, at) => [row[names.indexOf('row')], at]));
  let next = rows.length;
  return body.map(values => known.get(values[from]) ?? next++);
}

export const tableCsv = ({names, rows}) => csvOf([names, ...rows]);
