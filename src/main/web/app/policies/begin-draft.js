import {read, send} from '../shared/api.js';
import {who} from '../shared/who.js';
import {go} from '../shared/url.js';

/** Begins a draft named after who begins it and the date, and opens it. */
export async function beginDraft(policy) {
  const base = `/v1/policies/${encodeURIComponent(policy)}/drafts`;
  const wanted = draftName(await who.need(), new Date());
  const {items} = await read(base);
  const name = freeName(wanted, items.map(draft => draft.name));
  await send('POST', base, {name}, {prefer: 'return=minimal'});
  go(draftAddress(policy, name));
}

function freeName(wanted, taken) {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.includes(name)) return name;
  }
}

export const draftAddress = (policy, name) => `/policies/${encodeURIComponent(policy)}/drafts/${encodeURIComponent(name)}`;

/** `ann-2026-11-28`: names of drafts take letters, digits, `.`, `_` and `-`. */
export function draftName(editor, date) {
  const plain = editor.split('@')[0].replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 40) || 'draft';
  const two = number => String(number).padStart(2, '0');
  return `${plain}-${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
