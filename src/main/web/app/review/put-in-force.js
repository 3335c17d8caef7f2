import {LitElement, html, nothing} from 'lit';
import {send} from '../shared/api.js';
import {mayNot, needs} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {problemCard} from '../shared/parts.js';
import {address, change, query} from '../shared/url.js';
import {fullMoment, place} from '../shared/time.js';
import {count} from '../shared/words.js';
import {inOneLine} from './in-one-line.js';
import {chosenMoment, localText, nextMonday} from '../shared/moments.js';
import {kept} from './kept-reason.js';

/**
 * From when on, why, and the button. `review` says what is in the way; `standing` is the publication that stands now; `tried` is the
 * result of the what-if, and `reasonBefore` the reason of the publication that was called off, where there are any. It tells
 * of a chosen moment with `moment-chosen`, and with `published` of what it published.
 */
class PutInForce extends LitElement {
  static properties = {
    draft: {attribute: false}, review: {attribute: false}, standing: {attribute: false}, next: {attribute: false}, zone: {attribute: false}, acknowledged: {attribute: false}, needed: {attribute: false},
    transition: {attribute: false}, tried: {attribute: false}, worked: {attribute: false}, reasonBefore: {attribute: false},
    reason: {state: true}, seen: {state: true}, problem: {state: true}, doing: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {next: [], reason: null, seen: null, problem: null, doing: false});
  }

  createRenderRoot() {
    return this;
  }

  /** What is chosen stands in the address: `monday`, which it leaves out, `now`, or `other`. */
  get when() {
    const when = query().get('when');
    return when === 'now' ? 'now' : when ? 'other' : 'monday';
  }

  /** Null is now. */
  get moment() {
    return chosenMoment(query().get('when'), this.zone);
  }

  /** A reason that was typed stays for this draft: when its publication is called off, it is mostly offered again. */
  willUpdate(changed) {
    if (changed.has('draft')) this.reason ??= kept.of(this.draft) || this.reasonBefore || '';
  }

  /** What was published since the draft was begun; null when nothing was, or all of it was called off. */
  get between() {
    return this.standing && this.standing.sequence > (this.draft.basedOn ?? 0) ? this.standing : null;
  }

  /** Why the button does nothing yet; null when it does. */
  get obstacle() {
    const refused = mayNot(this.action);
    if (refused) return refused;
    if (!this.review) return 'The cases are still running.';
    const {findings, toAcknowledge, cases} = this.review;
    const errors = findings.filter(finding => finding.severity === 'ERROR').length;
    if (errors) return `${count(errors, 'error')} to mend in the draft.`;
    if (cases?.failed) return `${count(cases.failed, 'case fails', 'cases fail')}: accept the new answers or mend the draft.`;
    const left = toAcknowledge.filter(id => !this.acknowledged.has(id)).length;
    if (left) return `${count(left, 'warning')} to acknowledge.`;
    if (this.between && this.seen !== this.between.sequence) return `Publication ${this.between.sequence} ${this.between.state === 'SCHEDULED' ? 'is scheduled' : 'came between'}: look at what it changed.`;
    if (this.when === 'other' && !this.moment) return 'Choose a moment.';
    return this.reason.trim() ? null : 'Say why.';
  }

  choose(when) {
    const values = {monday: null, now: 'now', other: localText(nextMonday(this.zone), this.zone)};
    this.take(values[when]);
  }

  take(when) {
    change({when}, {replace: true});
    this.requestUpdate();
    this.tell('moment-chosen', this.moment);
  }

  typed(reason) {
    this.reason = reason;
    kept.keep(this.draft, reason);
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true}));
  }

  async publish(event) {
    event.preventDefault();
    if (this.obstacle) return;
    Object.assign(this, {doing: true, problem: null});
    try {
      const {body} = await send('POST', `/v1/policies/${encodeURIComponent(this.draft.policy)}/${this.needsOthers ? 'proposals' : 'publications'}`, {
        draft: this.draft.name, reason: this.reason.trim(), effectiveFrom: this.moment?.toISOString(),
        transition: this.transition, acknowledged: [...this.acknowledged], over: this.standing?.sequence
      }, {etag: this.draft.etag});
      kept.published(this.draft, this.reason);
      if (!this.needsOthers) change({published: body.sequence});
      this.tell(this.needsOthers ? 'proposed' : 'published', body);
    } catch (fault) {
      if (fault.name !== 'AbortError') this.refused(asProblem(fault));
    } finally {
      this.doing = false;
    }
  }

  /** Somebody published or edited in between: what is shown is read anew, and what was typed stays. */
  refused(problem) {
    this.problem = problem;
    if (problem.status === 409 || problem.status === 412) this.tell('draft-edited');
  }

  render() {
    const {obstacle} = this;
    return html`<form @submit=${this.publish}>
      ${this.cameBetween()}
      <fieldset class="moments"><legend>From</legend>
        ${this.option('now', 'Now')}${this.option('monday', fullMoment(nextMonday(this.zone), this.zone))}${this.option('other', 'Another moment')}
        ${this.when === 'other' ? html`<label class="other">Moment in ${place(this.zone)}
          <input type="datetime-local" .value=${query().get('when')} @change=${event => event.target.value && this.take(event.target.value)}></label>` : nothing}
      </fieldset>
      <label>Why <textarea name="reason" rows="2" maxlength="500" .value=${this.reason} @input=${event => this.typed(event.target.value)}></textarea></label>
      ${this.problem ? problemCard(this.problem) : nothing}
      <p id="publish-whole"><b>${inOneLine({at: this.moment, zone: this.zone, transition: this.transition, result: this.tried, worked: this.worked})}</b></p>
      <p class="actions"><button class="primary" ?disabled=${Boolean(obstacle) || this.doing} ${needs(this.action)} aria-describedby="publish-whole publish-note">${this.needsOthers ? 'Send for approval' : 'Publish'}</button>
        <a href=${address(`/policies/${encodeURIComponent(this.draft.policy)}/drafts/${encodeURIComponent(this.draft.name)}`)}>Back to the draft</a>
        <span id="publish-note" class="muted small">${obstacle ?? this.wayBack()}</span></p></form>`;
  }

  option(value, words) {
    return html`<label><input type="radio" name="moment" value=${value} .checked=${value === this.when} @change=${() => this.choose(value)}> ${words}</label>`;
  }

  /** What takes its place at a moment that is known already. */
  get successor() {
    return this.next.find(({effectiveFrom}) => new Date(effectiveFrom) > (this.moment ?? Date.now()));
  }

  /** Whether others must consent first. */
  get needsOthers() {
    return this.needed?.count > 0;
  }

  /** What pressing the button needs one to be allowed. */
  get action() {
    return this.needsOthers ? 'propose' : 'publish';
  }

  wayBack() {
    if (this.needsOthers) return `It needs ${this.needed.words}. Nobody consents to what they edited or proposed.`;
    const {successor} = this;
    return `${successor ? `In force until ${fullMoment(successor.effectiveFrom, this.zone)}, when publication ${successor.sequence} takes its place. ` : ''}${this.back()}`;
  }

  back() {
    const back = this.standing ? ` Afterwards it is one step back to publication ${this.standing.sequence}.` : '';
    return this.moment ? `Can be called off until ${fullMoment(this.moment, this.zone)}.${back}` : `It takes effect at once.${back}`;
  }

  cameBetween() {
    const {between} = this;
    if (!between) return nothing;
    const base = this.draft.basedOn ? `publication:${this.draft.basedOn}` : null;
    const scheduled = between.state === 'SCHEDULED';
    const first = scheduled && (this.moment ?? Date.now()) < new Date(between.effectiveFrom);
    return html`<div class="between"><p><b>Publication ${between.sequence}</b> by ${between.publishedBy} ${scheduled
        ? `is scheduled from ${fullMoment(between.effectiveFrom, this.zone)}, and this draft has none of its changes` : 'came between'}: ${between.reason}
        ${base ? html`<a target="_blank" href=${address(`/policies/${encodeURIComponent(this.draft.policy)}/history`, {from: base, to: `publication:${between.sequence}`})}>Compare</a>` : nothing}</p>
      <label class="tick"><input type="checkbox" .checked=${this.seen === between.sequence}
        @change=${event => { this.seen = event.target.checked ? between.sequence : null; }}> ${first ? 'I know what it changes. It takes the place of this draft at that moment.'
          : 'I know what it changed. Publish this draft in its place.'}</label></div>`;
  }
}

customElements.define('put-in-force', PutInForce);
