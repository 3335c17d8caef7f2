import {nameOf} from '../acting/acts.js';
import {people} from '../acting/people.js';
import {announce} from '../shared/announce.js';
import {live} from '../shared/live.js';
import {asProblem, Page} from '../shared/page.js';
import {seconds} from '../shared/time.js';
import {who} from '../shared/who.js';
import {actionWords} from '../shared/words.js';
import {FILTERS, WHOSE, groupsOf, nextGroup, queueAddress, readAhead} from './groups.js';
import {KEYS} from './keys.js';

const SETTLED = 5_000;
const SOON = 400;
const POLL = 15_000;
const FLASH = 1_600;

/** What the queue reads, and how it hears of changes. Nothing moves under a hand that is in the list. */
export class QueueReading extends Page {
  static properties = {
    counts: {state: true},
    groups: {state: true},
    current: {state: true},
    menu: {state: true},
    empty: {state: true}
  };

  #ends = [];
  #asked = null;

  constructor() {
    super();
    Object.assign(this, {counts: null, groups: [], whole: null, current: null, menu: null, empty: false, undone: null, keys: KEYS, team: null,
      flashing: new Set(), telling: new Set(), acted: new Map(), unfolded: new Map(), touched: 0, hints: []});
  }

  connectedCallback() {
    super.connectedCallback();
    const pressed = event => this.pressed(event);
    // Whoever takes something back wants to tell it rightly: so the row has the focus again.
    const undone = ({detail}) => { this.acted.set(detail.leadId, []); this.undone = detail.leadId; this.again(); };
    addEventListener('keydown', pressed);
    addEventListener('leadline-undone', undone);
    const polling = setInterval(() => { if (this.stale || live.state === 'stale' || live.state === 'reconnecting') this.again(); }, POLL);
    const settling = setInterval(() => this.settle(), 1_000);
    this.#ends = [live.subscribe(event => this.heard(event)), live.watch(state => { if (state === 'live') this.again(); this.requestUpdate(); }),
      () => removeEventListener('keydown', pressed), () => removeEventListener('leadline-undone', undone),
      () => clearInterval(polling), () => clearInterval(settling)];
    this.learnTeam();
  }

  disconnectedCallback() {
    for (const end of this.#ends) end();
    super.disconnectedCallback();
  }

  async learnTeam() {
    if (!who.owner) return;
    const me = (await people().catch(() => [])).find(person => person.name === who.owner);
    this.team = me?.teams[0] ?? null;
    this.requestUpdate();
  }

  get filters() {
    return Object.fromEntries(FILTERS.map(name => [name, this.query.get(name)]).filter(([, value]) => value));
  }

  /** Another row is no other question. */
  addressChanged() {
    if (JSON.stringify([this.filters, this.query.get('group'), this.query.get('sort')]) !== this.#asked) this.reload();
  }

  async load(signal) {
    if (this.query.get('owner') === 'me' || (location.pathname === '/' && who.owner && !location.search)) return this.mine();
    this.#asked = JSON.stringify([this.filters, this.query.get('group'), this.query.get('sort')]);
    const {filters} = this;
    const way = {group: this.query.get('group'), sort: this.query.get('sort')};
    const ahead = readAhead(filters, way, signal);
    const {counts, undated, whole} = await this.count(filters, signal);
    const groups = groupsOf(counts, undated, way);
    for (const group of groups) group.unfolded = this.unfolded.get(group.id) ?? group.unfolded;
    await Promise.all(groups.filter(group => group.unfolded || group === nextGroup(groups))
      .map(async group => group.take(await (ahead.get(group.id) ?? group.refresh(filters, signal)))));
    Object.assign(this, {counts, whole, groups, current: this.query.get('lead')});
    this.empty = counts.actions === 0 && !Object.keys(filters).length && !(await this.read('/v1/leads?limit=1', signal)).items.length;
    this.learnKeys();
  }

  /** Counts what is shown, what of it has no deadline, and the whole queue of whom it is. */
  async count(filters, signal) {
    const counted = values => this.read(queueAddress('/v1/actions/counts', values), signal);
    const whose = Object.fromEntries(Object.entries(filters).filter(([name]) => WHOSE.includes(name)));
    const narrowed = Object.keys(filters).length > Object.keys(whose).length;
    const [counts, undated, whole] = await Promise.all([counted(filters), counted({...filters, due: 'none'}), narrowed ? counted(whose) : null]);
    return {counts, undated, whole: whole ?? counts};
  }

  heard({type, data}) {
    if (type === 'reset') return this.again();
    const row = this.rows().find(entry => entry.leadId === data.leadId);
    if (!row && type === 'gone') return;
    const {owner, team} = this.filters;
    if (!row && data.leadId && ((owner && owner !== data.owner) || (team && team !== data.team))) return;
    this.sayBreach(row, data);
    if (row) {
      Object.assign(row, type === 'gone' ? {gone: true} : data);
      this.flash(data.leadId);
    }
    this.again();
  }

  sayBreach(row, entry) {
    const isNew = row ? row.state !== 'BREACHED' : seconds(entry.lateBy) < 120;
    if (entry.state !== 'BREACHED' || !isNew || entry.owner !== who.owner || !who.owner) return;
    announce(`Late: ${actionWords(entry.action)}, ${nameOf(entry)}.`, {urgent: true});
  }

  flash(leadId) {
    this.flashing.add(leadId);
    setTimeout(() => { this.flashing.delete(leadId); this.requestUpdate(); }, FLASH);
  }

  /** Reads again soon, once for all that comes meanwhile, and never twice at a time. */
  again() {
    if (!this.counts) return;
    if (this.waiting) {
      this.more = true;
      return;
    }
    this.waiting = setTimeout(async () => {
      this.more = false;
      if (this.isConnected) await this.refresh().catch(fault => { if (fault.name !== 'AbortError') this.stale = asProblem(fault); });
      this.waiting = null;
      if (this.more && this.isConnected) this.again();
      this.requestUpdate();
    }, SOON);
  }

  async refresh() {
    const {filters} = this;
    const asked = this.#asked;
    const {counts, undated, whole} = await this.count(filters);
    const fresh = groupsOf(counts, undated, {group: this.query.get('group'), sort: this.query.get('sort')});
    const known = new Map(this.groups.map(group => [group.id, group]));
    const groups = [...fresh.map(group => Object.assign(known.get(group.id) ?? group, {count: group.count, owner: group.owner})),
      ...this.groups.filter(group => group.entries.length && !fresh.some(each => each.id === group.id)).map(group => Object.assign(group, {count: 0}))];
    const read = await Promise.all(groups.filter(group => group.unfolded || group === nextGroup(groups)).map(async group => [group, await group.refresh(filters)]));
    if (asked !== this.#asked) return;
    const place = this.place();
    for (const [group, page] of read) {
      if (this.engaged) group.takeQuietly(page, this.acted);
      else group.take(page);
    }
    const {acted, undone} = this;
    this.acted = new Map();
    this.undone = null;
    this.telling.clear();
    this.stale = null;
    Object.assign(this, {counts, whole, groups: groups.filter(group => group.count || group.entries.length), empty: this.empty && !counts.actions});
    await this.keepPlace(place, acted, undone);
    this.learnKeys();
  }

  /** Whether a hand is in the list: then nothing in it moves. */
  get engaged() {
    return performance.now() - this.touched < SETTLED || Boolean(this.menu) || Boolean(this.querySelector('act-dialog dialog[open]'));
  }

  settle() {
    if (this.engaged || !this.groups.some(group => group.held || group.entries.some(entry => entry.gone))) return;
    const place = this.place();
    for (const group of this.groups) {
      if (group.held) group.take(group.held);
      group.entries = group.entries.filter(entry => !entry.gone);
    }
    this.requestUpdate();
    this.keepPlace(place, new Map());
  }

  show(group) {
    group.take(group.held);
    this.requestUpdate();
  }

  touch() {
    this.touched = performance.now();
  }

  rows() {
    return this.groups.filter(group => group.unfolded).flatMap(group => group.entries);
  }

  async unfold(group) {
    group.unfolded = !group.unfolded;
    this.unfolded.set(group.id, group.unfolded);
    this.requestUpdate();
    if (group.unfolded && !group.begun) await this.readGroup(group, async () => group.take(await group.refresh(this.filters)));
  }

  async readGroup(group, reading) {
    group.problem = null;
    try {
      await reading();
    } catch (fault) {
      group.problem = asProblem(fault);
    }
    this.requestUpdate();
  }
}
