import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {nameOf} from '../acting/acts.js';
import {live} from '../shared/live.js';
import {emptyCard, problemCard, segments, skeleton} from '../shared/parts.js';
import {briefly, day, moment, place, shownZone, zoneOf} from '../shared/time.js';
import {standing} from '../shared/time-left.js';
import {toast} from '../shared/announce.js';
import {address, change, go} from '../shared/url.js';
import {who} from '../shared/who.js';
import {actionWords, count} from '../shared/words.js';
import '../acting/act-dialog.js';
import '../frame/first-run.js';
import './owner-dialog.js';
import {filterBar} from './filter-bar.js';
import {leadRow} from './lead-row.js';
import {QueueActing} from './queue-acting.js';

/** The queue: what must be done now, and in which order. */
class QueuePage extends QueueActing {
  async mine() {
    if (!who.owner && !(await this.updateComplete.then(() => this.querySelector('owner-dialog').ask()))) return go('/queue', {replace: true});
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
      <div class="head"><div><h1>${this.headline()}</h1><p class="muted">${this.next()}</p></div>
        <div class="actions">${this.staleChip()}${this.scopes()}</div></div>
      ${filterBar(this.query, this.counts)}
      ${this.keyLine()}
      ${this.problem ? problemCard(this.problem, () => this.reload()) : nothing}
      <div class="queue ${this.loading ? 'loading-over' : ''}" @pointermove=${this.touch} @pointerdown=${this.touch}
        @act-told=${event => this.told(event.detail.entry, event.detail.telling)}
        @act-asked=${event => this.querySelector('act-dialog').open(event.detail)} @time-changed=${() => this.again()}>
        ${this.groups.length ? repeat(this.groups, group => group.id, group => this.section(group)) : this.nothingThere()}</div>`;
  }

  headline() {
    const late = this.counts.overdue;
    const today = this.counts.due.find(each => each.value === 'today')?.actions ?? 0;
    if (!late && !today) return 'Nothing is late, and nothing is due today.';
    return `${today ? `${count(today, 'action').replace(/ actions?$/, '')} can still be kept today` : 'Nothing more is due today'}, ${late
      ? `${late.toLocaleString('en')} ${late === 1 ? 'is' : 'are'} late` : 'nothing is late'}.`;
  }

  next() {
    const group = this.groups.find(each => ['today', 'later', 'all'].includes(each.id) && each.entries.length);
    const entry = group?.entries.find(each => !each.lateBy && each.dueAt);
    if (!entry) return `${count(this.counts.actions, 'action')} in all.`;
    const zone = shownZone(zoneOf(entry.dueLocal));
    return `Next: ${actionWords(entry.action).toLowerCase()}, ${nameOf(entry)}, by ${moment(entry.dueAt, zone)} ${place(zone)}.`;
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
      ${this.hints.map((hint, i) => html`<kbd>${i + 1}</kbd> ${hint.outcome.replaceAll('_', ' ').toLowerCase()} `)}<kbd>?</kbd> all keys</span></p>`;
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
