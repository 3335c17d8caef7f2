import {Problem, get, send} from '../shared/api.js';
import {refused} from '../shared/may.js';
import {cellKey} from '../grid/sheet.js';
import {applied, cellCount, holds, onlySets} from './apply.js';

const PAUSE = 300;
const AGAIN = 2_000;
const LOOK_EVERY = 5_000;
/** From so many cells on an answer leaves the tables out: they are known, but for what was sent. */
const LARGE = 4_000;
const NOTHING = new Map();

/**
 * A draft that is edited: what is typed waits for a pause, goes in order, each action as one revision, and names the revision
 * it was made upon. Nothing is shown as saved before the server has said so, and nothing is lost while it is away.
 */
export class Session {
  constructor(policy, name, changed) {
    this.base = `/v1/policies/${encodeURIComponent(policy)}/drafts/${encodeURIComponent(name)}`;
    this.changed = changed;
    Object.assign(this, {draft: null, etag: null, queue: [], sending: null, problem: null, away: false, conflict: null, others: null});
  }

  async open(signal) {
    this.take(await get(this.base, {signal}));
    this.looking ??= setInterval(() => this.look(), LOOK_EVERY);
  }

  close() {
    clearInterval(this.looking);
    clearTimeout(this.timer);
    if (this.queue.length) this.flush();
    this.closed = true;
  }

  /** `saved`, `saving`, `away` (the server does not answer) or `conflict`. */
  get state() {
    if (this.conflict) return 'conflict';
    if (this.away) return 'away';
    return this.queue.length || this.sending ? 'saving' : 'saved';
  }

  /** What was typed and is not saved yet, by cell. The same object while nothing is typed. */
  get values() {
    if (!this.sending && !this.queue.length && !this.conflict) return NOTHING;
    const sets = [...(this.conflict?.mine ?? []), this.sending, ...this.queue].flatMap(action => action?.edits ?? []).filter(({op}) => op === 'SET');
    return new Map(sets.map(({table, row, column, value}) => [cellKey(table, row, column), value]));
  }

  /** What is typed in a cell: sent after a pause, or at once when the cell is left. */
  type(edits, {done = false} = {}) {
    if (refused('edit-drafts')) return;
    const last = this.queue.at(-1);
    if (last?.typed && sameCells(last.edits, edits)) this.queue.pop();
    const saved = this.sending ? applied(this.draft.tables, this.sending.edits ?? []) : this.draft.tables;
    if (edits.length && !holds(saved, edits)) this.queue.push({typed: true, edits});
    clearTimeout(this.timer);
    if (done) this.flush();
    else this.timer = setTimeout(() => this.flush(), PAUSE);
    this.changed();
  }

  /** Something that is one revision: `{edits}`, or `{method, path, body, type}` of another door. */
  async put(action) {
    if (refused('edit-drafts')) return;
    this.queue.push(action);
    this.changed();
    await this.flush();
  }

  undo() { return this.put({step: 'undo'}); }
  redo() { return this.put({step: 'redo'}); }

  async flush() {
    clearTimeout(this.timer);
    if (this.sending || this.conflict || this.away) return;
    while (this.queue.length) {
      this.sending = this.queue.shift();
      this.changed();
      try {
        await this.go(this.sending);
      } catch (problem) {
        await this.refused(this.sending, problem);
      } finally {
        this.sending = null;
      }
      if (this.conflict || this.away) break;
    }
    this.changed();
  }

  async go(action) {
    const {method, path, body, type} = this.request(action);
    if (!method) return;
    const answer = await send(method, this.base + path, body, {etag: this.etag, type});
    this.problem = null;
    this.others = null;
    this.take(answer, action);
  }

  request(action) {
    if (action.edits) {
      const lean = onlySets(action.edits) && cellCount(this.draft.tables) > LARGE;
      return {method: 'PATCH', path: lean ? '?tables=false' : '', body: {edits: action.edits}};
    }
    if (!action.step) return action;
    const to = this.draft[action.step] ?? null;
    return to === null ? {} : {method: 'POST', path: '/undo', body: {to}};
  }

  take({body, etag}, action) {
    const tables = body.tables ?? applied(this.draft.tables, action?.edits ?? []);
    this.draft = {...body, settings: body.settings ?? this.draft.settings, tables};
    this.etag = etag;
    this.away = false;
  }

  async refused(action, problem) {
    if (problem.name === 'AbortError') return;
    if (!(problem instanceof Problem)) throw problem;
    if (problem.passing) {
      this.queue.unshift(action);
      this.away = true;
      setTimeout(() => { this.away = false; this.flush(); }, AGAIN);
    } else if (problem.status === 412) {
      await this.overtaken(action, problem);
    } else {
      this.problem = problem;
    }
  }

  /** Somebody else was faster. An answer that was lost on its way looks the same: then what was sent is there already. */
  async overtaken(action, problem) {
    const theirs = await get(this.base);
    if (action.edits && onlySets(action.edits) && holds(theirs.body.tables, action.edits)) return this.take(theirs);
    this.conflict = {problem, theirs, mine: [action, ...this.queue]};
    this.queue = [];
  }

  /** Gives up what was not saved. */
  takeTheirs() {
    this.take(this.conflict.theirs);
    this.conflict = null;
    this.changed();
  }

  /** Makes the same edits again upon what the other has made. */
  applyMine() {
    const {theirs, mine} = this.conflict;
    this.take(theirs);
    this.queue = [...mine, ...this.queue];
    this.conflict = null;
    return this.flush();
  }

  /** Whether somebody else has edited it; only while nothing of one's own is on its way. */
  async look() {
    if (document.hidden || this.state !== 'saved') return;
    try {
      const answer = await get(this.base, {headers: {'If-None-Match': this.etag}});
      if (this.state !== 'saved' || answer.etag === this.etag || this.closed) return;
      this.take(answer);
      this.others = answer.body.lastEdit;
      this.changed();
    } catch {
      // It has not changed (304), or the server is away: the next look tells.
    }
  }
}

const sameCells = (some, others) => some.length === others.length
  && some.every(({table, row, column}, i) => table === others[i].table && row === others[i].row && column === others[i].column);
