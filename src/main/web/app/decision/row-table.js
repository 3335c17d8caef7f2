import {html, nothing} from 'lit';
import {icon} from '../shared/icons.js';
import '../shared/scroll-box.js';

const BESIDE = 1;
const WHOLE = 8;

/** A table of the policy with the rows that fired: the cells that matched the lead are filled. Rows far from them are left out. */
export function rowTable(table, fired) {
  const columns = table.columns.filter(column => column.role !== 'NOTE');
  const shown = near(table.rows, fired);
  return html`<scroll-box label=${`Table ${table.name}`}><table class="plain row-table">
    <caption class="unseen">Table ${table.name}: ${fired.map(row => `row ${row}`).join(', ')} fired</caption>
    <thead><tr>${columns.map(column => html`<th scope="col">${column.role === 'ROW' ? table.name : column.name}</th>`)}</tr></thead>
    <tbody>${shown.map(row => (row.left
      ? html`<tr><td class="muted" colspan=${columns.length}>${row.left === 1 ? '1 more row' : `${row.left} more rows`}</td></tr>`
      : line(row, columns, fired.includes(row.row))))}</tbody></table></scroll-box>`;
}

const line = (row, columns, hit) => html`
  <tr class=${hit ? 'fired' : ''}>${columns.map(column => {
    const value = row[column.name] ?? '';
    if (column.role === 'ROW') return html`<th scope="row">${hit ? html`${icon('tick')}<span class="unseen">fired: </span>` : nothing}${value}</th>`;
    const filled = hit && column.role === 'INPUT' && value !== '';
    return html`<td class=${filled ? 'matching' : ''}>${value}${filled ? html`<span class="unseen"> (matched)</span>` : nothing}</td>`;
  })}</tr>`;

/** The rows that fired and their neighbours, with the number of those left out between them. */
function near(rows, fired) {
  if (rows.length <= WHOLE) return rows;
  const shown = [];
  let left = 0;
  rows.forEach((row, i) => {
    const close = rows.slice(Math.max(0, i - BESIDE), i + BESIDE + 1).some(beside => fired.includes(beside.row));
    if (!close) { left++; return; }
    if (left) shown.push({left});
    left = 0;
    shown.push(row);
  });
  return left ? [...shown, {left}] : shown;
}
