import {html, nothing} from 'lit';
import {mayNote, needs, readIf} from '../shared/may.js';
import {Page, asProblem} from '../shared/page.js';
import {chip, problemCard, skeleton} from '../shared/parts.js';
import {copyLinkButton, printedFoot} from '../shared/print.js';
import {fullMoment} from '../shared/time.js';
import {count} from '../shared/words.js';
import {zoneOfPolicy} from '../shared/zone-of-policy.js';
import {tableTitle} from '../grid/column-words.js';
import {promiseOf} from '../grid/promise.js';
import {tableSheet, termsOf} from '../grid/sheet.js';
import '../grid/decision-table-grid.js';
import {carrying} from '../publishing/carrying.js';
import './change-dialog.js';
import './draft-list.js';
import './publications-line.js';
import './rank-ruler.js';

const PROMISE = ['rank-tiers', 'attempts', 'deadlines'];
const SECTIONS = [['attempt-outcomes', 'What counts'], ['waiving-reasons', 'Exceptions'], ['spacing', 'How attempts are spaced'], ['alerts', 'Who is told when']];
const LOOK_EVERY = 15_000;
const LOOK_SOON = 2_000;

/** What is promised today, and since when. */
class PolicyPage extends Page {
  static properties = {
    policy: {state: true},
    words: {state: true},
    publications: {state: true},
    drafts: {state: true},
    transitions: {state: true},
    following: {state: true},
    zone: {state: true},
    beginning: {state: true},
    absent: {state: true}
  };

  connectedCallback() {
    super.connectedCallback();
    this.looking = setInterval(() => document.hidden || this.querySelector('dialog[open]') || this.reload(), LOOK_EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.looking);
    clearTimeout(this.again);
    super.disconnectedCallback();
  }

  async load(signal) {
    const base = `/v1/policies/${encodeURIComponent(this.path.id)}`;
    try {
      await this.loadInForce(base, signal);
    } catch (problem) {
      if (problem.status !== 404) throw problem;
      // It may have a draft and not be in force: then there is no promise to read yet.
      const [drafts, publications] = await Promise.all([this.drafted(base, signal), this.read(`${base}/publications?limit=50`, signal).catch(() => ({items: []}))]);
      Object.assign(this, {policy: null, drafts: drafts.items, publications: publications.items, absent: true});
    }
  }

  drafted(base, signal) {
    return readIf('read-drafts', () => this.read(`${base}/drafts`, signal), {items: []});
  }

  async loadInForce(base, signal) {
    const [policy, words, publications, drafts, transitions, following] = await Promise.all([
      this.read(base, signal), this.read(`${base}/editions/in-force/sentences`, signal), this.read(`${base}/publications?limit=50`, signal),
      this.drafted(base, signal), this.read('/v1/transitions', signal), this.read(`${base}/open-leads`, signal)
    ]);
    Object.assign(this, {policy, words, publications: publications.items, drafts: drafts.items, transitions: transitions.items, following: following.items});
    this.absent = false;
    this.zone = await zoneOfPolicy(policy.settings, signal);
    this.lookSoon();
  }

  /** What is carried over to leads is done in seconds, so it is looked at sooner. */
  lookSoon() {
    clearTimeout(this.again);
    if (!this.isConnected || !this.publications.some(item => carrying(item, this.transitions))) return;
    this.again = setTimeout(() => (document.hidden || this.querySelector('dialog[open]') ? this.lookSoon() : this.reload()), LOOK_SOON);
  }

  async change() {
    this.beginning = true;
    try {
      await this.querySelector('change-dialog').open(this.path.id);
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    } finally {
      this.beginning = false;
    }
  }

  render() {
    if (this.absent) return this.notInForce();
    if (!this.policy) return this.problem ? problemCard(this.problem, () => this.reload()) : html`<h1>${this.path.id}</h1>${skeleton(10)}`;
    return html`${this.head()}${mayNote('edit-drafts')}
      ${this.problem ? problemCard(this.problem, () => this.reload()) : nothing}
      <div class="policy"><div>${this.promise()}${this.sentences()}</div>
        <div class="beside" @publications-changed=${() => this.reload()}>${this.draftCard()}${this.facts()}
          <section class="card"><header><h2>Publications</h2>
            <a class="small" href="/policies/${encodeURIComponent(this.path.id)}/history">Compare any two</a></header>
            <publications-line .policy=${this.path.id} .publications=${this.publications} .transitions=${this.transitions} .following=${this.following} .zone=${this.zone}></publications-line></section>
        </div></div><change-dialog></change-dialog>${printedFoot('From')}`;
  }

  notInForce() {
    return html`<p class="crumbs"><a href="/policies">Policies</a> / ${this.path.id}</p>
      <div class="head"><div><h1>${this.path.id} is not in force</h1><p class="muted">It comes into force when a draft of it is published.</p></div></div>
      ${this.draftCard()}${this.publications.length ? html`<section class="card" @publications-changed=${() => this.reload()}><h2>Publications</h2>
        <publications-line .policy=${this.path.id} .publications=${this.publications} .zone=${this.zone}></publications-line></section>` : nothing}`;
  }

  head() {
    const {settings, publication, next} = this.policy;
    const since = publication?.effectiveFrom ? `since ${fullMoment(publication.effectiveFrom, this.zone)}` : 'since the beginning';
    return html`<p class="crumbs"><a href="/policies">Policies</a> / ${this.path.id}</p>
      <div class="head"><div><h1>${settings.title}</h1>
        <p class="muted">Publication ${publication?.sequence ?? '–'} is in force ${since}.
          ${next?.length ? `${count(next.length, 'publication')} to come.` : 'Nothing is scheduled.'}</p></div>
        <div class="actions"><a href="/policies/${encodeURIComponent(this.path.id)}/agreement">The agreement on one page</a>
          ${copyLinkButton()}
          <button class="primary" ?disabled=${this.beginning} ${needs('edit-drafts')} @click=${this.change}>Change</button></div></div>`;
  }

  promise() {
    const {tables, settings} = this.policy;
    const terms = termsOf(settings, tables);
    const {sheet, why} = promiseOf(tables, terms);
    const sheets = sheet ? [sheet] : PROMISE.filter(name => tables[name]).map(name => tableSheet(tables[name], terms));
    return html`<section class="card"><header><h2>The promise</h2><span class="muted small">${sheet ? 'a row a tier; a tier ends below its second number, the highest with 100 itself' : nothing}</span></header>
      ${sheet ? html`<rank-ruler .rows=${tables['rank-tiers'].rows}></rank-ruler>` : html`<p class="hint">${why} So the tables stand one below the other.</p>`}
      ${sheets.map(part => html`${sheet ? nothing : html`<h3>${part.title}</h3>`}<decision-table-grid .sheet=${part}></decision-table-grid>`)}
    </section>`;
  }

  /** The sentences by what they are about: those of the promise first. */
  sentences() {
    const about = new Map();
    for (const [table] of SECTIONS) {
      for (const sentence of Object.values(this.words.rows[table] ?? {})) about.set(sentence, table);
    }
    const [title, ...rest] = this.words.sentences;
    const of = table => rest.filter(sentence => (about.get(sentence) ?? null) === table);
    return html`<section class="card words"><header><h2>In words</h2><span class="muted small">${title}</span></header>
      ${list(of(null))}
      ${SECTIONS.map(([table, heading]) => (of(table).length ? html`<h3>${heading}</h3>${list(of(table))}` : nothing))}</section>`;
  }

  draftCard() {
    return html`<draft-list class="no-print" .policy=${this.path.id} .drafts=${this.drafts} .publications=${this.publications} .zone=${this.zone} @draft-deleted=${() => this.reload()}></draft-list>`;
  }

  facts() {
    const {settings, tables} = this.policy;
    const rows = [
      ['Stage', settings.stage],
      ['Answers', settings.answersForStage ? 'for its stage, where no policy is named' : 'where it is named'],
      ['Calendar', calendarWords(settings.calendar)],
      ['Ranks come from', settings.scoredBy],
      ['Other tables', Object.keys(tables).filter(name => !PROMISE.includes(name)).map(tableTitle).join(', ')]
    ];
    return html`<section class="card"><header><h2>Around it</h2>${settings.answersForStage ? chip('info', 'default') : nothing}</header>
      <dl class="facts">${rows.filter(([, words]) => words).map(([name, words]) => html`<dt>${name}</dt><dd>${words}</dd>`)}</dl></section>`;
  }
}

const list = sentences => html`<ul class="sentences">${sentences.map(sentence => html`<li>${sentence}</li>`)}</ul>`;

const calendarLink = id => html`<a href="/calendars/${encodeURIComponent(id)}">${id}</a>`;

/** The calendar, or each of those that the lead, its owner or its team chooses from. */
function calendarWords(choice) {
  if (!choice) return null;
  const others = Object.entries(choice.of ?? {});
  if (!others.length) return calendarLink(choice.otherwise);
  const by = {LEAD: choice.attribute, OWNER: 'owner', TEAM: 'team'}[choice.by];
  return html`by ${by}: ${others.map(([value, id]) => html`${value} ${calendarLink(id)}, `)}otherwise ${calendarLink(choice.otherwise)}`;
}

customElements.define('policy-page', PolicyPage);
