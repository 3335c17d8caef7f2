import {LitElement, html, nothing} from 'lit';
import {read} from '../shared/api.js';
import {needs} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {chip, problemCard, skeleton} from '../shared/parts.js';
import {fullMoment} from '../shared/time.js';
import {count, ended, TRANSITIONS} from '../shared/words.js';
import {callOff, goBack, inForceOf, lastOf, mayGoBack} from './undoing.js';
import {carrying} from './carrying.js';
import {withConsents} from './consents.js';
import './reason-dialog.js';

const LOOK_EVERY = 2_000;

/**
 * What became of a publication: from when on it is in force, how far it is carried over to leads, and the way back. `whatIf` is the
 * number of the what-if that was looked at before, where there is one.
 */
class PublishedCard extends LitElement {
  static properties = {
    policy: {attribute: false}, sequence: {attribute: false}, zone: {attribute: false}, whatIf: {attribute: false},
    tried: {state: true}, following: {state: true}, publication: {state: true}, before: {state: true}, known: {state: true}, transition: {state: true}, problem: {state: true}
  };

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    clearTimeout(this.waiting);
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (!changed.has('sequence')) return;
    this.look();
  }

  get door() {
    return `/v1/policies/${encodeURIComponent(this.policy)}`;
  }

  /** Without what was tried the card says less, and nothing wrong. */
  async readTried() {
    if (!/^\d{1,18}$/.test(this.whatIf ?? '') || (this.tried && this.tried.state !== 'RUNNING')) return;
    this.tried = await read(`${this.door}/what-ifs/${this.whatIf}`).catch(() => null);
  }

  async look() {
    clearTimeout(this.waiting);
    try {
      const [publication, older, serving, transitions] = await Promise.all([
        read(`${this.door}/publications/${this.sequence}`), read(`${this.door}/publications?limit=50`),
        read('/v1/serving'), read('/v1/transitions'), this.readTried()]);
      // After the transition, so that those who follow it are all there once it is done.
      const following = await read(`${this.door}/open-leads`);
      Object.assign(this, {publication, problem: null,
        following: following.items.find(({version}) => version === publication.version)?.leads ?? 0,
        soon: carrying(publication, transitions.items)?.state === 'SOON',
        transition: transitions.items.find(item => item.publication === `publication:${this.sequence}`) ?? null,
        known: serving.publication >= publication.sequence,
        before: older.items.find(item => item.kind === 'PUBLISHED' && item.state === 'PAST' && item.sequence < publication.sequence),
        standing: {inForce: inForceOf(older.items), last: lastOf(older.items)}});
    } catch (fault) {
      this.problem = asProblem(fault);
    }
    if (this.isConnected && this.moving) this.waiting = setTimeout(() => this.look(), LOOK_EVERY);
  }

  /** Whether something is still to happen that is worth to be looked for. */
  get moving() {
    const {publication, transition, known, soon} = this;
    return !publication || !known || publication.state === 'SCHEDULED' || transition?.state === 'RUNNING' || this.tried?.state === 'RUNNING' || soon;
  }

  render() {
    const {publication, problem} = this;
    if (problem && !publication) return problemCard(problem, () => this.look());
    if (!publication) return skeleton(2);
    return html`<section class="card published"><h2>${this.sentence()}</h2>
      <p>Publication ${publication.sequence} by ${publication.publishedBy}${withConsents(publication)}: ${ended(publication.reason)} ${chip('info', TRANSITIONS[publication.transition] ?? publication.transition)}</p>
      ${publication.state === 'CANCELLED' ? nothing : html`<p class="muted">${this.serving()}</p>`}
      ${this.carried()}
      <p class="actions">${this.ways()}<a href="/policies/${encodeURIComponent(this.policy)}/history">History</a></p>
      <reason-dialog></reason-dialog></section>`;
  }

  sentence() {
    const {state, effectiveFrom} = this.publication;
    const from = effectiveFrom ? fullMoment(effectiveFrom, this.zone) : 'ever since';
    return {SCHEDULED: `In force from ${from}`, IN_FORCE: `In force since ${from}`, PAST: `Was in force from ${from}; another has taken its place`,
      CANCELLED: 'Called off: it does not take effect'}[state];
  }

  /** There is no list of the replicas: what this one does is known, and that the others look for news all the time. */
  serving() {
    if (!this.known) return 'This server takes it over in a moment.';
    return this.publication.state === 'SCHEDULED' ? 'This server will switch to it at that moment; other replicas learn of it within seconds.'
      : 'This server decides by it; other replicas follow within seconds.';
  }

  carried() {
    if (!this.transition) return this.soon ? html`<p>It is being carried over to the leads being worked.</p>` : nothing;
    const {state, leadsDone, leadsFailed, leadsLeft} = this.transition;
    const failed = leadsFailed ? `; ${count(leadsFailed, 'lead')} failed and will be tried again` : '';
    if (state === 'DONE') return html`<p>${this.followed(leadsDone)}${failed}.</p>`;
    return html`<p>It is being carried over to the leads being worked: ${leadsDone} done, ${leadsLeft} left${failed}.</p>
      <progress max=${leadsDone + leadsLeft || 1} value=${leadsDone} aria-label="Leads looked at"></progress>`;
  }

  /** How many leads follow it says nothing of how many are answered otherwise: only a what-if has counted those. */
  followed(carriedOver) {
    const {publication, tried, following} = this;
    if (publication.state !== 'IN_FORCE') return `It was carried over to ${count(carriedOver, 'open lead')}`;
    const way = tried?.versions?.edition === publication.version ? tried.result?.transitions?.find(each => each.transition === publication.transition) : null;
    return `${count(following, 'open lead follows', 'open leads follow')} it${way ? `, ${way.changed} of them with another answer, as tried` : ''}`;
  }

  ways() {
    const {publication, before} = this;
    const dialog = () => this.querySelector('reason-dialog');
    const done = () => { this.look(); this.dispatchEvent(new CustomEvent('undone', {bubbles: true})); };
    if (publication.state === 'SCHEDULED') return html`<button ${needs('publish')} @click=${() => callOff(dialog(), publication, done)}>Call off</button>`;
    if (publication.state !== 'IN_FORCE' || !before) return nothing;
    return html`<button ${needs(mayGoBack())} @click=${() => goBack(dialog(), before, this.standing, done)}>Go back to publication ${before.sequence}</button>`;
  }
}

customElements.define('published-card', PublishedCard);
