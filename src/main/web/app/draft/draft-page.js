import {html, nothing} from 'lit';
import {mayNote, needs} from '../shared/may.js';
import {Page} from '../shared/page.js';
import {problemCard, skeleton} from '../shared/parts.js';
import {announce} from '../shared/announce.js';
import {printedFoot} from '../shared/print.js';
import {change, go} from '../shared/url.js';
import {count} from '../shared/words.js';
import {fullMoment, moment} from '../shared/time.js';
import {baseOf} from '../compare/base-of.js';
import {cellKey} from '../grid/sheet.js';
import {differing} from './apply.js';
import {marksOf, nextCell} from './marks.js';
import {partOf} from './draft-parts.js';
import {KEYS} from './keys.js';
import {Session} from './session.js';
import {UNTIL_MENDED} from './what-if-strip.js';
import './ask-panel.js';
import './cases-panel.js';
import './conflict-bar.js';
import './finding-list.js';
import './draft-side.js';
import './words-panel.js';

const URL_PAUSE = 300;

/** A policy that is being changed: the tables, and beside them what is wrong, what it says, and what it would do. */
class DraftPage extends Page {
  static properties = {session: {state: true}, base: {state: true}, zone: {state: true}, calendars: {state: true}, failed: {state: true}, fired: {state: true}, rank: {state: true}};

  constructor() {
    super();
    Object.assign(this, {session: null, base: null, zone: null, calendars: [], failed: 0, fired: new Set(), rank: null});
  }

  connectedCallback() {
    super.connectedCallback();
    this.onKey = event => this.pressed(event);
    this.leaving = event => { if (this.session?.state !== 'saved' && this.session?.draft) event.preventDefault(); };
    addEventListener('keydown', this.onKey);
    addEventListener('beforeunload', this.leaving);
  }

  get keys() {
    return KEYS;
  }

  disconnectedCallback() {
    removeEventListener('keydown', this.onKey);
    removeEventListener('beforeunload', this.leaving);
    clearTimeout(this.urlTimer);
    this.session?.close();
    super.disconnectedCallback();
  }

  async load(signal) {
    this.session?.close();
    const session = new Session(this.path.id, this.path.name, () => this.changedSession());
    await session.open(signal);
    const [calendars, present] = await Promise.all([this.read('/v1/calendars', signal), this.inForce(signal)]);
    const {settings} = session.draft;
    this.calendars = calendars.items.map(({id}) => id);
    this.zone = calendars.items.find(({id}) => id === settings.calendar?.otherwise)?.timezone ?? calendars.items[0]?.timezone ?? null;
    this.upon = baseOf(session.draft, present, this.zone);
    this.base = this.upon && await this.read(`/v1/policies/${encodeURIComponent(this.path.id)}/editions/${this.upon.edition}`, signal);
    this.session = session;
    this.showFromAddress();
  }

  /** The policy in force, with what is scheduled; null for one that never was. */
  async inForce(signal) {
    try {
      return await this.read(`/v1/policies/${encodeURIComponent(this.path.id)}`, signal);
    } catch (problem) {
      if (problem.status === 404) return null;
      throw problem;
    }
  }

  async showFromAddress() {
    await this.updateComplete;
    const {table, row, column} = Object.fromEntries(this.query);
    const editor = this.querySelector('sheet-editor');
    await editor?.updateComplete;
    if (row && column) editor?.show({table: column.includes('/') ? column.split('/')[0] : table, row, column: column.split('/').pop()}, {focus: false});
  }

  addressChanged() {
    this.requestUpdate();
    this.querySelector('what-if-strip')?.requestUpdate();
  }

  changedSession() {
    const {draft, state} = this.session ?? {};
    if (draft && state === 'saved' && draft.revision !== this.told) {
      this.told = draft.revision;
      this.fired = new Set();
    }
    this.requestUpdate();
  }

  get part() {
    return this.query.get('table') ?? 'promise';
  }

  pressed(event) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || this.errors()) return;
    event.preventDefault();
    go(`${location.pathname}/review`);
  }

  errors() {
    return this.session.draft.findings.filter(({severity}) => severity === 'ERROR').length;
  }

  /** The address follows the selected cell, when the keys rest. */
  selected({cell}) {
    clearTimeout(this.urlTimer);
    if (cell) this.urlTimer = setTimeout(() => change({row: cell.row, column: `${cell.table}/${cell.column}`}, {replace: true}), URL_PAUSE);
  }

  async showCells(cells) {
    const [cell] = cells;
    const shown = this.editors().some(editor => editor.show(cell));
    if (shown) return;
    change({table: cell.table, row: null, column: null});
    await this.updateComplete;
    await this.querySelector('draft-side')?.updateComplete;
    const editor = this.querySelector('sheet-editor');
    await editor?.updateComplete;
    await editor?.grid?.updateComplete;
    editor?.show(cell);
  }

  editors() {
    return [...this.querySelectorAll('sheet-editor')];
  }

  nextFinding({step}) {
    const cells = this.session.draft.findings.flatMap(finding => finding.cells ?? []);
    const at = this.editors().map(editor => editor.grid?.cell).find(Boolean);
    const next = nextCell(cells, this.lastFound ?? at, step);
    if (!next) return announce('There is no finding about a cell.');
    this.lastFound = next;
    this.showCells([next]);
  }

  render() {
    if (!this.session?.draft) {
      return html`<h1>${this.path.name}</h1>${this.problem ? problemCard(this.problem, () => this.reload()) : skeleton(12)}`;
    }
    const {draft} = this.session;
    const edition = `draft:${this.path.name}@${draft.revision}`;
    return html`${this.head(draft)}${mayNote('edit-drafts')}<conflict-bar .session=${this.session} .version=${this.session.conflict}></conflict-bar>
      ${this.session.others ? html`<p class="chip changed" role="status">${this.session.others.by} has changed this draft meanwhile: ${this.session.others.what}.</p>` : nothing}
      <div class="draft" @finding-fix=${({detail}) => this.session.put({edits: detail.edits})} @finding-show=${({detail}) => this.showCells(detail.cells)}
          @finding-try=${({detail}) => this.querySelector('ask-panel').try(detail.example)} @sheet-finding=${({detail}) => this.nextFinding(detail)}
          @sheet-selected=${({detail}) => this.selected(detail)} @cases-counted=${({detail}) => { this.failed = detail.failed; }}
          @leads-toggled=${() => change({panel: this.query.get('panel') === 'leads' ? null : 'leads'})}
          @ask-answered=${({detail}) => { this.fired = new Set(detail.rows.map(({table, row}) => cellKey(table, row, ''))); this.rank = detail.rank ? Number(detail.rank) : null; }}>
        <draft-side .draft=${draft} .part=${this.part} .failed=${this.failed}></draft-side>
        <div class="middle">${partOf(this.part, this.shown(draft))}
          <what-if-strip .errors=${this.errors()} .policy=${this.path.id} .name=${this.path.name} .revision=${draft.revision} .channels=${draft.settings.channels ?? []} .zone=${this.zone} .open=${this.query.get('panel') === 'leads'}></what-if-strip>
          <words-panel .policy=${this.path.id} .edition=${edition} .readable=${readable(draft)} .base=${this.upon?.edition ?? null} .was=${this.upon?.is}></words-panel></div>
        <div class="right"><finding-list .findings=${draft.findings}></finding-list>
          <ask-panel .policy=${this.path.id} .edition=${edition} .zone=${this.zone} .attributes=${attributesOf(draft)}></ask-panel>
          <cases-panel .policy=${this.path.id} .name=${this.path.name} .revision=${draft.revision} .session=${this.session} .zone=${this.zone}></cases-panel></div></div>${printedFoot(`Revision ${draft.revision}, from`)}`;
  }

  /** All that the parts in the middle are drawn from. */
  shown(draft) {
    if (this.compared?.draft !== draft || this.compared.base !== this.base) {
      this.compared = {draft, base: this.base, old: differing(draft.tables, this.base?.tables, cellKey), marks: marksOf(draft.findings)};
    }
    return {draft, session: this.session, old: this.compared.old, marks: this.compared.marks, values: this.session.values, fired: this.fired,
      rank: this.rank, zone: this.zone, calendars: this.calendars, policy: this.path.id};
  }

  head(draft) {
    const {id, name} = this.path;
    const errors = this.errors();
    const policy = `/policies/${encodeURIComponent(id)}`;
    return html`<p class="crumbs"><a href="/policies">Policies</a> / <a href=${policy}>${draft.settings.title ?? id}</a> / Draft</p>
      <div class="head"><div><h1>${name}</h1><p class="muted story">${this.story(draft)}</p><p class="saved"><b role="status">${this.saved(draft)}</b></p></div>
        <div><div class="actions">
          <button title="Ctrl Z" ?disabled=${!draft.undo} ${needs('edit-drafts')} @click=${() => this.session.undo()}>Undo</button>
          <button title="Ctrl Y" ?disabled=${!draft.redo} ${needs('edit-drafts')} @click=${() => this.session.redo()}>Redo</button>
          <a class="button" href="${policy}/history?from=${this.upon?.edition ?? 'in-force'}&to=draft:${encodeURIComponent(name)}">Compare</a>
          <button ?disabled=${errors > 0} title=${errors ? UNTIL_MENDED : ''} ${needs('try-out')} @click=${() => this.querySelector('what-if-strip').run()}>Try on leads</button>
          ${errors ? html`<button aria-disabled="true" aria-describedby="why-not">Review and publish…</button>`
            : html`<a class="button primary" href="${policy}/drafts/${encodeURIComponent(name)}/review">Review and publish…</a>`}</div>
        ${errors ? html`<p id="why-not" class="small mistake">Cannot be published: ${count(errors, 'error')} to fix.</p>` : html`<p class="small">&nbsp;</p>`}</div></div>
      ${this.besides(draft)}`;
  }

  /** What is scheduled and not in this draft. */
  besides({basedOn}) {
    const next = this.upon?.next;
    if (!next || basedOn === null) return nothing;
    const {id, name} = this.path;
    return html`<p class="chip changed besides" role="note">Publication ${next.sequence} is scheduled from ${fullMoment(next.effectiveFrom, this.zone)}, and this draft has none of its changes.
      <a href="/policies/${encodeURIComponent(id)}/history?from=publication:${next.sequence}&to=draft:${encodeURIComponent(name)}">Compare</a></p>`;
  }

  story(draft) {
    const {basedOn, publishedAs, changed, lastEdit} = draft;
    if (publishedAs !== null) return `Became publication ${publishedAs}. An edit begins the next change.`;
    const same = this.upon?.sequence === basedOn;
    const begun = basedOn === null ? 'A new policy.' : `Built upon publication ${basedOn}${same ? `, which is ${this.upon.is}` : ''}.`;
    const cells = this.base ? ` ${count(this.shown(draft).old.size, 'cell')} changed${same ? '' : ' from what is in force'}.` : '';
    const rows = changed?.rows ? ` ${count(changed.rows, 'row')} added or removed since it was begun.` : '';
    return `${begun}${cells}${rows} Last: ${lastEdit.what} by ${lastEdit.by}, ${moment(lastEdit.at, this.zone)}.`;
  }

  saved({revision}) {
    return {saved: `Saved as revision ${revision}.`, saving: 'Saving…', away: 'The server does not answer. What you typed is kept and sent again.',
      conflict: 'Not saved: somebody else was faster.'}[this.session.state];
  }
}

/** Whether all of it can be read: only then there are words. */
const readable = ({findings}) => !findings.some(({kind}) => kind.startsWith('INVALID'));

/** The attributes of leads that tables ask for. */
function attributesOf({tables}) {
  const usual = new Set(['from', 'below', 'tier', 'channel', 'outcome', 'type', 'reason', 'obligation', 'priority']);
  return [...new Set(Object.values(tables).flatMap(({columns}) => columns.filter(({role, name}) => role === 'INPUT' && !usual.has(name)).map(({name}) => name)))];
}

customElements.define('draft-page', DraftPage);
