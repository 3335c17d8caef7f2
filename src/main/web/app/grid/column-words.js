import {CHANNELS, capital, plain} from '../shared/words.js';

// What people call the tables and columns of a policy.

export const TABLES = {
  'rank-tiers': {title: 'Ranks and tiers', purpose: 'Which tier a lead of which rank is in, and who works it.'},
  attempts: {title: 'Attempts', purpose: 'How many attempts are owed for a lead of each tier.'},
  deadlines: {title: 'Deadlines', purpose: 'How much time there is for the first call and for everything.'},
  'attempt-outcomes': {title: 'Attempt outcomes', purpose: 'Which attempts count, and which of them reach the lead.'},
  'waiving-reasons': {title: 'Waiving reasons', purpose: 'Which reasons excuse giving a lead up before all attempts are made.'},
  spacing: {title: 'Spacing', purpose: 'How much time must pass between two attempts.'},
  alerts: {title: 'Alerts', purpose: 'Who is told when, while a promise is at risk or late.'}
};

const COLUMNS = {
  row: 'Row',
  from: 'Rank from',
  below: 'to below',
  tier: 'Tier',
  handling: 'Handling',
  responsible: 'Responsible',
  note: 'Note',
  firstCallWithin: 'First call within',
  allAttemptsWithin: 'Everything within',
  channel: 'Channel',
  outcome: 'Outcome',
  counts: 'Counts',
  reached: 'Reached',
  type: 'Given up as',
  reason: 'Reason',
  waives: 'Waives',
  obligation: 'Obligation',
  at: 'At',
  tell: 'Tell',
  afterPrevious: 'After the previous',
  priority: 'Priority'
};

export const tableTitle = name => TABLES[name]?.title ?? capital(plain(name.replaceAll('-', '_')));

/** `Calls`, `First call within`: the words of a column; a column of the policy's own is called by its name. */
export function columnWords(table, column) {
  if (table === 'attempts' && CHANNELS[column]) return `${CHANNELS[column]}s`;
  if (COLUMNS[column]) return COLUMNS[column];
  const own = /^(.+)Within$/.exec(column);
  return own ? `${capital(own[1].replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`))} within` : column;
}
