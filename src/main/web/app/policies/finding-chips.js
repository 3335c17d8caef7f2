import {html, nothing} from 'lit';
import {chip} from '../shared/parts.js';
import {count} from '../shared/words.js';

/** How many errors and warnings there are. */
export const findingChips = ({errors, warnings}) =>
  html`${errors ? chip('broken', count(errors, 'error'), 'cross') : nothing} ${warnings ? chip('risk', count(warnings, 'warning'), 'triangle') : nothing}`;

/** The same in numbers, of the findings themselves. */
export function countsOf(findings) {
  const errors = findings.filter(({severity}) => severity === 'ERROR').length;
  return {errors, warnings: findings.length - errors};
}
