import {sheetColumn, rowNames} from './sheet.js';

// The promise as one sheet, a row a tier. That it is kept in three tables is the server's business.

const TABLES = ['rank-tiers', 'attempts', 'deadlines'];
const BANDS = ['from', 'below'];

/** `{sheet}`, or `{why}` not: then the three tables stand one below the other. */
export function promiseOf(tables, terms) {
  const [tiers, attempts, deadlines] = TABLES.map(name => tables[name]);
  if (!tiers || !attempts || !deadlines) return {why: 'One of the tables of the promise is missing.'};
  const why = segmented(tiers, BANDS) ?? segmented(attempts, ['tier']) ?? segmented(deadlines, ['tier'])
    ?? notOnce(tiers) ?? notOnce(attempts) ?? notOnce(deadlines) ?? stray(tiers, attempts) ?? stray(tiers, deadlines);
  return why ? {why} : {sheet: joined(tiers, attempts, deadlines, terms)};
}

function segmented(table, usual) {
  const more = table.columns.find(({name, role}) => (role === 'INPUT' || role === 'PRIORITY') && !usual.includes(name));
  return more ? `The table ${table.name} also depends on ${more.name}, so a tier has more than one row in it.` : null;
}

function notOnce(table) {
  const seen = new Set();
  for (const {row, tier} of table.rows) {
    if (!tier) return `Row ${row || 'without a name'} of ${table.name} names no tier.`;
    if (seen.has(tier)) return `Tier ${tier} has more than one row in ${table.name}.`;
    seen.add(tier);
  }
  return null;
}

function stray(tiers, table) {
  const row = table.rows.find(({tier}) => !tiers.rows.some(known => known.tier === tier));
  return row ? `Row ${row.row} of ${table.name} is for tier ${row.tier}, which has no ranks.` : null;
}

function joined(tiers, attempts, deadlines, terms) {
  const plan = [
    ...columns(tiers, ['tier'], terms, true), ...columns(tiers, BANDS, terms), ...columns(tiers, ['handling'], terms),
    ...owed(attempts, terms), ...owed(deadlines, terms), ...columns(tiers, ['responsible'], terms)
  ];
  const rest = plan.length - 4;
  return {
    name: 'promise',
    title: 'The promise',
    tables: TABLES,
    groups: [['', 1], ['When the rank is', 2], ['then owed is', rest], ['by', 1]],
    columns: plan,
    rows: rows(plan, {'rank-tiers': tiers, attempts, deadlines})
  };
}

function columns(table, names, terms, frozen = false) {
  return names.map(name => table.columns.find(column => column.name === name)).filter(Boolean)
    .map(column => sheetColumn(table.name, column, terms, frozen));
}

const owed = (table, terms) =>
  columns(table, table.columns.filter(({role}) => role === 'OUTPUT').map(({name}) => name), terms);

function rows(plan, tables) {
  const names = Object.fromEntries(TABLES.map(name => [name, rowNames(tables[name].rows)]));
  return tables['rank-tiers'].rows.map((tierRow, i) => {
    const found = Object.fromEntries(TABLES.map(name => {
      const at = name === 'rank-tiers' ? i : tables[name].rows.findIndex(row => row.tier === tierRow.tier);
      return [name, at < 0 ? null : {row: names[name][at], values: tables[name].rows[at]}];
    }));
    return {
      id: tierRow.tier,
      label: tierRow.tier,
      parts: TABLES.filter(name => found[name]).map(name => ({table: name, row: found[name].row})),
      cells: plan.map(({table, name}) => cell(table, name, tierRow.tier, found))
    };
  });
}

/** A cell of the promise. The tier stands in three tables and is changed in all of them; a row that is missing can be begun. */
function cell(table, column, tier, found) {
  const part = found[table];
  if (!part) return {table, row: null, column, value: '', begins: {row: tier, tier}};
  const also = column === 'tier'
    ? TABLES.filter(name => name !== table && found[name]).map(name => ({table: name, row: found[name].row, column}))
    : [];
  return {table, row: part.row, column, value: part.values[column] ?? '', also};
}
