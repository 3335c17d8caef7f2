import {html, nothing} from 'lit';
import {icon} from './icons.js';
import {STATES} from './words.js';

// Small pieces of pages, as templates.

/** A chip: shape, words, colour. */
export const chip = (tone, words, shape) =>
  html`<span class="chip ${tone}">${shape ? icon(shape) : nothing}${words}</span>`;

/** How an obligation stands. What is warned of is at risk, whatever the policy calls it. */
export function stateChip(state, {warned = false, words} = {}) {
  const known = STATES[state === 'OPEN' && warned ? 'AT_RISK' : state];
  return known ? chip(known.tone, words ?? known.word, known.shape) : nothing;
}

/** A tier as a badge: one hue in steps. The first tier is the darkest, whatever it is called. */
export const tierBadge = tier => {
  if (!tier) return html`<span class="tier none" title="no tier">–</span>`;
  const step = 'ABC'.includes(tier) ? tier : 'other';
  return html`<span class="tier step-${step}" title="tier ${tier}">${tier.length > 2 ? tier.slice(0, 1) : tier}</span>`;
};

export const key = (...names) => names.map(name => html`<kbd>${name}</kbd> `);

/** Says what is wrong, what to do, and the request's id for whoever has to look for it. */
export const problemCard = (problem, again) => html`
  <section class="card problem" role="alert">
    <h2>${icon('cross')} ${problem.status === 403 ? 'You may not do this' : problem.title ?? 'Something went wrong'}</h2>
    <p>${problem.detail || problem.message}</p>
    ${problem.advice ? html`<p class="hint">${problem.advice}${problem.status === 403 ? ' An admin of this server can give you another role.' : nothing}</p>` : nothing}
    <p class="actions">
      ${again ? html`<button class="small" @click=${again}>Try again</button>` : nothing}
      ${problem.requestId ? html`<span class="muted">Request <code>${problem.requestId}</code></span>` : nothing}
    </p>
  </section>`;

/** Why there is nothing here, and what to do about it. */
export const emptyCard = (title, content) => html`
  <section class="card empty"><h2>${title}</h2>${content}</section>`;

/** Rows where content will be: shown only when it takes longer than a moment. */
export const skeleton = (rows = 6) => html`
  <div class="skeleton" aria-hidden="true">${Array.from({length: rows}, () => html`<span></span>`)}</div>`;

/** Exclusive choices side by side: `[[value, label], ...]`. */
export const segments = (label, choices, chosen, choose) => html`
  <div class="segments" role="group" aria-label=${label}>
    ${choices.map(([value, words]) => html`
      <button type="button" aria-pressed=${value === chosen} @click=${() => choose(value)}>${words}</button>`)}
  </div>`;
