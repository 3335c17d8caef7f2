// The words of the pages themselves, in one place. Sentences of the server are shown as they are.

/** How an obligation stands: a word, a shape and a colour. */
export const STATES = {
  MET: {word: 'kept', shape: 'tick', tone: 'kept'},
  MET_LATE: {word: 'kept late', shape: 'clock', tone: 'late'},
  OPEN: {word: 'in time', shape: 'ring', tone: 'open'},
  AT_RISK: {word: 'at risk', shape: 'triangle', tone: 'risk'},
  BREACHED: {word: 'late, not done', shape: 'cross', tone: 'broken'},
  WAIVED: {word: 'waived', shape: 'struck', tone: 'waived'},
  CANCELLED: {word: 'no longer owed', shape: 'dash', tone: 'off'}
};

export const DUTIES = {
  FIRST_CALL: 'First call',
  ALL_ATTEMPTS: 'All attempts',
  DECISION_AFTER_CONTACT: 'Decision after contact'
};

export const CHANNELS = {PHONE: 'Call', EMAIL: 'Email'};

/** What is made of a channel, in the plural and within a sentence: `calls`, `emails`. */
export const attemptsOf = channel => ({PHONE: 'calls', EMAIL: 'emails'}[channel] ?? `${plain(channel)} attempts`);

export const ACTIONS = {
  ATTEMPT: 'Attempt',
  ACCEPT_OR_REJECT: 'Accept or reject',
  DISQUALIFY_OR_RETURN: 'Disqualify or return',
  NURTURE: 'Nurture',
  SCORE: 'Score',
  NONE: 'Nothing'
};

export const OUTCOMES = {
  NO_ANSWER: 'no answer',
  VOICEMAIL: 'voicemail',
  CONNECTED: 'connected',
  SENT: 'sent',
  REPLIED: 'replied',
  BOUNCED: 'bounced',
  WRONG_NUMBER: 'wrong number',
  AUTO_REPLY: 'automatic reply',
  INBOUND: 'they got in touch'
};

/** `KEY_NOT_KNOWN` as `key not known`, for names that policies declare themselves. */
export const plain = name => (name ?? '').replaceAll('_', ' ').toLowerCase();

/** `call, 2 of 7`, `accept or reject` */
export function actionWords(action) {
  if (action.type !== 'ATTEMPT') return ACTIONS[action.type] ?? capital(plain(action.type));
  return `${CHANNELS[action.channel] ?? capital(plain(action.channel))}, ${action.attempt} of ${action.of}`;
}

export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence of somebody else, with a full stop unless it ends with a mark of its own. */
export const ended = text => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** `1 lead`, `3 leads`, `12,000 leads` */
export const count = (number, one, many = `${one}s`) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/** A difference with its sign, to one decimal: `+1.5`, `−2`, `0`. */
export function signed(number) {
  const rounded = Math.round(number * 10) / 10;
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${-rounded}` : '0';
}

/** What a new version means for leads that are being worked. */
export const TRANSITIONS = {
  'new-leads': 'New leads only',
  're-rate-from-receipt': 'From receipt',
  're-rate-from-now': 'Restart the clocks',
  'never-shorten': 'Never shorten'
};

/** The same in a sentence each. */
export const TRANSITIONS_MEAN = {
  'new-leads': 'Leads whose clock has started keep the old promise.',
  're-rate-from-receipt': 'As if the new promise had been in force when each was received.',
  're-rate-from-now': 'All times count anew from the moment it takes effect, also for leads whose rows stay as they are.',
  'never-shorten': 'As from receipt, but no deadline comes earlier.'
};

/** What somebody is here for, by role: as `docs/access.md` has it. */
export const ROLES = {
  viewer: 'reads what was agreed',
  representative: 'works on leads',
  analyst: 'writes drafts, tries them, and proposes them',
  approver: 'consents to what others wrote, and puts it in force',
  application: 'another program: tells facts, asks for decisions, reads what is to be done',
  leader: 'leads a team',
  planner: 'plans what is promised',
  auditor: 'reads everything and changes nothing; what it reads is recorded',
  operator: 'runs the server',
  admin: 'may do everything'
};

/** `analyst and approver`, `analyst, approver and viewer` */
export const together = (words, last = 'and') => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`);
