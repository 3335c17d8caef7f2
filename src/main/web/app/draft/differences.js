import {html} from 'lit';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MOMENT = /(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?(?:\[[^\]]*\])?/g;

/** `deadline: 22 Jan 2016 17:00 becomes 25 Jan 2016 17:00`: what differs in cases, in few words. */
export function difference({pointer, expected, actual}) {
  const name = pointer.split('/').filter(part => part && !/^\d+$/.test(part)).pop() ?? 'answer';
  return html`<span title=${pointer}>${name}</span>: <del>${brief(expected)}</del> becomes <b>${brief(actual)}</b>`;
}

function brief(value) {
  if (value === null || value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(MOMENT, (_, year, month, day, clock) => `${Number(day)} ${MONTHS[month - 1]} ${year} ${clock}`);
}
