import {question} from '../shared/api.js';
import {live} from '../shared/live.js';
import {readIf} from '../shared/may.js';
import {asProblem, Page} from '../shared/page.js';
import {PagesOf} from '../shared/pages-of.js';
import {shownZone, zoneOf} from '../shared/time.js';
import {address, change} from '../shared/url.js';

const SOON = 500;
const AGAIN = 5_000;

/** What the page of a lead reads, each part on its own, and how it hears of changes. */
export class LeadReading extends Page {
  static properties = {lead: {state: true}, parts: {state: true}, at: {state: true}};

  #ends = [];

  constructor() {
    super();
    const part = () => ({data: null, problem: null});
    Object.assign(this, {lead: null, at: null, calendarZone: null,
      parts: {timeline: part(), plan: part(), decision: part(), entry: part(), owner: part(), past: part()}});
  }

  connectedCallback() {
    super.connectedCallback();
    const again = () => this.again();
    addEventListener('leadline-undone', again);
    this.#ends = [live.subscribe(event => { if (event.type === 'reset' || event.data?.leadId === this.lead?.id) this.again(); }),
      () => removeEventListener('leadline-undone', again)];
  }

  disconnectedCallback() {
    for (const end of this.#ends) end();
    super.disconnectedCallback();
  }

  again() {
    this.waiting ??= setTimeout(() => { this.waiting = null; if (this.isConnected) this.reload(); }, SOON);
  }

  get order() {
    return this.query.get('order') ?? 'happened';
  }

  choose(values) {
    change(values, {replace: true});
  }

  addressChanged() {
    this.requestUpdate();
    this.readPast();
  }

  /** All at once; each panel on its own. */
  async load(signal) {
    const lead = `/v1/leads/${encodeURIComponent(this.path.id)}`;
    const pages = new PagesOf(`${lead}/timeline`, {}, 200);
    const apart = [
      this.part('timeline', async () => { await pages.read(signal); return pages; }),
      this.part('plan', () => this.read(`${lead}/plan`, signal)),
      this.part('entry', () => readIf('read-queue', async () => (await this.read(address('/v1/actions', {q: this.path.id, limit: 20}), signal)).items, []))];
    this.readPast({anew: true});
    try {
      this.lead = await this.read(lead, signal);
    } finally {
      if (this.lead?.decision) {
        this.learnZone(signal);
        this.part('decision', () => this.readDecision(signal));
      }
      await Promise.all(apart);
    }
  }

  async part(name, reading) {
    const again = () => this.part(name, reading);
    try {
      const data = await reading();
      this.parts = {...this.parts, [name]: {data, problem: null, again}};
    } catch (fault) {
      if (fault.name === 'AbortError') return;
      const problem = asProblem(fault);
      this.parts = {...this.parts, [name]: {data: null, problem, again}};
      if (problem.passing) setTimeout(() => { if (this.isConnected && this.parts[name].problem === problem) again(); }, AGAIN);
    }
  }

  /** A lead without a deadline is told of in the zone of its calendar as well. */
  async learnZone(signal) {
    const {id} = this.lead.decision.calendar;
    if (!id || this.calendarZone) return;
    this.calendarZone = (await this.read(`/v1/calendars/${encodeURIComponent(id)}`, signal).catch(() => null))?.timezone ?? null;
    this.requestUpdate();
  }

  /** The decision, with its clocks and pauses; and the hours in which the owner's own clock runs, which the server knows too. */
  async readDecision(signal) {
    const id = `/v1/decisions/${this.lead.decision.id}`;
    const [decision, {pauses = []}] = await Promise.all([this.read(id, signal), this.read(`${id}/facts`, signal)]);
    const owners = (this.lead.ownership?.clocks ?? []).filter(own => own.deadline && own.calendar);
    const traces = await Promise.all(owners.map(async own => {
      const {body} = await question('/v1/calendars/elapsed', {calendar: own.calendar, from: own.clockStarted, to: own.deadline}, {signal});
      return [own.kind, body.trace];
    }));
    return {...decision, pauses, owners: new Map(traces)};
  }

  /** What was said at the moment of the address. An answer that was overtaken is dropped. */
  readPast({anew = false} = {}) {
    const asked = this.at = this.query.get('at');
    if (!asked || (asked === this.pastOf && !anew)) return;
    this.pastOf = asked;
    this.part('past', async () => {
      const data = await this.read(address(`/v1/leads/${encodeURIComponent(this.path.id)}/next-action`, {asOf: asked}));
      return this.pastOf === asked ? data : this.parts.past.data;
    });
  }

  async readMore() {
    const pages = this.parts.timeline.data;
    await this.part('timeline', async () => { await pages.read(); return pages; });
  }

  get zone() {
    const local = this.lead?.decision?.obligations.find(each => each.deadlineLocal)?.deadlineLocal ?? this.lead?.decision?.requiredActions[0]?.dueLocal;
    return shownZone(zoneOf(local) ?? this.calendarZone);
  }
}
