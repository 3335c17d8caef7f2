import {columnWords, tableTitle} from './column-words.js';

// A sheet is what a grid shows: columns, and rows of cells each of which knows the table, row and column it stands for.

/** Names a cell, for maps of marks and old values. */
export const cellKey = (table, row, column) => `${table}\n${row}\n${column}`;

/** How edits name the rows of a table: by name, or by place where the name is blank or not the only one. */
export function rowNames(rows) {
  const seen = new Map();
  for (const {row} of rows) seen.set(row, (seen.get(row) ?? 0) + 1);
  return rows.map(({row}, i) => (row && seen.get(row) === 1 ? row : `#${i + 1}`));
}

/** The sheet of one table as it is: `terms` are the names that its policy knows, as `termsOf` gives them. */
export function tableSheet(table, terms) {
  const names = rowNames(table.rows);
  return {
    name: table.name,
    title: tableTitle(table.name),
    tables: [table.name],
    groups: null,
    columns: table.columns.map(column => sheetColumn(table.name, column, terms, column.role === 'ROW')),
    rows: table.rows.map((row, i) => sheetRow(table, row, names[i], i))
  };
}

/** Rows of sheets by the row of the table: one that has not changed stays the same object, and need not be drawn again. */
const made = new WeakMap();

function sheetRow(table, row, name, at) {
  const known = made.get(row);
  if (known?.id === name && known.cells.length === table.columns.length) return known;
  const sheetRow = {
    id: name,
    label: row.row || `#${at + 1}`,
    cells: table.columns.map(column => ({table: table.name, row: name, column: column.name, value: row[column.name] ?? ''}))
  };
  made.set(row, sheetRow);
  return sheetRow;
}

export function sheetColumn(table, column, terms, frozen = false) {
  return {
    id: `${table}/${column.name}`,
    table,
    name: column.name,
    words: columnWords(table, column.name),
    expected: column.expected,
    number: column.type === 'RANK' || column.type === 'COUNT',
    text: column.type === 'TEXT',
    choices: choices(table, column, terms),
    frozen
  };
}

/** The names that a policy knows: what cells can be chosen from. */
export function termsOf(settings, tables) {
  return {
    channels: settings.channels ?? [],
    outcomes: settings.outcomes ?? [],
    tiers: [...new Set((tables['rank-tiers']?.rows ?? []).map(row => row.tier).filter(Boolean))],
    teams: [...new Set((tables['rank-tiers']?.rows ?? []).map(row => row.responsible).filter(Boolean))]
  };
}

const LISTED = new Set(['HANDLING', 'YES_NO', 'GIVING_UP', 'OBLIGATION']);

/** What a cell can be chosen from; null where one writes. The server says which names a column takes. */
function choices(table, {name, type, expected}, terms) {
  if (LISTED.has(type)) return [...expected.matchAll(/`([^`]+)`/g)].map(match => match[1]);
  if (name === 'channel') return terms.channels;
  if (name === 'outcome') return terms.outcomes;
  if (name === 'responsible') return terms.teams;
  if (name === 'tell') return ['owner', 'team', 'owner or team'];
  if (name === 'tier' && table !== 'rank-tiers') return terms.tiers;
  return null;
}
