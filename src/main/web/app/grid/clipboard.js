// Blocks of cells as spreadsheets put them into the clipboard: tabs between cells, line breaks between rows, and quotes around
// cells that hold one of these.

/** The rows of a block. The line break at the end of the last row begins no row. */
export function parseBlock(text) {
  const rows = [[]];
  let at = 0;
  while (at < text.length || rows.at(-1).length === 0) {
    const {value, end} = text[at] === '"' ? quoted(text, at) : bare(text, at);
    rows.at(-1).push(value);
    if (text[end] !== '\t') {
      at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
      if (at >= text.length) break;
      rows.push([]);
    } else {
      at = end + 1;
      if (at >= text.length) rows.at(-1).push('');
    }
  }
  return rows;
}

function bare(text, at) {
  let end = at;
  while (end < text.length && !'\t\r\n'.includes(text[end])) end++;
  return {value: text.slice(at, end), end};
}

/** A cell in quotes; a quote that is never closed is a letter like others. */
function quoted(text, at) {
  let value = '';
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] !== '"') value += text[end];
    else if (text[end + 1] === '"') value += text[end++];
    else if (end + 1 === text.length || '\t\r\n'.includes(text[end + 1])) return {value, end: end + 1};
    else return bare(text, at);
  }
  return bare(text, at);
}

/** A block as text that spreadsheets take. */
export const formatBlock = rows => rows.map(row => row.map(cell).join('\t')).join('\r\n');

const cell = value => (/[\t\r\n"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Rows as CSV (RFC 4180). */
export const csvOf = rows => rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('');

const csvCell = value => (/[",\r\n]/.test(value) || /^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
