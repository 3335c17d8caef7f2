import {LitElement} from 'lit';
import {read, send} from '../shared/api.js';
import {may} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {who} from '../shared/who.js';
import {address} from '../shared/url.js';

const EACH_SECOND = 1_000;
const FRESH = 300_000;
const MOMENT = 60_000;
const MINUTES = 'leadline.minutes-per-attempt';
const USUAL = {PHONE: 6, EMAIL: 3};
const OTHERWISE = 5;

/**
 * A what-if on the open leads and whoever waits for it: it takes the one that the address names, or the latest one where that is
 * of the same revision and the same promise, and starts another otherwise. What shows it extends this, and may try another
 * edition than a draft.
 */
export class WithWhatIf extends LitElement {
  static properties = {
    draft: {attribute: false}, channels: {attribute: false}, moment: {attribute: false},
    whatIf: {state: true}, problem: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {whatIf: null, problem: null, channels: []});
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    clearTimeout(this.waiting);
    super.disconnectedCallback();
  }

  get door() {
    return `/v1/policies/${encodeURIComponent(this.draft.policy)}/what-ifs`;
  }

  /** The number of the one that the address names; null where it names none. */
  get wanted() {
    return null;
  }

  get edition() {
    return `draft:${this.draft.name}`;
  }

  /** Whether the result is of what is reviewed now. */
  get stale() {
    const {revision, publication, publicationNow} = this.whatIf ?? {};
    return Boolean(this.whatIf) && (revision !== this.draft.revision || publication !== publicationNow);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('draft') && changed.get('draft')?.revision !== this.draft.revision) this.begin();
    else if (changed.has('moment') && this.whatIf) this.start();
  }

  /** Nobody is asked for a name only because they look at a review: without one there is a button. */
  async begin() {
    try {
      const latest = await this.named() ?? await this.latest();
      if (latest) return this.follow(latest);
      if (who.name && may('try-out')) await this.start();
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  /** The one that the address names, however old, so that a link and a way back show the same again. */
  async named() {
    const id = this.wanted;
    if (!/^\d{1,18}$/.test(id ?? '')) return null;
    try {
      const whatIf = await read(`${this.door}/${id}`);
      return whatIf.edition === this.edition && whatIf.revision === this.draft.revision && this.sameMoment(whatIf) ? whatIf : null;
    } catch (problem) {
      if (problem.status === 404) return null;
      throw problem;
    }
  }

  async latest() {
    const {items} = await read(address(this.door, {limit: 20}));
    const found = items.find(item => item.edition === this.edition && item.revision === this.draft.revision
      && item.population === 'open' && ['RUNNING', 'DONE'].includes(item.state) && Date.now() - new Date(item.startedAt) < FRESH
      && this.sameMoment(item));
    if (!found) return null;
    const whatIf = await read(`${this.door}/${found.id}`);
    return whatIf.publication === whatIf.publicationNow ? whatIf : null;
  }

  sameMoment(item) {
    return this.moment ? +this.moment === +new Date(item.effectiveFrom) : !this.later(item);
  }

  /** Whether it was tried for a later moment than that at which it was tried. */
  later({effectiveFrom, startedAt}) {
    return effectiveFrom && new Date(effectiveFrom) - new Date(startedAt) > MOMENT;
  }

  async start() {
    clearTimeout(this.waiting);
    this.problem = null;
    const before = this.whatIf;
    try {
      if (before?.state === 'RUNNING') await this.giveUp(before);
      const {body} = await send('POST', this.door, {
        edition: this.edition, population: 'open', ...(this.channels.length ? {minutesPerAttempt: this.minutes} : {}),
        ...(this.moment ? {effectiveFrom: this.moment.toISOString()} : {})
      });
      this.follow(body);
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    }
  }

  /** A replica tries two at once, so one that nobody waits for makes way; one that has ended meanwhile is left alone. */
  async giveUp({id}) {
    const now = await read(`${this.door}/${id}`);
    if (now.state === 'RUNNING') await send('DELETE', `${this.door}/${id}`);
  }

  follow(whatIf) {
    if (!this.isConnected) return;
    this.whatIf = whatIf;
    this.arrived(whatIf);
    if (whatIf.state !== 'RUNNING') return;
    this.waiting = setTimeout(async () => {
      try {
        this.follow(await read(`${this.door}/${whatIf.id}`));
      } catch (fault) {
        this.problem = asProblem(fault);
      }
    }, EACH_SECOND);
  }

  /** There is news of it. */
  arrived() {}

  /** How long an attempt takes, as this browser was told last. */
  get minutes() {
    const told = JSON.parse(localStorage.getItem(MINUTES) ?? '{}');
    return Object.fromEntries(this.channels.map(channel => [channel, told[channel] ?? USUAL[channel] ?? OTHERWISE]));
  }

  set minutes(value) {
    localStorage.setItem(MINUTES, JSON.stringify(value));
    this.start();
  }
}
