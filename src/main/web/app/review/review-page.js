import {html, nothing} from 'lit';
import {Page} from '../shared/page.js';
import {get, Problem} from '../shared/api.js';
import {emptyCard, problemCard, skeleton} from '../shared/parts.js';
import {copyLinkButton, printButton, printedFoot} from '../shared/print.js';
import {address, change} from '../shared/url.js';
import {count} from '../shared/words.js';
import {zoneOfPolicy} from '../shared/zone-of-policy.js';
import {inWords} from '../compare/in-words.js';
import {acknowledgements, errorsOf} from './acknowledgements.js';
import {baseOf} from '../compare/base-of.js';
import {chosenMoment} from '../shared/moments.js';
import {step} from './step.js';
import '../compare/cell-changes.js';
import '../publishing/published-card.js';
import '../publishing/waiting-proposals.js';
import './put-in-force.js';
import './review-cases.js';
import './review-leads.js';

const LOOK_EVERY = 5_000;

/** What a draft will do, and whether it may go live: in words, in cells, in cases, on leads; then the button. */
class ReviewPage extends Page {
  static properties = {shown: {state: true}, newer: {state: true}, acknowledged: {state: true}, moment: {state: true}, tried: {state: true}, waiting: {state: true}};

  constructor() {
    super();
    this.acknowledged = new Set();
    this.keys = [['n p', 'next, previous difference']];
  }

  get door() {
    return `/v1/policies/${encodeURIComponent(this.path.id)}`;
  }

  get address() {
    return `/policies/${encodeURIComponent(this.path.id)}/drafts/${encodeURIComponent(this.path.name)}`;
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
    const [{body, etag}, present, needed] = await Promise.all([
      get(`${this.door}/drafts/${encodeURIComponent(this.path.name)}`, {signal}), optional(this.read(this.door, signal)), this.read(`${this.door}/proposals/needed`, signal)]);
    const draft = {...body, etag};
    // Everything is of this one revision, even if somebody edits the draft meanwhile.
    const edition = `${this.door}/editions/draft:${encodeURIComponent(draft.name)}@${draft.revision}`;
    // The cases may take a while; what is there is shown before.
    const reviewed = this.read(`${edition}/review`, signal);
    reviewed.catch(() => {});
    const zone = await zoneOfPolicy(draft.settings, signal);
    const base = baseOf(draft, present, zone);
    const [after, before, diff] = await Promise.all([sentences(this.read(`${edition}/sentences`, signal)),
      base ? this.read(`${this.door}/editions/${encodeURIComponent(base.edition)}/sentences`, signal) : {sentences: []},
      base ? this.read(address(`${this.door}/diff`, {from: base.edition, to: `draft:${draft.name}@${draft.revision}`}), signal) : {changes: [], cases: []}]);
    if (this.moment === undefined) this.moment = chosenMoment(this.query.get('when'), zone);
    const standing = present ? [present.publication, ...present.next].reduce((one, other) => (other.sequence > one.sequence ? other : one)) : null;
    const same = this.shown?.draft.etag === etag;
    this.newer = null;
    if (!same) this.tried = null;
    const calledOff = await this.calledOff(draft, standing, signal);
    this.shown = {draft, calledOff, present, needed, base, standing, after, before, diff, zone, review: same ? this.shown.review : null};
    this.shown = {...this.shown, review: await reviewed};
  }

  /**
   * The publication that this draft became and that was called off; null where it became none. It is mostly offered again, so what it
   * meant for leads is set again, unless the address says something else.
   */
  async calledOff({basedOn, publishedAs}, standing, signal) {
    if (publishedAs !== null || !basedOn || basedOn <= (standing?.sequence ?? 0)) return null;
    const publication = await this.read(`${this.door}/publications/${basedOn}`, signal);
    if (publication.state !== 'CANCELLED') return null;
    if (!this.query.has('transition') && publication.transition !== 'new-leads') change({transition: publication.transition}, {replace: true});
    return publication;
  }

  /** Whether the draft has moved on: then what is shown is of an older revision, and says so. */
  async look() {
    if (document.hidden || !this.shown || this.loading) return;
    try {
      const {body} = await get(`${this.door}/drafts`);
      const now = body.items.find(item => item.name === this.path.name);
      this.newer = now && now.revision !== this.shown.draft.revision ? now : null;
    } catch {
      // The next look comes in a moment.
    }
  }

  addressChanged() {
    this.requestUpdate();
    this.querySelector('review-leads')?.requestUpdate();
  }

  render() {
    if (this.problem && !this.shown) return html`<h1>Review</h1>${problemCard(this.problem, () => this.reload())}`;
    if (!this.shown) return html`<h1>Review</h1>${skeleton(10)}`;
    const {draft, present, zone} = this.shown;
    const published = this.query.get('published');
    return html`<div class="review" @draft-edited=${() => this.reload()} @moment-chosen=${event => { this.moment = event.detail; }} @undone=${() => this.reload()}
      @published=${() => this.reload()} @leads-tried=${({detail}) => { this.tried = detail.result; }}>
      <p class="crumbs"><a href="/policies">Policies</a> / <a href="/policies/${encodeURIComponent(draft.policy)}">${(present ?? draft).settings?.title ?? draft.policy}</a>
        / <a href=${this.address}>${draft.name}</a> / Review</p>
      <div class="head"><div><h1>${published ? `Publication ${published} of this policy` : this.sentence()}</h1><p class="muted">${this.builtUpon()}</p></div>
        <div class="actions">${printButton()}${copyLinkButton()}</div></div>
      ${this.problem ? problemCard(this.problem, () => this.reload()) : nothing}
      ${this.movedOn()}
      ${published ? html`<published-card .policy=${draft.policy} .sequence=${published} .zone=${zone} .whatIf=${this.query.get('what-if')}></published-card>
        <p class="actions"><button class="small" @click=${() => change({published: null})}>Review the draft again</button></p>` : this.steps()}
      ${printedFoot('Review at')}</div>`;
  }

  /** What no longer waits was published, sent back or made void: what is in force may be another then. */
  nowWaiting(many) {
    if (this.waiting && !many) this.reload();
    this.waiting = many;
  }

  get differences() {
    return this.shown.diff.changes.length;
  }

  get nothingDiffers() {
    const {present, diff} = this.shown;
    return Boolean(present) && !diff.changes.length && !diff.cases.length;
  }

  sentence() {
    const {present, review, needed} = this.shown;
    if (this.nothingDiffers) return `Nothing differs from what is ${this.shown.base.is}`;
    const what = present ? this.differences ? count(this.differences, 'change') : 'Only cases differ' : 'A new policy';
    if (!review) return `${what}; its cases are running`;
    const errors = errorsOf(review).length;
    if (errors) return `${what}, not to be published: ${count(errors, 'error')} to mend`;
    if (review.cases?.failed) return `${what}; ${count(review.cases.failed, 'case fails', 'cases fail')}`;
    return `${what}, ready to ${needed.count ? 'be sent for approval' : 'publish'}`;
  }

  builtUpon() {
    const {draft, standing, base, calledOff} = this.shown;
    const by = `Revision ${draft.revision}, last by ${draft.lastEdit.by}`;
    if (draft.publishedAs !== null) return `${by}, became publication ${draft.publishedAs}.`;
    if (!draft.basedOn) return `${by}. Nothing of it was published yet.`;
    const upon = `${by}, built upon publication ${draft.basedOn}${base?.sequence === draft.basedOn ? `, which is ${base.is}` : ''}`;
    if (!standing || draft.basedOn > standing.sequence) return `${upon}, which ${calledOff ? 'was called off' : 'no longer stands'}.`;
    return `${upon}. ${draft.basedOn === standing.sequence ? 'Nobody has published in between.' : standing.state === 'SCHEDULED' ? `Publication ${standing.sequence} is scheduled.` : 'Another came between.'}`;
  }

  movedOn() {
    if (!this.newer) return nothing;
    const {revision, lastEdit} = this.newer;
    return html`<section class="card actions moved-on" role="status"><span class="chip changed">Of revision ${this.shown.draft.revision}, now ${revision}</span>
      ${lastEdit.by} ${lastEdit.what}. <button class="small" @click=${() => this.reload()}>Look at revision ${revision}</button></section>`;
  }

  steps() {
    const {draft, review, before, after, diff, zone, standing, present, base, needed} = this.shown;
    if (this.nothingDiffers) return emptyCard('There is nothing to publish', html`<p><a href=${this.address}>Change the draft</a> first, then come back.</p>`);
    const {findings, cases, toAcknowledge} = review ?? UNKNOWN;
    const errors = errorsOf({findings});
    const acknowledged = toAcknowledge.every(id => this.acknowledged.has(id));
    return html`
      ${step(1, 'In words', after ? 'done' : 'wrong', after ? inWords(before.sentences, after.sentences, {was: base?.heading}) : html`<p>The draft cannot be said in words while cells of it cannot be read.</p>`)}
      ${step(2, 'In cells', errors.length ? 'wrong' : 'done', html`<cell-changes .changes=${diff.changes} .draft=${this.address} .was=${base?.heading ?? 'In force'}></cell-changes>
        ${errors.map(error => html`<p class="mistake">${error.detail} ${error.advice ?? nothing} <a href=${cellOf(this.address, error)}>Mend it in the draft</a></p>`)}`)}
      ${step(3, 'In cases', !review ? 'open' : cases && !cases.failed ? 'done' : 'wrong', !review ? skeleton(2) : cases ? html`<review-cases .cases=${cases} .draft=${draft} .zone=${zone}></review-cases>`
        : html`<p>No case can be run while there are errors.</p>`)}
      ${step(4, 'On the leads you have', this.tried && this.query.has('transition') && !errors.length ? 'done' : 'open', errors.length || !present ? html`<p>${present ? 'It can be tried on leads once there is no error.' : 'No lead is worked by this policy yet.'}</p>`
        : html`<review-leads .draft=${draft} .channels=${draft.settings.channels} .moment=${this.moment} .zone=${zone}></review-leads>`)}
      ${step(5, 'To acknowledge', review && acknowledged ? 'done' : 'open', acknowledgements({findings, toAcknowledge}, this.acknowledged, set => { this.acknowledged = set; }))}
      ${step(6, 'Put in force', 'open', html`<waiting-proposals .policy=${draft.policy} .draft=${draft.name} .zone=${zone}
        @proposals-changed=${({detail}) => this.nowWaiting(detail.length)} @consented=${({detail}) => change({published: detail.publication})}></waiting-proposals>
        ${this.waiting ? nothing : html`<put-in-force .draft=${draft} .review=${review} .standing=${standing} .next=${present?.next ?? []} .zone=${zone} .acknowledged=${this.acknowledged} .needed=${needed}
          .transition=${this.query.get('transition') ?? 'new-leads'} .tried=${this.tried} .worked=${Boolean(present)} .reasonBefore=${reasonBefore(this.shown)}
          @proposed=${() => this.querySelector('waiting-proposals').look()}></put-in-force>`}`)}`;
  }
}

/** The reason of what was called off; null where there is none, or the draft was edited since and is another change. */
const reasonBefore = ({draft, calledOff}) => (calledOff && new Date(draft.lastEdit.at) <= new Date(calledOff.publishedAt) ? calledOff.reason : null);

/** What is known before the answer is there. */
const UNKNOWN = {findings: [], toAcknowledge: [], cases: null};

const cellOf = (draft, {table, rows = [], columns = []}) => address(draft, {table, row: rows[0], column: columns[0]});

/** The sentences; null while the draft cannot be read. */
async function sentences(asked) {
  try {
    return await asked;
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 422) return null;
    throw problem;
  }
}

/** The policy in force; null where it is none yet. */
async function optional(asked) {
  try {
    return await asked;
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 404) return null;
    throw problem;
  }
}

customElements.define('review-page', ReviewPage);
