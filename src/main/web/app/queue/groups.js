import {read} from '../shared/api.js';

// The queue in groups, in the order in which work makes most sense: what can still be kept first, the hopeless later. What is
// in which group, the server says.

const PAGE = 50;
const MOST = 200;
const OFTEN = ['SCORE', 'NURTURE'];

/** The filters that stand in the address and that the server knows. */
export const FILTERS = ['owner', 'team', 'unassigned', 'tier', 'type', 'channel', 'source', 'state', 'q'];

/** Those of them that say whose queue it is; the others narrow it down. */
export const WHOSE = ['owner', 'team', 'unassigned'];

/** An address of the queue; a list of values means any of them. */
export function queueAddress(path, values) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const each of [value].flat()) if (each !== undefined && each !== null && each !== '') search.append(name, each);
  }
  return search.size ? `${path}?${search}` : path;
}

/** One group: what it is called, what it asks the server, and what was read of it so far. */
export class Group {
  constructor(values) {
    Object.assign(this, {note: '', unfolded: false, count: 0, entries: [], next: null, begun: false, held: null, problem: null}, values);
  }

  /** Reads the first page, or anew as much as was read. */
  async refresh(filters, signal) {
    const limit = Math.min(MOST, Math.max(PAGE, this.entries.length));
    const {items, next} = await read(this.address(filters, limit), {signal});
    return {items, next};
  }

  async more(filters, signal) {
    const {items, next} = await read(this.address(filters, PAGE, this.next), {signal});
    const known = new Set(this.entries.map(entry => entry.leadId));
    this.entries = [...this.entries, ...items.filter(entry => !known.has(entry.leadId))];
    this.next = next;
  }

  address(filters, limit, cursor) {
    return queueAddress('/v1/actions', {...filters, ...this.asks, sort: this.sort, limit, cursor});
  }

  /** Takes what was read. Of a list that was read far down, the rest stays: the stream has told of its changes. */
  take({items, next}) {
    const first = new Set(items.map(entry => entry.leadId));
    const rest = items.length === MOST ? this.entries.slice(MOST).filter(entry => !first.has(entry.leadId) && !entry.gone) : [];
    Object.assign(this, {entries: [...items, ...rest], next: rest.length ? this.next : next, begun: true, held: null, problem: null});
  }

  /**
   * Takes what was read without moving a row under the hand: rows change in place, what is gone is marked, and what is new
   * waits. Only rows that this person has acted on go, or to where they now belong.
   */
  takeQuietly(fresh, acted) {
    const news = new Map(fresh.items.map(entry => [entry.leadId, entry]));
    const known = new Set(this.entries.map(entry => entry.leadId));
    this.entries = this.entries
      .filter(entry => !acted.has(entry.leadId))
      .map(entry => news.get(entry.leadId) ?? (fresh.next ? entry : {...entry, gone: true}));
    for (const [i, entry] of fresh.items.entries()) {
      if (acted.has(entry.leadId)) this.insert(entry, fresh.items.slice(0, i));
    }
    const arrived = fresh.items.filter(entry => !known.has(entry.leadId) && !acted.has(entry.leadId)).length;
    this.held = arrived ? {...fresh, arrived} : null;
    this.begun = true;
    if (!this.held && !this.entries.some(entry => entry.gone)) this.next = fresh.next;
  }

  /** Puts an entry after the last of those before it that is here. */
  insert(entry, before) {
    const at = before.reduce((last, each) => Math.max(last, this.entries.findIndex(here => here.leadId === each.leadId)), -1);
    this.entries.splice(at + 1, 0, entry);
  }
}

const SOON = {
  today: {title: 'Can still be kept today', asks: {due: 'today'}, sort: 'due'},
  justLate: {title: 'Just late', note: 'newest first', asks: {due: 'justLate'}, sort: '-due'},
  lateForLonger: {title: 'Late for longer', note: 'newest first', asks: {due: 'lateForLonger'}, sort: '-due'},
  later: {title: 'Later', asks: {due: ['tomorrow', 'thisWeek', 'later']}, sort: 'due'}
};

/** Begins to read what is most likely to be shown, while it is counted: promises by the id of the group. */
export function readAhead(filters, {group, sort}, signal) {
  if (group || sort) return new Map();
  return new Map(['today', 'justLate'].map(id => {
    const reading = new Group({id, ...SOON[id]}).refresh(filters, signal);
    reading.catch(() => {});
    return [id, reading];
  }));
}

const MOST_URGENT = ['justLate', 'lateForLonger', 'today', 'later'];

/** The group of what is to be done next: what is late goes before what can still be kept. In other orders it is the first group. */
export function nextGroup(groups) {
  const there = groups.filter(group => group.count > 0);
  return MOST_URGENT.map(id => there.find(group => group.id === id)).find(Boolean) ?? there[0] ?? null;
}

/** The first of a group that is still to be done. */
export const nextEntry = group => group.entries.find(entry => !entry.gone) ?? null;

/** The groups for what was counted: `counts` of all, and `undated` of what has no deadline. */
export function groupsOf(counts, undated, {group, sort}) {
  if (group === 'owner') return ownerGroups(counts);
  if (sort === 'due') return [new Group({id: 'all', title: 'By due date', asks: {}, sort: 'due', count: counts.actions, unfolded: true})];
  const of = (list, ...values) => list.filter(each => values.includes(each.value)).reduce((sum, each) => sum + each.actions, 0);
  const numbers = {
    today: of(counts.due, 'today'),
    justLate: of(counts.late, 'justLate'),
    lateForLonger: of(counts.late, 'lateForLonger'),
    later: of(counts.due, 'tomorrow', 'thisWeek', 'later')
  };
  const dated = Object.entries(SOON).map(([id, values]) => new Group({id, ...values, count: numbers[id]}));
  const first = dated.findIndex(each => each.count > 0);
  for (const [i, each] of dated.entries()) each.unfolded = i < 2 || i === first;
  return [...dated, ...undatedGroups(undated)].filter(each => each.count > 0);
}

function undatedGroups(undated) {
  const of = (id, title, types) => new Group({
    id, title, asks: {due: 'none', type: types.map(each => each.value)}, sort: '-received',
    count: types.reduce((sum, each) => sum + each.actions, 0)
  });
  const [score, nurture] = OFTEN.map(type => undated.types.filter(each => each.value === type));
  return [
    of('score', 'No deadline: to score', score),
    of('nurture', 'No deadline: to nurture', nurture),
    of('undated', 'No deadline: others', undated.types.filter(each => !OFTEN.includes(each.value)))
  ];
}

/** For those who lead others: whose actions, most late first. */
const ownerGroups = counts => [...counts.owners]
  .sort((a, b) => b.overdue - a.overdue || b.actions - a.actions)
  .map(owner => new Group({
    id: `owner:${owner.value ?? ''}`, title: owner.value ?? 'Nobody', owner,
    asks: owner.value ? {owner: owner.value} : {unassigned: 'true'}, sort: 'due', count: owner.actions
  }));
