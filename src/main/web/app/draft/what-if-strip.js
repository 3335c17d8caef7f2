import {LitElement, html, nothing} from 'lit';
import {Problem, read, send} from '../shared/api.js';
import {needs} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {problemCard} from '../shared/parts.js';
import {hours} from '../shared/time.js';
import {PagesOf} from '../shared/pages-of.js';
import {change, query, withQuery} from '../shared/url.js';
import '../review/changed-lead.js';
import {attemptsOf, count, signed} from '../shared/words.js';

const LOOK_EVERY = 700;
const MINUTES = {PHONE: 6, EMAIL: 3};
/** The way in which an edition is asked here: what every open lead would be owed by it. How it comes is chosen at the review. */
const WAY = 're-rate-from-receipt';

/** Why leads cannot be tried while there are errors. */
export const UNTIL_MENDED = 'Leads can be tried when the errors are mended.';

/** What a draft would mean for the leads that are open now: counted by the server, a lead at a time to look at. */
class WhatIfStrip extends LitElement {
  static properties = {
    policy: {attribute: false}, name: {attribute: false}, revision: {attribute: false}, channels: {attribute: false}, zone: {attribute: false}, open: {attribute: false}, errors: {attribute: false},
    found: {state: true}, problem: {state: true}, running: {state: true}, leads: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {channels: [], open: false, running: null, leads: null});
  }

  createRenderRoot() {
    return this;
  }

  get base() {
    return `/v1/policies/${encodeURIComponent(this.policy)}/what-ifs`;
  }

  /** What was refused was refused of an earlier revision. */
  willUpdate(changed) {
    if (changed.has('revision')) this.problem = null;
  }

  /** The address names the last one that was tried, so that a way back from a lead finds it again. */
  async firstUpdated() {
    const id = query().get('what-if');
    if (!/^\d{1,18}$/.test(id ?? '')) return;
    try {
      const whatIf = await read(`${this.base}/${id}`);
      if (whatIf.edition === `draft:${this.name}`) await this.follow(id);
    } catch (fault) {
      if (fault.status !== 404) this.problem = asProblem(fault);
    }
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  async run() {
    if (this.running || this.errors) return;
    Object.assign(this, {problem: null, running: {percent: 0}, leads: null});
    const minutesPerAttempt = Object.fromEntries(this.channels.filter(channel => MINUTES[channel]).map(channel => [channel, MINUTES[channel]]));
    try {
      const {body} = await send('POST', this.base, {edition: `draft:${this.name}`, population: 'open', transition: WAY, minutesPerAttempt});
      change({'what-if': body.id}, {replace: true});
      await this.follow(body.id);
    } catch (fault) {
      this.running = null;
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    }
  }

  async follow(id) {
    const whatIf = await read(`${this.base}/${id}`);
    if (whatIf.state === 'RUNNING') {
      this.running = whatIf.progress;
      this.timer = setTimeout(() => this.follow(id).catch(fault => { this.running = null; this.problem = asProblem(fault); }), LOOK_EVERY);
      return;
    }
    this.running = null;
    if (whatIf.state === 'DONE') this.found = whatIf;
    else this.problem = new Problem(409, {title: 'The leads could not be tried', detail: whatIf.failure ?? `It was ${whatIf.state.toLowerCase()}.`});
    if (this.open && this.found) this.readLeads();
  }

  toggleLeads() {
    this.dispatchEvent(new CustomEvent('leads-toggled', {bubbles: true}));
    if (!this.leads) this.readLeads();
  }

  async readLeads() {
    this.leads ??= new PagesOf(`${this.base}/${this.found.id}/leads`, {transition: WAY}, 20);
    try {
      await this.leads.read();
    } catch (fault) {
      this.problem = asProblem(fault);
    }
    this.requestUpdate();
  }

  render() {
    if (!this.found) {
      return html`<section class="card no-print"><header><h2>What it would change</h2></header>
        ${this.problem ? problemCard(this.problem, () => this.run()) : nothing}
        ${this.running ? this.progress() : html`<p><button ?disabled=${this.errors > 0} aria-describedby="try-note" ${needs('try-out')} @click=${this.run}>Try on leads</button>
          <span id="try-note" class="muted small">${this.errors ? UNTIL_MENDED : 'Decides each open lead by the draft and by what is in force, and changes nothing.'}</span></p>`}</section>`;
    }
    return html`<section class="card"><header><h2>What it would change</h2><span class="muted small">for open leads, from receipt; the review has every other way</span></header>
      ${this.problem ? problemCard(this.problem, () => this.run()) : nothing}${this.figures()}
      ${this.open ? this.changedLeads() : nothing}</section>`;
  }

  progress() {
    return html`<p>Trying ${this.running.leads ? `${count(this.running.leadsDone, 'lead')} of ${this.running.leads.toLocaleString('en')}` : 'leads'}
      <progress max="100" .value=${this.running.percent ?? 0} aria-label="Leads tried"></progress></p>`;
  }

  figures() {
    const result = this.found.result;
    const way = result.transitions.find(({transition}) => transition === WAY) ?? result;
    const stale = this.found.revision !== this.revision;
    return html`<div class="tried">
      <div><p class="value"><button class="link" aria-expanded=${this.open} @click=${this.toggleLeads}>${way.changed}</button> <span class="muted">of ${result.leads}</span></p><p class="small">leads answered otherwise</p></div>
      ${way.attempts.slice(0, 2).map(({channel, remaining}) => html`<div><p class="value">${signed(remaining.after - remaining.before)}</p><p class="small">${attemptsOf(channel)} still to make</p></div>`)}
      ${way.repHours ? html`<div><p class="value">${signedHours(way.repHours.remaining)}</p><p class="small" title="6 minutes a call, 3 an email">of reps' time</p></div>` : nothing}
      <div><p class="value">${way.newlyBreached} / ${way.noLongerBreached}</p><p class="small">newly / no longer late</p></div>
      <div>${stale ? html`<p class="chip changed">of revision ${this.found.revision}, now ${this.revision}</p>` : html`<p class="small muted">of revision ${this.found.revision}</p>`}
        ${this.running ? this.progress() : html`<button class="small" ?disabled=${this.errors > 0} title=${this.errors ? UNTIL_MENDED : nothing} ${needs('try-out')} @click=${this.run}>Run again</button>`}</div></div>`;
  }

  changedLeads() {
    if (!this.leads?.begun) return html`<p class="muted">Reading the leads…</p>`;
    if (!this.leads.items.length) return html`<p class="muted">No open lead would be answered otherwise.</p>`;
    const lead = query().get('lead');
    return html`${lead ? html`<changed-lead .door=${`${this.base}/${this.found.id}`} .lead=${lead} .transition=${WAY} .zone=${this.zone}></changed-lead>` : nothing}
      <table class="plain"><caption class="unseen">Leads answered otherwise</caption><thead><tr><th scope="col">Lead</th><th scope="col">Owner</th><th scope="col">What changes</th></tr></thead>
      <tbody>${this.leads.items.map(({leadId, owner, team, sentence}) => html`<tr><td><a href=${withQuery({lead: leadId})}>${leadId}</a></td><td>${owner ?? team ?? 'nobody'}</td><td>${sentence}</td></tr>`)}</tbody></table>
      ${this.leads.more ? html`<button class="small" @click=${this.readLeads}>More leads</button>` : nothing}`;
  }
}

function signedHours({before, after}) {
  const seconds = (after - before) * 3600;
  return `${seconds > 0 ? '+' : seconds < 0 ? '−' : ''}${hours(Math.abs(seconds))}`;
}

customElements.define('what-if-strip', WhatIfStrip);
