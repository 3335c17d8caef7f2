import {LitElement, html, nothing} from 'lit';
import {Problem, read} from '../shared/api.js';
import {sentenceChanges, wordChanges} from './sentence-changes.js';

const PAUSE = 150;
const MOST = 400;
const PROMISE = ['rank-tiers', 'attempts', 'deadlines'];

/** What everyone will read: the sentences of a revision, with the words that differ from what is in force marked. */
class WordsPanel extends LitElement {
  static properties = {
    policy: {attribute: false}, edition: {attribute: false}, base: {attribute: false}, was: {attribute: false}, readable: {attribute: false},
    sentences: {state: true}, around: {state: true}, before: {state: true}, problem: {state: true}, all: {state: true}
  };

  constructor() {
    super();
    this.all = false;
    this.readable = true;
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('base')) this.readBase();
    if (changed.has('edition')) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.readWords(), PAUSE);
    }
  }

  address(edition) {
    return `/v1/policies/${encodeURIComponent(this.policy)}/editions/${encodeURIComponent(edition)}/sentences`;
  }

  async readBase() {
    this.before = this.base ? (await read(this.address(this.base)).catch(() => null))?.sentences ?? null : null;
  }

  /** The words of a draft that cannot be read stay as they were, and the panel says so. */
  async readWords() {
    const edition = this.edition;
    if (!this.readable) return;
    try {
      const {sentences, rows} = await read(this.address(edition));
      if (edition === this.edition) Object.assign(this, {sentences, around: aroundPromise(rows), problem: null});
    } catch (problem) {
      if (edition === this.edition && problem instanceof Problem) this.problem = problem;
    }
  }

  /** Whether these are the words of an earlier revision. */
  get stale() {
    return !this.readable || Boolean(this.problem);
  }

  render() {
    if (!this.sentences) {
      return html`<section class="card words"><header><h2>In words</h2></header>${this.readable
        ? nothing : html`<p class="muted">There are no words while a cell cannot be read.</p>`}</section>`;
    }
    const found = this.before ? sentenceChanges(this.before, this.sentences) : this.sentences.map(sentence => ({before: sentence, after: sentence}));
    const changes = found.filter(({before, after}) => before !== after);
    const shown = (this.all ? found : found.slice(1).filter(({before, after}) => before !== after || !this.around.has(after))).slice(0, MOST);
    return html`<section class="card words"><header><h2>In words</h2>
        <span class="muted small">${changes.length || !this.before ? 'what everyone will read' : `as what is ${this.was ?? 'in force'} says it`}</span>
        <button class="small" aria-pressed=${this.all} @click=${() => { this.all = !this.all; }}>${this.all ? 'Only the promise' : `All ${this.sentences.length} sentences`}</button></header>
      ${this.stale ? html`<p class="chip changed">as of the last revision that could be read</p>` : nothing}
      <ul class="sentences">${shown.map(sentence)}</ul></section>`;
  }
}

/** The sentences of other tables than those of the promise. */
const aroundPromise = rows => new Set(Object.entries(rows).filter(([table]) => !PROMISE.includes(table)).flatMap(([, said]) => Object.values(said)));

function sentence({before, after}) {
  if (before === after) return html`<li>${after}</li>`;
  if (before === null) return html`<li class="changed"><mark>${after}</mark></li>`;
  if (after === null) return html`<li class="changed"><del>${before}</del></li>`;
  return html`<li class="changed">${wordChanges(before, after).map(({kind, words}) =>
    (kind === 'same' ? html`${words} ` : kind === 'come' ? html`<mark>${words}</mark> ` : html`<del>${words}</del> `))}</li>`;
}

customElements.define('words-panel', WordsPanel);
