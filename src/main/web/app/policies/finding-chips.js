import {html, nothing} from 'lit';
import {chip} from '../shared/parts.js';
import {count} from '../shared/words.js';

/** How many errors and warnings there are. */
export function findingChips(findings) {
  const errors = findings.filter(({severity}) => severity === 'ERROR').length;
  const others = findings.length - errors;
  return html`${errors ? chip('broken', count(errors, 'error'), 'cross') : nothing} ${others ? chip('risk', count(others, 'warning'), 'triangle') : nothing}`;
}
