/** With what a table begins that a draft did not have: one row that does what people mostly want, for a table may not be empty. */
export const EMPTY_TABLES = {
  alerts: [{row: 'first-call-late', tier: '', obligation: 'FIRST_CALL', at: '100%', tell: 'team', note: ''}],
  spacing: [{row: 'calls', tier: '', channel: 'PHONE', afterPrevious: '4 business hours', note: ''}],
  'waiving-reasons': [{row: 'duplicate', type: '', reason: 'duplicate', waives: 'yes', note: ''}]
};
