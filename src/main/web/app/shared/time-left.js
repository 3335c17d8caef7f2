import {LitElement} from 'lit';
import {chip} from './parts.js';
import {STATES} from './words.js';
import {clock, fullMoment, hours, seconds, since, zoneOf} from './time.js';

/**
 * How much is left of a promise, counted down from what the server said: `left` is open time, `running` whether the clock
 * runs, `changesAt` when that changes. When the clock starts or stops it asks for news with the event `time-changed`.
 */
class TimeLeft extends LitElement {
  static properties = {
    entry: {attribute: false}
  };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    everyTenSeconds.add(this);
  }

  disconnectedCallback() {
    everyTenSeconds.delete(this);
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has('entry')) {
      this.received = performance.now();
      this.told = false;
    }
  }

  render() {
    const {state, left, lateBy, warned, dueAt} = this.entry;
    if (!dueAt || !left) return chip('off', 'no deadline', 'dash');
    const gone = left.running ? this.gone(left) : 0;
    if (lateBy) return chip('broken', `${hours(seconds(lateBy) + gone)} late`, 'cross');
    const open = Math.max(0, seconds(left.open) - gone);
    const known = STATES[state === 'OPEN' && warned ? 'AT_RISK' : state] ?? STATES.OPEN;
    return chip(known.tone, this.words(open, left), known.shape);
  }

  words(open, left) {
    const words = `${hours(open)} left`;
    if (left.running || !left.changesAt) return words;
    return `${words}, clock stands`;
  }

  /** Seconds counted since the server said how much is left, at most until its clock changes. */
  gone(left) {
    const passed = since(this.received);
    const until = left.changesAt ? (new Date(left.changesAt) - new Date(left.at)) / 1000 : Infinity;
    if (passed >= until && !this.told) {
      this.told = true;
      this.dispatchEvent(new CustomEvent('time-changed', {bubbles: true}));
    }
    return Math.min(passed, until);
  }

  updated() {
    const {dueAt, dueLocal, left} = this.entry;
    const zone = zoneOf(dueLocal);
    const starts = left && !left.running && left.changesAt ? `\nThe clock starts ${fullMoment(left.changesAt, zone)}.` : '';
    this.title = dueAt ? `Due ${fullMoment(dueAt, zone)}. In open hours: nights, weekends and holidays do not count.${starts}` : '';
  }
}

const everyTenSeconds = new Set();
setInterval(() => {
  for (const element of everyTenSeconds) element.requestUpdate();
}, 10_000);

/** `clock starts Mon 09:00`, where it stands. */
export const standing = (left, zone) => (left && !left.running && left.changesAt ? `clock starts ${clock(left.changesAt, zone)}` : '');

customElements.define('time-left', TimeLeft);
