import {rowNames} from '../grid/sheet.js';

// Edits upon tables that are known, so that a large table need not be read again after each of them. Only cells that are set:
// after anything else the tables come from the server.

export const onlySets = edits => edits.every(({op}) => op === 'SET');

export const cellCount = tables => Object.values(tables).reduce((sum, {rows, columns}) => sum + rows.length * columns.length, 0);

/** The tables with these cells set; rows that do not change stay the same objects. */
export function applied(tables, edits) {
  const changed = {...tables};
  for (const {op, table, row, column, value} of edits) {
    const at = op === 'SET' ? placeOf(changed[table], row) : -1;
    if (at < 0) continue;
    const rows = [...changed[table].rows];
    rows[at] = {...rows[at], [column]: value ?? ''};
    changed[table] = {...changed[table], rows};
  }
  return changed;
}

/** Whether all of these cells say it already. */
export function holds(tables, edits) {
  return edits.length > 0 && onlySets(edits) && edits.every(({table, row, column, value}) => {
    const at = placeOf(tables[table], row);
    return at >= 0 && (tables[table].rows[at][column] ?? '') === (value ?? '');
  });
}

const placeOf = (table, row) => (table ? rowNames(table.rows).indexOf(row) : -1);

/** What cells said in other tables, by cell, of rows with the same name. */
export function differing(tables, before, keyOf) {
  return new Map(Object.entries(tables).flatMap(([name, table]) => (before?.[name] ? [...differingIn(name, table, before[name], keyOf)] : [])));
}

const known = new WeakMap();

/** Of one table; a table that has not changed is the same object, and is not compared again. */
function differingIn(name, table, before, keyOf) {
  if (known.get(table)?.before === before) return known.get(table).old;
  const old = new Map();
  const rows = new Map(before.rows.map(row => [row.row, row]));
  rowNames(table.rows).forEach((row, at) => {
    const then = rows.get(row);
    for (const [column, value] of Object.entries(then ? table.rows[at] : {})) {
      if ((then[column] ?? '') !== value) old.set(keyOf(name, row, column), then[column] ?? '');
    }
  });
  known.set(table, {before, old});
  return old;
}
