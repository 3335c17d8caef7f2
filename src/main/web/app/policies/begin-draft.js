import {send} from '../shared/api.js';
import {dateIn} from '../shared/time.js';
import {who} from '../shared/who.js';
import {go} from '../shared/url.js';

/**
 * Begins a draft named after who begins it and the date in the zone of its calendar, and opens it. `from` is the edition that it
 * copies; `taken` are the names that other drafts have.
 */
export async function beginDraft(policy, {from, taken, zone}) {
  const base = `/v1/policies/${encodeURIComponent(policy)}/drafts`;
  const name = freeName(draftName(await who.need(), dateIn(zone)), taken);
  await send('POST', base, {name, from}, {prefer: 'return=minimal'});
  go(draftAddress(policy, name));
}

function freeName(wanted, taken) {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.includes(name)) return name;
  }
}

export const draftAddress = (policy, name) => `/policies/${encodeURIComponent(policy)}/drafts/${encodeURIComponent(name)}`;

/** `ann-2026-11-28`: names of drafts take small letters, digits and `-`. */
export function draftName(editor, date) {
  const plain = editor.split('@')[0].toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40) || 'draft';
  return `${plain}-${date}`;
}

/** Whether somebody is still writing it: what was published as it is needs no further work. */
export const isOpen = draft => draft.publishedAs === null;

/** Whether what a draft is built upon was called off. */
export const lostBase = ({basedOn}, publications) =>
  publications.some(({sequence, state}) => sequence === basedOn && state === 'CANCELLED');

/**
 * `2 cells, 1 row changed`; what a draft makes another of what it is built upon. Where that was called off it differs from what is in
 * force though it may not differ from that.
 */
export function changedWords(draft, publications) {
  const {changed, basedOn} = draft;
  if (!changed) return 'a new policy';
  const words = partsOf(changed);
  if (!lostBase(draft, publications)) return words ? `${words} changed` : 'nothing changed yet';
  return `built upon publication ${basedOn}, which was called off${words ? `; ${words} changed since` : ''}`;
}

function partsOf(changed) {
  return [['cells', 'cell'], ['rows', 'row'], ['settings', 'setting'], ['cases', 'file of cases', 'files of cases']]
    .filter(([part]) => changed[part])
    .map(([part, one, many = `${one}s`]) => `${changed[part]} ${changed[part] === 1 ? one : many}`)
    .join(', ');
}
