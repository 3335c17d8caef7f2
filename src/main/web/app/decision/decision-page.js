import {html, nothing} from 'lit';
import {Page} from '../shared/page.js';
import {Problem} from '../shared/api.js';
import {emptyCard, problemCard, skeleton, stateChip, tierBadge} from '../shared/parts.js';
import {copyLinkButton, printButton, printedFoot} from '../shared/print.js';
import {exactMoment, fullMoment, place} from '../shared/time.js';
import {address, leave} from '../shared/url.js';
import {attemptsOf} from '../shared/words.js';
import '../shared/scroll-box.js';
import {clockTable, duty, marksOf} from './clock-table.js';
import {factsRead} from './facts-read.js';
import {firingGroups} from './firings.js';

const PANELS = [['says', 'What it says'], ['facts', 'Facts it read'], ['rules', 'Rules that fired'], ['clock', 'Clock']];

/** Why this answer: what was said about a lead, by which versions, from which facts and by which rules. */
class DecisionPage extends Page {
  static properties = {decision: {state: true}, facts: {state: true}, tables: {state: true}, zone: {state: true}, now: {state: true}};

  constructor() {
    super();
    this.tables = {};
    this.now = {};
  }

  async load(signal) {
    const door = `/v1/decisions/${encodeURIComponent(this.path.id)}`;
    const decision = await this.read(door, signal);
    const {calendar} = decision;
    const [facts, kept, tables, now] = await Promise.all([this.read(`${door}/facts`, signal),
      optional(this.read(`/v1/calendars/${encodeURIComponent(calendar.id)}/versions/${calendar.version}`, signal)),
      this.readTables(decision, signal), this.readNow(decision, signal)]);
    Object.assign(this, {zone: kept?.timezone, tables, now, facts, decision});
    this.updateComplete.then(() => this.goToPanel());
  }

  /** The tables of the version that decided, those only of which a row fired. */
  async readTables({policy, firings, earlier = []}, signal) {
    const names = new Set([...firings, ...earlier.flatMap(each => each.firings)].map(firing => firing.table).filter(Boolean));
    const edition = `/v1/policies/${encodeURIComponent(policy.id)}/editions/${policy.version}/tables`;
    const tables = await Promise.all([...names].map(name => optional(this.read(`${edition}/${name}`, signal))));
    return Object.fromEntries(tables.filter(Boolean).map(table => [table.name, table]));
  }

  async readNow({policy, calendar}, signal) {
    const [inForce, hours] = await Promise.all([optional(this.read(`/v1/policies/${encodeURIComponent(policy.id)}`, signal)),
      optional(this.read('/v1/calendars', signal))]);
    return {policy: inForce?.version, rules: inForce?.rules, calendar: hours?.items.find(item => item.id === calendar.id)?.version};
  }

  addressChanged() {
    this.goToPanel();
  }

  /** To where one came from; without that, to the lead. */
  leave() {
    leave(this.decision ? `/leads/${encodeURIComponent(this.decision.leadId)}` : '/queue');
  }

  goToPanel() {
    const heading = this.querySelector(`#${CSS.escape(this.query.get('panel') ?? 'none')}`);
    heading?.scrollIntoView({block: 'start'});
    heading?.focus({preventScroll: true});
  }

  render() {
    if (this.problem && !this.decision) return this.noDecision();
    if (!this.decision) return html`<h1>Decision</h1>${skeleton(10)}`;
    const {decision, zone} = this;
    return html`<p class="crumbs"><a href="/leads/${encodeURIComponent(decision.leadId)}">Lead ${decision.leadId}</a> / Decision</p>
      <div class="head"><div><h1>${decision.requiredActions[0]?.sentence ?? 'Nothing is required.'}</h1>
        <p class="muted">Said for ${fullMoment(decision.asOf, zone)}. <code>${decision.id}</code></p></div>
        <div class="actions">${printButton()}${copyLinkButton()}</div></div>
      <nav class="on-this-page" aria-label="On this page">${PANELS.map(([name, words]) => html`<a href=${address(location.pathname, {panel: name})}>${words}</a>`)}</nav>
      <div class="decision">
        <section class="card says">${heading('says')}${this.says()}</section>
        <section class="card made"><h2>Made</h2>${this.made()}</section>
        <section class="card facts-read">${heading('facts')}${factsRead(this.facts, decision.attempts, zone)}</section>
        <section class="card rules">${heading('rules')}${firingGroups(decision.firings, this)}${this.earlier()}</section>
        <section class="card clocks">${heading('clock')}${this.clocks()}</section>
      </div>${printedFoot(`Decision ${decision.id}, as recorded by`)}`;
  }

  noDecision() {
    const unknown = this.problem instanceof Problem && this.problem.status === 404;
    return html`<h1>${unknown ? 'There is no such decision' : 'Decision'}</h1>${unknown
      ? emptyCard(this.path.id, html`<p>No decision has this id. Use the search (<kbd>Ctrl K</kbd>) with the id as it was answered.</p>`)
      : problemCard(this.problem, () => this.reload())}`;
  }

  says() {
    const {tier, obligations, requiredActions, order} = this.decision;
    return html`<p>${tier ? html`${tierBadge(tier)} Tier ${tier}` : 'The lead has no tier.'}</p>
      <ol class="bare said-actions">${requiredActions.map((action, i) => html`<li>${action.sentence}
        <span class="muted">${requiredActions.length > 1 ? order?.[i]?.because : nothing}</span></li>`)}</ol>
      ${obligations.length ? html`<scroll-box label="What is owed"><table class="plain" aria-label="What is owed">
        <thead><tr><th scope="col">Owed</th><th scope="col">It stands</th><th scope="col">Due</th><th scope="col">Within</th><th scope="col">Done</th></tr></thead>
        <tbody>${obligations.map(owed => this.owed(owed))}</tbody></table></scroll-box>
        <p class="muted small">Times of ${place(this.zone)}.</p>` : html`<p class="muted">Nothing is owed.</p>`}`;
  }

  owed({kind, state, deadline, within, metAt, channels = []}) {
    return html`<tr><td>${duty(kind)}${channels.map(({channel, made, required}) => html`<br><span class="muted">${made} of ${required} ${attemptsOf(channel)}</span>`)}</td>
      <td>${stateChip(state)}</td><td>${deadline ? exactMoment(deadline, this.zone) : '–'}</td><td>${within ?? '–'}</td>
      <td>${metAt ? exactMoment(metAt, this.zone) : '–'}</td></tr>`;
  }

  made() {
    const {asOf, decidedAt, validUntil, validUntilBecause, policy, calendar, rules} = this.decision;
    const history = address(`/policies/${encodeURIComponent(policy.id)}/history`, {from: policy.version, to: 'in-force'});
    return html`<dl class="pairs">
      <div><dt>made for</dt><dd>${exactMoment(asOf, this.zone)} <code class="hash">${asOf}</code></dd></div>
      <div><dt>made at</dt><dd>${exactMoment(decidedAt, this.zone)} <code class="hash">${decidedAt}</code></dd></div>
      <div><dt>holds until</dt><dd>${validUntil ? exactMoment(validUntil, this.zone) : 'a new fact comes'}. <span class="muted">${validUntilBecause}</span></dd></div>
      ${version('policy', policy.id, policy.version, this.now.policy, html`<a href=${history}>What differs from today</a>`, `/policies/${encodeURIComponent(policy.id)}`)}
      ${version('calendar', calendar.id, calendar.version, this.now.calendar, 'Another is in force today', `/calendars/${encodeURIComponent(calendar.id)}`)}
      ${version('rules', null, rules, this.now.rules, 'Others are in force today')}</dl>`;
  }

  earlier() {
    const all = this.decision.earlier ?? [];
    return all.map(({until, rank, tier, firings}) => html`<details class="earlier">
      <summary>How it stood until ${exactMoment(until, this.zone)}: ${tier ? `tier ${tier}` : 'no tier'}, ${rank === null ? 'no rank' : `rank ${rank}`}</summary>
      ${firingGroups(firings, this)}</details>`);
  }

  clocks() {
    const {clock, obligations, attempts} = this.decision;
    const marks = marksOf(attempts ?? []);
    const due = kind => obligations.find(owed => owed.kind === kind)?.deadline;
    if (!clock.length) return html`<p class="muted">No time is allowed for anything, so no clock runs.</p>`;
    return html`<p class="muted small">Times of ${place(this.zone)}.</p>${clock.map(each => clockTable(each, {zone: this.zone, deadline: due(each.kind), marks}))}`;
  }
}

const heading = panel => html`<h2 id=${panel} tabindex="-1">${PANELS.find(([name]) => name === panel)[1]}</h2>`;

/** Which version: the same as today, or what differs. */
const version = (what, id, hash, now, other, link) => html`<div><dt>${what}</dt>
  <dd>${id ? html`<a href=${link}>${id}</a> ` : nothing}<code class="hash">${hash}</code>
    <span class="muted">${!now ? nothing : now === hash ? 'In force today.' : html`${other}.`}</span></dd></div>`;

/** What the page can do without: a version that is gone, a policy that was withdrawn. */
async function optional(asked) {
  try {
    return await asked;
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 404) return null;
    throw problem;
  }
}

customElements.define('decision-page', DecisionPage);
