import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {nameOf} from '../acting/acts.js';
import {live} from '../shared/live.js';
import {mayNote} from '../shared/may.js';
import {emptyCard, problemCard, segments, skeleton} from '../shared/parts.js';
import {briefly, day, hours, moment, place, shownZone, zoneOf} from '../shared/time.js';
import {standing} from '../shared/time-left.js';
import {toast} from '../shared/announce.js';
import {address, change, go} from '../shared/url.js';
import {who} from '../shared/who.js';
import {actionWords, count} from '../shared/words.js';
import '../acting/act-dialog.js';
import '../frame/first-run.js';
import './owner-dialog.js';
import {filterBar} from './filter-bar.js';
import {nextEntry, nextGroup} from './groups.js';
import {leadRow} from './lead-row.js';
import {QueueActing} from './queue-acting.js';

/** Said once: how late something is, and how much is left, is no time of the day. */
const OPEN_HOURS = 'left and late in open hours: nights, weekends and holidays do not count';

/** The queue: what must be done now, and in which order. */
class QueuePage extends QueueActing {
  async mine() {
    if (!who.owner && !(await this.updateComplete.then(() => this.querySelector('owner-dialog').ask()))) {
      // Whoever does not answer stays where they are, but an address that says `me` means nobody.
      if (this.query.get('owner') === 'me') go('/queue', {replace: true});
      return;
    }
    this.learnTeam();
    go(address('/queue', {owner: who.owner}), {replace: true});
  }

  async mineTeam() {
    if (!who.owner && !(await this.querySelector('owner-dialog').ask())) return;
    await this.learnTeam();
    if (this.team) go(address('/queue', {team: this.team}));
    else toast(`${who.owner} is in no team.`);
  }

  async another() {
    if (await this.querySelector('owner-dialog').ask()) go(address('/queue', {owner: who.owner}));
  }

  /** The dialogs stand in one place whatever is shown, so that none is lost while somebody answers it. */
  render() {
    return html`${this.content()}
      <act-dialog @act-told=${event => this.told(event.detail.entry, event.detail.telling)}></act-dialog><owner-dialog></owner-dialog>`;
  }

  content() {
    if (this.problem && !this.counts) return html`<h1>Queue</h1>${problemCard(this.problem, () => this.reload())}`;
    if (!this.counts) return html`<h1>Queue</h1>${skeleton(9)}`;
    if (this.empty) return html`<h1>There are no leads yet</h1><first-run @leads-arrived=${() => this.reload()}></first-run>`;
    this.rowsBefore = this.rows().map(entry => entry.leadId);
    return html`
      <div class="head"><div><h1>${this.headline()}</h1><p class="muted next-line">${this.next()}</p></div>
        <div class="actions">${this.staleChip()}${this.scopes()}</div></div>
      ${mayNote('tell-facts')}
      ${filterBar(this.query, this.counts)}
      ${this.shown()}
      ${this.keyLine()}
      ${this.problem ? problemCard(this.problem, () => this.reload()) : nothing}
      <div class="queue ${this.loading ? 'loading-over' : ''}" @pointermove=${this.touch} @pointerdown=${this.touch}
        @act-told=${event => this.told(event.detail.entry, event.detail.telling)}
        @act-asked=${event => this.querySelector('act-dialog').open(event.detail)} @time-changed=${() => this.again()}>
        ${this.groups.length ? repeat(this.groups, group => group.id, group => this.section(group)) : this.nothingThere()}</div>`;
  }

  /** About the queue of whom it is, whatever of it is shown. */
  headline() {
    const late = this.whole.overdue;
    const today = this.whole.due.find(each => each.value === 'today')?.actions ?? 0;
    if (!late && !today) return 'Nothing is late, and nothing is due today.';
    return `${today ? `${count(today, 'action').replace(/ actions?$/, '')} can still be kept today` : 'Nothing more is due today'}, ${late
      ? `${late.toLocaleString('en')} ${late === 1 ? 'is' : 'are'} late` : 'nothing is late'}.`;
  }

  /** Of a queue that is narrowed down, how much of it is shown. */
  shown() {
    if (this.whole === this.counts) return nothing;
    const {actions, overdue} = this.counts;
    return html`<p class="shown small" role="status">Shown: <b>${actions.toLocaleString('en')}</b> of ${count(this.whole.actions, 'action')}${overdue
      ? `, ${overdue.toLocaleString('en')} of them late` : ''}.</p>`;
  }

  next() {
    const group = nextGroup(this.groups);
    const entry = group && nextEntry(group);
    if (!entry) return `${count(this.counts.actions, 'action')} in all.`;
    const what = html`Next: ${actionWords(entry.action).toLowerCase()}, <a href="/leads/${encodeURIComponent(entry.leadId)}">${nameOf(entry)}</a>`;
    if (!entry.dueAt) return html`${what}, without a deadline.`;
    const zone = shownZone(zoneOf(entry.dueLocal));
    const due = `${moment(entry.dueAt, zone)} ${place(zone)}`;
    return entry.lateBy ? html`${what}, late by ${hours(entry.lateBy)} of open time, since ${due}.` : html`${what}, by ${due}.`;
  }

  scopes() {
    const {owner, team, unassigned} = this.filters;
    const chosen = unassigned ? 'unassigned' : owner && owner === who.owner ? 'mine' : team && team === this.team && !owner ? 'team' : owner || team ? '' : 'all';
    const to = {
      mine: () => this.mine(), team: () => this.mineTeam(), all: () => go('/queue'),
      unassigned: () => go('/queue?unassigned=true')
    };
    return html`${segments('Whose', [['mine', 'Mine'], ['team', 'My team'], ['unassigned', 'Unassigned'], ['all', 'All']], chosen, scope => to[scope]())}
      ${who.owner ? html`<button type="button" class="link small" @click=${this.another} title="This browser knows you as ${who.owner}">${who.owner}</button>` : nothing}`;
  }

  staleChip() {
    if (!this.stale && live.state !== 'stale') return nothing;
    const sample = this.rows().find(entry => entry.dueLocal);
    const since = live.heard ? ` since ${briefly(live.heard, shownZone(zoneOf(sample?.dueLocal)))}` : '';
    return html`<span class="chip stale-chip" role="status">May be old${since}: looks again every 15 s</span>`;
  }

  keyLine() {
    const sort = this.query.get('sort');
    const group = this.query.get('group');
    return html`<p class="key-hints"><button type="button" class="small" aria-pressed=${sort === 'due'} @click=${() => change({sort: sort ? null : 'due', group: null})}>Strictly by due date</button>
      <button type="button" class="small" aria-pressed=${group === 'owner'} @click=${() => change({group: group ? null : 'owner', sort: null})}>By owner</button>
      <span class="muted small keys"><kbd>j</kbd> <kbd>k</kbd> move <kbd>Enter</kbd> open
      ${this.hints.map(([name, words]) => html`<kbd>${name}</kbd> ${words} `)}<kbd>n</kbd> next <kbd>?</kbd> all keys</span></p>`;
  }

  section(group) {
    const sample = group.entries.find(entry => entry.dueAt);
    const zone = sample ? shownZone(zoneOf(sample.dueLocal)) : null;
    const starts = sample ? standing(sample.left, zone) : '';
    const {owner} = group;
    return html`<section class="group" aria-labelledby="group-${group.id}">
      <header><h2 id="group-${group.id}"><button type="button" class="fold" aria-expanded=${group.unfolded} @click=${() => this.unfold(group)}>${group.title}
        <span class="muted">${group.count.toLocaleString('en')}</span></button></h2>
        <span class="muted small">${[group.note, group.unfolded && zone ? `${place(zone)} time` : '', group.unfolded ? starts : '',
          group === this.groups.find(each => each.unfolded && each.entries.some(entry => entry.dueAt)) ? OPEN_HOURS : '',
          owner?.overdue ? `${owner.overdue} late, the oldest since ${day(owner.earliestDueAt, zone)}` : ''].filter(Boolean).join(', ')}</span></header>
      ${group.unfolded ? this.rowsOf(group) : nothing}</section>`;
  }

  rowsOf(group) {
    if (group.problem) return problemCard(group.problem, () => this.readGroup(group, async () => group.take(await group.refresh(this.filters))));
    if (!group.begun) return skeleton(3);
    const first = this.rowsBefore[0];
    return html`
      ${group.held ? html`<p><button type="button" class="small arrivals" @click=${() => this.show(group)}>${group.held.arrived} new</button></p>` : nothing}
      <ul class="rows" role="list" @focusin=${this.touch}>${repeat(group.entries, entry => entry.leadId, entry => leadRow(entry, this, entry.leadId === first))}</ul>
      ${group.next ? html`<p><button type="button" class="small" @click=${() => this.readGroup(group, () => group.more(this.filters))}>Show more of ${group.count.toLocaleString('en')}</button></p>` : nothing}`;
  }

  nothingThere() {
    return Object.keys(this.filters).length
      ? emptyCard('Nothing is to be done here', html`<p>No action has these filters. <button type="button" class="link" @click=${() => go('/queue')}>Clear filters</button></p>`)
      : emptyCard('Nothing is to be done', html`<p>No lead needs anything now.</p>`);
  }
}

customElements.define('queue-page', QueuePage);
