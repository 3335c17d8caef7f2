import {html} from 'lit';
import {icon} from '../shared/icons.js';

const MARKS = {done: 'tick', wrong: 'cross'};
const SAID = {done: 'in order', wrong: 'in the way of publishing', open: ''};

/** A step of a review: its number, or a mark once it is in order or in the way. `state` is done, wrong or open. */
export const step = (number, title, state, content) => html`
  <section class="card step ${state}" aria-labelledby="step-${number}">
    <span class="step-mark">${MARKS[state] ? html`${icon(MARKS[state])}<span class="unseen">${SAID[state]}: </span>` : number}</span>
    <h2 id="step-${number}">${title}</h2><div class="step-content">${content}</div></section>`;
