import {html} from 'lit';
import {exactMoment} from '../shared/time.js';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const LONG = 120;

/** Where a case differs: `deadline of obligation 2: Fri 22 Jan 2016, 17:00 becomes Mon 25 Jan 2016, 17:00`. */
export const difference = ({pointer, expected, actual}, zone) => html`${place(pointer)}: <del>${value(expected, zone)}</del> becomes <mark>${value(actual, zone)}</mark>`;

/** `/obligations/1/deadline` as `obligations 2, deadline` */
function place(pointer) {
  return pointer.split('/').filter(Boolean)
    .reduce((words, part) => (/^\d+$/.test(part) ? `${words} ${Number(part) + 1}` : words ? `${words}, ${part}` : part), '') || 'the answer';
}

function value(json, zone) {
  if (json === null || json === undefined) return 'nothing';
  if (typeof json === 'string') return INSTANT.test(json) ? exactMoment(json.replace(/\[.*\]$/, ''), zone) : json;
  const text = JSON.stringify(json);
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}
