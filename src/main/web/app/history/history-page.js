import {html, nothing} from 'lit';
import {Page} from '../shared/page.js';
import {Problem, read} from '../shared/api.js';
import {needs, readIf} from '../shared/may.js';
import {PagesOf} from '../shared/pages-of.js';
import {chip, problemCard, skeleton} from '../shared/parts.js';
import {copyLinkButton, printButton, printedFoot} from '../shared/print.js';
import {moment, place} from '../shared/time.js';
import {address, change} from '../shared/url.js';
import {count, TRANSITIONS} from '../shared/words.js';
import {zoneOfPolicy} from '../shared/zone-of-policy.js';
import {callOff, goBack, inForceOf, lastOf, mayGoBack} from '../publishing/undoing.js';
import {changedWords, isOpen, lostBase} from '../policies/begin-draft.js';
import {emergencyNote, reviewButton} from '../publishing/emergency.js';
import {withConsents} from '../publishing/consents.js';
import '../publishing/reason-dialog.js';
import '../shared/scroll-box.js';
import './compared-editions.js';

const LOOK_EVERY = 15_000;
const STATES = {
  IN_FORCE: ['kept', 'in force', 'tick'], SCHEDULED: ['info', 'scheduled', 'clock'], PAST: ['off', 'past', 'dash'], CANCELLED: ['off', 'called off', 'cross']
};

/** Who changed what of a policy, when and why, and any two of its editions beside each other. */
class HistoryPage extends Page {
  static properties = {list: {state: true}, present: {state: true}, drafts: {state: true}, zone: {state: true}};

  constructor() {
    super();
    this.list = null;
    this.drafts = [];
  }

  get keys() {
    return [['Enter', 'compare what is chosen'], ['n p', 'next, previous difference']];
  }

  get door() {
    return `/v1/policies/${encodeURIComponent(this.path.id)}`;
  }

  get address() {
    return `/policies/${encodeURIComponent(this.path.id)}`;
  }

  connectedCallback() {
    super.connectedCallback();
    this.looking = setInterval(() => this.look(), LOOK_EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.looking);
    super.disconnectedCallback();
  }

  async load(signal) {
    const list = new PagesOf(`${this.door}/publications`);
    await list.read(signal);
    const [present, drafts] = await Promise.all([inForce(this.door, signal), readIf('read-drafts', () => this.read(`${this.door}/drafts`, signal), {items: []})]);
    Object.assign(this, {zone: await zoneOfPolicy(present?.settings, signal), present, drafts: drafts.items, list});
  }

  /** What is new, unless somebody has read further back or is busy. */
  look() {
    if (document.hidden || !this.list || this.list.items.length > this.list.limit || this.querySelector('dialog[open]')) return;
    this.reload();
  }

  /** What is compared is read by the part that shows it. */
  addressChanged() {
    this.requestUpdate();
  }

  async more() {
    await this.list.read();
    this.requestUpdate();
  }

  render() {
    if (this.problem && !this.list) return html`<h1>History</h1>${problemCard(this.problem, () => this.reload())}`;
    if (!this.list) return html`<h1>History</h1>${skeleton(8)}`;
    const {present} = this;
    return html`<p class="crumbs"><a href="/policies">Policies</a> / <a href=${this.address}>${present?.settings.title ?? this.path.id}</a> / History</p>
      <div class="head"><div><h1>${this.sentence()}</h1>
        <p class="muted">${this.list.more ? 'The newest' : 'All'} ${count(this.list.items.length, 'publication')}, the newest first. Times of ${place(this.zone)}.</p></div>
        <div class="actions">${printButton()}${copyLinkButton()}</div></div>
      ${this.problem ? problemCard(this.problem, () => this.reload()) : nothing}
      ${this.compare()}
      <section class="card"><h2>Publications</h2>${this.table()}</section>
      ${this.authors()}<reason-dialog></reason-dialog>${printedFoot('From')}`;
  }

  sentence() {
    const since = this.present?.publication;
    if (!since) return 'Nothing of this policy is in force';
    const next = this.present.next[0];
    return `Publication ${since.sequence} is in force, since ${since.effectiveFrom ? moment(since.effectiveFrom, this.zone) : 'the beginning'}${next ? `; publication ${next.sequence} follows ${moment(next.effectiveFrom, this.zone)}` : ''}`;
  }

  compare() {
    const [from, to] = [this.query.get('from'), this.query.get('to')];
    return html`<section class="card compare"><h2>Compare</h2>
      <form class="actions" @submit=${this.chosen}>
        ${this.edition('from', 'Before', from ?? this.before())}${this.edition('to', 'After', to ?? 'in-force')}
        <button class="primary">Compare</button></form>
      ${from && to ? html`<compared-editions .policy=${this.path.id} .from=${from} .to=${to} .names=${edition => this.name(edition)}></compared-editions>`
        : html`<p class="muted">${this.list.items.length > 1 ? 'Choose two to see what differs.' : 'This is the first publication. The next one can be compared with it.'}</p>`}
    </section>`;
  }

  /** What most people want to see: what the last publication changed. */
  before() {
    const published = this.list.items.filter(item => item.kind === 'PUBLISHED' && ['PAST', 'IN_FORCE'].includes(item.state));
    return `publication:${(published[1] ?? published[0])?.sequence}`;
  }

  edition(name, label, chosen) {
    const known = this.editions();
    const all = known.some(([value]) => value === chosen) ? known : [...known, [chosen, this.name(chosen)]];
    return html`<label>${label} <select name=${name}>${all.map(([value, words]) => html`
      <option value=${value} ?selected=${value === chosen}>${words}</option>`)}</select></label>`;
  }

  editions() {
    return [...(this.present ? [['in-force', 'In force now']] : []),
      ...this.drafts.filter(isOpen).map(({name}) => [`draft:${name}`, `Draft ${name}`]),
      ...this.list.items.filter(item => item.kind === 'PUBLISHED').map(({sequence, reason}) =>
        [`publication:${sequence}`, `Publication ${sequence}: ${reason.length > 40 ? `${reason.slice(0, 40)}…` : reason}`])];
  }

  name(edition) {
    if (edition === 'in-force') return 'In force now';
    if (edition.startsWith('draft:')) return `Draft ${edition.slice(6)}`;
    if (edition.startsWith('publication:')) return `Publication ${edition.slice(12)}`;
    const known = this.list?.items.find(item => item.version === edition);
    return known ? `Publication ${known.sequence}` : `Version ${edition.slice(0, 15)}`;
  }

  chosen(event) {
    event.preventDefault();
    change(Object.fromEntries(new FormData(event.target)));
  }

  table() {
    const {items} = this.list;
    return html`<scroll-box label="Publications"><table class="plain publication-table stacks">
      <thead><tr><th scope="col">No.</th><th scope="col">State</th><th scope="col">In force from</th><th scope="col">Published</th><th scope="col">By</th>
        <th scope="col">Why</th><th scope="col">Leads being worked</th><th scope="col"><span class="unseen">What to do</span></th></tr></thead>
      <tbody>${items.map(item => this.line(item, before(item, items)))}</tbody></table></scroll-box>
      ${this.list.more ? html`<p><button class="small" @click=${() => this.more()}>Show older ones</button></p>` : nothing}`;
  }

  line(item, older) {
    const [tone, words, shape] = STATES[item.state];
    const published = item.kind === 'PUBLISHED';
    return html`<tr><td class="number" data-label="No.">${item.sequence}</td><td data-label="State">${chip(tone, published ? words : item.kind === 'WITHDRAWN' ? `withdrawn, ${words}` : `calls off publication ${item.cancels}`, shape)}</td>
      <td data-label="From">${this.from(item)}</td>
      <td data-label="Published">${moment(item.publishedAt, this.zone)}</td>
      <td data-label="By">${item.publishedBy}${withConsents(item)}${item.source === 'folder' ? html` <span class="muted">(a folder)</span>` : nothing}</td>
      <td data-label="Why">${item.reason}${item.acknowledged.length ? html`<br><span class="muted">${count(item.acknowledged.length, 'warning')} acknowledged</span>` : nothing}${emergencyNote(item)}</td>
      <td data-label="Leads">${published ? TRANSITIONS[item.transition] ?? item.transition : '–'}</td>
      <td class="actions">${this.acts(item, older)}</td></tr>`;
  }

  from({kind, state, effectiveFrom}) {
    if (kind === 'CANCELLED') return '–';
    if (!effectiveFrom) return 'ever since';
    return `${state === 'CANCELLED' ? 'was to start ' : ''}${moment(effectiveFrom, this.zone)}`;
  }

  acts(item, older) {
    if (item.kind !== 'PUBLISHED') return nothing;
    const dialog = () => this.querySelector('reason-dialog');
    return html`${older ? html`<a href=${address(location.pathname, {from: `publication:${older.sequence}`, to: `publication:${item.sequence}`})}>What it changed</a>` : nothing}
      ${item.state === 'SCHEDULED' ? html`<button class="small" ${needs('publish')} @click=${() => callOff(dialog(), item, () => this.reload())}>Call off</button>` : nothing}
      ${reviewButton(dialog, item, () => this.reload())}
      ${item.state === 'PAST' ? html`<button class="small" ${needs(mayGoBack())} @click=${() => this.goBackTo(item)}>Go back to it</button>` : nothing}`;
  }

  async goBackTo(item) {
    const standing = {inForce: inForceOf(this.list.items) ?? this.present?.publication ?? null, last: lastOf(this.list.items)};
    try {
      await goBack(this.querySelector('reason-dialog'), item, standing, () => this.reload());
    } catch (problem) {
      this.problem = problem;
    }
  }

  authors() {
    const open = this.drafts.filter(isOpen);
    if (!open.length) return nothing;
    return html`<section class="card"><h2>Drafts</h2><ul class="bare">${open.map(draft => this.draft(draft))}</ul></section>`;
  }

  draft(draft) {
    const {name, revision, basedOn, lastEdit} = draft;
    const upon = !basedOn || lostBase(draft, this.list.items) ? '' : `built upon publication ${basedOn}, `;
    return html`<li><a href="${this.address}/drafts/${encodeURIComponent(name)}">${name}</a>, revision ${revision}, ${upon}${changedWords(draft, this.list.items)}:
        ${lastEdit.what} by ${lastEdit.by}, ${moment(lastEdit.at, this.zone)}.</li>`;
  }
}

/** The publication in whose place another came, or will: the one that took effect last before it. */
function before(item, items) {
  return items.filter(other => other.kind === 'PUBLISHED' && other.state !== 'CANCELLED' && other !== item && effect(other) <= effect(item)
    && (effect(other) < effect(item) || other.sequence < item.sequence)).sort((one, other) => effect(other) - effect(one) || other.sequence - one.sequence)[0];
}

const effect = ({effectiveFrom}) => (effectiveFrom ? +new Date(effectiveFrom) : 0);

/** The policy in force; null where it is withdrawn, or not in force yet. */
async function inForce(door, signal) {
  try {
    return await read(door, {signal});
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 404) return null;
    throw problem;
  }
}

customElements.define('history-page', HistoryPage);
