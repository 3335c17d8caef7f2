// What a person does to a sheet, as the edits that the server takes. Nothing is judged here.

/** The edits that make a cell say something. A cell whose row is missing begins the row. */
export function setCell(cell, value) {
  if (cell.row === null) {
    return value === '' ? [] : [{table: cell.table, op: 'INSERT', cells: {...cell.begins, [cell.column]: value}}];
  }
  return [cell, ...(cell.also ?? [])].map(({table, row, column}) => ({table, op: 'SET', row, column, value}));
}

/** The cells of an area, row by row. */
export function cellsOf(sheet, {top, bottom, left, right}) {
  return sheet.rows.slice(top, bottom + 1).map(row => row.cells.slice(left, right + 1));
}

/** The edits that put a block over the cells from a corner on: only where something changes. */
export function setBlock(sheet, top, left, block) {
  return block.flatMap((values, down) => values.flatMap((value, right) => {
    const cell = sheet.rows[top + down]?.cells[left + right];
    return cell && cell.value !== value ? setCell(cell, value) : [];
  }));
}

/** A block repeated over an area whose size is a multiple of its own, as spreadsheets do. */
export function spread(block, {top, bottom, left, right}) {
  const [rows, columns] = [bottom - top + 1, right - left + 1];
  if (rows % block.length || columns % block[0].length) return block;
  return Array.from({length: rows}, (_, down) =>
    Array.from({length: columns}, (_, to) => block[down % block.length][to % block[0].length] ?? ''));
}

/** The first row of an area into all others of it; of a single row, the row above. */
export function fillDown(sheet, area) {
  const from = area.top === area.bottom ? area.top - 1 : area.top;
  if (from < 0) return [];
  const values = sheet.rows[from].cells.slice(area.left, area.right + 1).map(({value}) => value);
  const below = Array.from({length: area.bottom - from}, () => values);
  return setBlock(sheet, from + 1, area.left, below);
}

/**
 * A new row below the selected one, like it but for its name: of the promise a new tier without ranks. Rows begin like
 * their neighbour because a blank cell that must be filled hides what else is wrong.
 */
export function insertRow(sheet, at) {
  const near = sheet.rows[Math.min(at, sheet.rows.length - 1)];
  const name = freshName(sheet);
  if (sheet.tables.length === 1) {
    const cells = Object.fromEntries((near?.cells ?? []).map(({column, value}) => [column, value]));
    return [{table: sheet.tables[0], op: 'INSERT', at: near ? at + 2 : 1, cells: {...cells, row: name}}];
  }
  return sheet.tables.map(table => {
    const cells = Object.fromEntries(near.cells.filter(cell => cell.table === table && cell.row !== null).map(({column, value}) => [column, value]));
    const ranks = table === 'rank-tiers' ? {from: '', below: ''} : {};
    const owed = table === 'rank-tiers' || near.parts.some(part => part.table === table);
    return owed ? {table, op: 'INSERT', ...(table === 'rank-tiers' ? {at: at + 2} : {}), cells: {...cells, ...ranks, row: name, tier: name}} : null;
  }).filter(Boolean);
}

function freshName(sheet) {
  const taken = new Set(sheet.rows.flatMap(({label, id}) => [label, id]));
  for (let n = sheet.rows.length + 1; ; n++) if (!taken.has(`row-${n}`)) return `row-${n}`;
}

/** Takes rows out, from the last on, so that places stay right. */
export function removeRows(sheet, {top, bottom}) {
  return sheet.rows.slice(top, bottom + 1).reverse().flatMap(row => partsOf(sheet, row).map(({table, row: name}) => ({table, op: 'REMOVE', row: name})));
}

/** Moves a row by one place. The order of the promise is that of its ranks. */
export function moveRow(sheet, at, step) {
  if (at + step < 0 || at + step >= sheet.rows.length) return [];
  const [{table, row}] = partsOf(sheet, sheet.rows[at]);
  return [{table, op: 'MOVE', row, at: at + step + 1}];
}

const partsOf = (sheet, row) => row.parts ?? [{table: sheet.tables[0], row: row.id}];
