import {moment} from '../shared/time.js';
import {count} from '../shared/words.js';

/**
 * What publishing does, in a line: from when on, and for how many of the open leads. `result` is that of the what-if of what is
 * published now, null where it is not counted; `worked` says whether leads are worked by the policy at all.
 */
export function inOneLine({at, zone, transition, result, worked}) {
  return `Publish ${at ? `from ${moment(at, zone)}` : 'now'}: ${leads({transition, result, worked})}.`;
}

function leads({transition, result, worked}) {
  if (!worked) return 'no lead is worked by this policy yet';
  const way = result?.transitions?.find(each => each.transition === transition);
  if (!way) return 'how many open leads change is not counted';
  const only = transition === 'new-leads' && !way.changed ? ', since only new leads follow it' : '';
  return `${way.changed.toLocaleString('en')} of ${count(way.leads, 'open lead')} change${only}`;
}
