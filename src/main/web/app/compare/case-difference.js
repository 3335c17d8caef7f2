import {html, nothing} from 'lit';
import {exactMoment} from '../shared/time.js';
import {ACTIONS, CHANNELS, DUTIES, STATES, capital, plain} from '../shared/words.js';
import {tableTitle} from '../grid/column-words.js';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const LONG = 120;

/** Fields of an answer as people call them. */
const FIELDS = {
  of: 'attempts in all', required: 'attempts required', remaining: 'attempts still to make', made: 'attempts made', attempt: 'number of the attempt',
  deadline: 'deadline', deadlineLocal: 'deadline', dueAt: 'due', dueLocal: 'due', earliestAt: 'not before', countedFrom: 'counted from',
  within: 'time allowed', state: 'state', tier: 'tier', responsible: 'responsible', sentence: 'sentence', validUntil: 'the answer holds until',
  metAt: 'kept at', type: 'what is to be done', channel: 'channel', outcome: 'outcome', detail: 'why it is refused', status: 'answered or refused',
  obligations: 'what is owed', requiredActions: 'what is to be done', channels: 'channels', clock: 'clock', firings: 'rules that fired', errors: 'errors'
};

/** Where a case differs: `First call, deadline: Fri 22 Jan 2016, 17:00 becomes Mon 25 Jan 2016, 17:00`. */
export function difference({pointer, of = [], expected, actual}, zone) {
  if (pointer === '/firings/-') return firing(expected);
  return html`<span title=${pointer}>${capital(place(pointer, of))}</span>: <del>${value(expected, zone)}</del> becomes <mark>${value(actual, zone)}</mark>`;
}

/** A rule or a row that an answer no longer rests on. */
function firing({table, row, rule, clause}) {
  const what = row ? `row ${row}${table ? ` of ${tableTitle(table).toLowerCase()}` : ''}` : rule ? `the rule “${rule}”` : `a rule of clause ${clause}`;
  return html`<span title="/firings">Fired</span>: <del>${what}</del> becomes <mark>not at all</mark>${row && clause ? html` <span class="muted">(${clause})</span>` : nothing}`;
}

function place(pointer, of) {
  const field = pointer.split('/').filter(part => part && part !== '-' && !/^\d+$/.test(part)).pop();
  const kinds = of.map(kind => DUTIES[kind] ?? CHANNELS[kind] ?? ACTIONS[kind] ?? (/^\d+$/.test(kind) ? `number ${Number(kind) + 1}` : plain(kind)));
  return [...kinds, FIELDS[field] ?? plain(field ?? 'the answer')].map((words, i) => (i ? words.charAt(0).toLowerCase() + words.slice(1) : words)).join(', ');
}

function value(json, zone) {
  if (json === null || json === undefined) return 'nothing';
  if (typeof json === 'string') return INSTANT.test(json) ? exactMoment(json.replace(/\[.*\]$/, ''), zone) : STATES[json]?.word ?? DUTIES[json] ?? ACTIONS[json] ?? CHANNELS[json] ?? json;
  if (json.kind) return DUTIES[json.kind] ?? plain(json.kind);
  const text = Array.isArray(json) ? json.map(each => value(each, zone)).join(', ') || 'nothing' : typeof json === 'object' ? object(json, zone) : String(json);
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}

const object = (json, zone) => Object.entries(json).map(([name, each]) => `${FIELDS[name] ?? plain(name)} ${value(each, zone)}`).join(', ');
