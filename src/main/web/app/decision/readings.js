import {html} from 'lit';
import {exactMoment} from '../shared/time.js';
import {CHANNELS, DUTIES, plain} from '../shared/words.js';

// Facts of an explanation as a line of text. The server names them; here they only get spaces and local times.

// Said once for the whole decision, or already in a table beside it.
const ELSEWHERE = new Set(['fact', 'concludedBy', 'asOf', 'row', 'segment', 'calendar']);
const INSTANT = /^\d{4}-\d\d-\d\dT.*Z$/;

/** `RequiredAttempts` or `firstCallAt` in words. */
export const spaced = name => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().replace(/ at$/, '');

/** The rows that a firing read, which are shown as tables and not in words. */
export const isRow = fact => /Row$/.test(fact.fact) && 'row' in fact;

/** A fact: its name, its values, and the rule that concluded it. */
export const reading = (fact, zone) => html`
  <span class="reading"><b>${spaced(fact.fact)}</b> ${values(fact, zone) || 'none'}${fact.concludedBy
    ? html` <span class="muted">(from ${fact.concludedBy})</span>` : ''}</span>`;

export function values(fact, zone) {
  return Object.entries(fact)
    .filter(([name, value]) => !ELSEWHERE.has(name) && !isLocal(name, fact) && !isNothing(value))
    .map(([name, value]) => `${spaced(name)} ${text(name, value, zone)}`)
    .join(', ');
}

/** Each moment comes a second time as local text; one of the two is enough. */
const isLocal = (name, fact) => name.endsWith('Local') && name.slice(0, -5) in fact;

const isNothing = value => value === null || value === undefined || value === ''
  || (Array.isArray(value) && !value.length) || (typeof value === 'object' && !Object.keys(value).length);

export function text(name, value, zone) {
  if (Array.isArray(value)) return value.map(item => text(name, item, zone)).join('; ');
  if (typeof value === 'object') return `(${values(value, zone)})`;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (INSTANT.test(value)) return exactMoment(value, zone);
  if (name === 'kind') return (DUTIES[value] ?? plain(value)).toLowerCase();
  if (name === 'channel') return (CHANNELS[value] ?? value).toLowerCase();
  return String(value);
}
