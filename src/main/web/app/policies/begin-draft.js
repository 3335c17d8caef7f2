import {Problem, send} from '../shared/api.js';
import {who} from '../shared/who.js';
import {go} from '../shared/url.js';

const TRIES = 20;

/** Begins a draft named after who begins it and the date, and opens it. */
export async function beginDraft(policy, from) {
  const name = draftName(await who.need(), new Date());
  for (let attempt = 1; ; attempt++) {
    const tried = attempt === 1 ? name : `${name}-${attempt}`;
    try {
      await send('POST', `/v1/policies/${encodeURIComponent(policy)}/drafts`, from ? {name: tried, from} : {name: tried}, {prefer: 'return=minimal'});
      return go(draftAddress(policy, tried));
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 409 || attempt === TRIES) throw problem;
    }
  }
}

export const draftAddress = (policy, name) => `/policies/${encodeURIComponent(policy)}/drafts/${encodeURIComponent(name)}`;

/** `ann-2026-11-28`: names of drafts take letters, digits, `.`, `_` and `-`. */
export function draftName(editor, date) {
  const plain = editor.split('@')[0].replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 40) || 'draft';
  const two = number => String(number).padStart(2, '0');
  return `${plain}-${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
