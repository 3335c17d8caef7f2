import {html, nothing} from 'lit';

// How headings and cells of a grid are drawn.

export function heading({groups, columns}) {
  return html`<thead>
    ${groups ? html`<tr>${groups.map(([words, span]) => (words ? html`<th colspan=${span} scope="colgroup">${words}</th>` : html`<td colspan=${span}></td>`))}</tr>` : nothing}
    <tr aria-rowindex="1">${columns.map((column, at) => html`<th scope="col" class="${column.number ? 'number' : ''} ${column.frozen ? `frozen-${at}` : ''}" title=${column.expected}>${column.words}</th>`)}</tr>
  </thead>`;
}

/** What a cell says: what was typed last, before it what stands in force; a dash where there is no row. */
export function cellBody({cell, old, waiting}) {
  const value = waiting ?? cell.value;
  const words = cell.row === null && waiting === undefined ? '–' : value;
  return old === undefined || old === value ? words : html`${old === '' ? nothing : html`<del>${old}</del> `}${words === '' ? html`<span class="unseen">blank</span>` : words}`;
}

export function cellClasses({cell, column, here, mark, old, waiting, chosen}) {
  const names = [];
  if (column.number) names.push('number');
  if (column.text) names.push('text');
  if (column.frozen) names.push('frozen');
  if (old !== undefined && old !== (waiting ?? cell.value)) names.push('changed');
  if (mark) names.push(mark.severity === 'ERROR' ? 'error' : 'warning');
  if (waiting !== undefined) names.push('waiting');
  if (chosen) names.push('in-selection');
  if (here) names.push('selected-cell');
  return names.join(' ');
}

/** Where a cell is typed in; a column whose words are known offers them as a list. */
export function cellInput({id, words, expected, choices}, {value}, row, {pressed, typed, left}) {
  const list = choices?.length ? `choices-${id.replace(/\W/g, '-')}` : null;
  return html`<input class="cell-input" .value=${value} aria-label="${words}, ${row}" list=${list ?? nothing} autocomplete="off" spellcheck="false"
    title=${expected ?? ''} @keydown=${pressed} @input=${typed} @blur=${left}>${list
      ? html`<datalist id=${list}>${choices.map(choice => html`<option value=${choice}></option>`)}</datalist>` : nothing}`;
}

/** Which rows of a large sheet are shown, and how to come to others. */
export function pages(page, size, rows, turn) {
  const last = Math.ceil(rows / size) - 1;
  return html`<p class="actions small sheet-pages"><button class="small" ?disabled=${page === 0} @click=${() => turn(page - 1)}>Earlier rows</button>
    <span>Rows ${page * size + 1} to ${Math.min(rows, (page + 1) * size)} of ${rows.toLocaleString('en')}</span>
    <button class="small" ?disabled=${page === last} @click=${() => turn(page + 1)}>Later rows</button></p>`;
}
