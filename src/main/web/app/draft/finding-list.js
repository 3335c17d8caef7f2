import {LitElement, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {icon} from '../shared/icons.js';
import {needs} from '../shared/may.js';
import {countsOf, findingChips} from '../policies/finding-chips.js';

const GONE_FOR = 3_000;
const AT_FIRST = 20;

/**
 * What the checks say: errors first, otherwise as the server orders them. It asks for what its buttons promise: `finding-fix`
 * (`{edits}`), `finding-show` (`{cells}`), `finding-try` (`{example}`).
 */
class FindingList extends LitElement {
  static properties = {findings: {attribute: false}, gone: {state: true}, all: {state: true}};

  constructor() {
    super();
    this.findings = [];
    this.gone = [];
    this.all = false;
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    const before = changed.get('findings');
    if (!before) return;
    const ids = new Set(this.findings.map(({id}) => id));
    const gone = before.filter(({id}) => !ids.has(id));
    if (!gone.length) return;
    this.gone = gone;
    clearTimeout(this.fading);
    this.fading = setTimeout(() => { this.gone = []; }, GONE_FOR);
  }

  ask(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {bubbles: true, detail}));
  }

  render() {
    const unread = this.findings.some(({kind}) => kind.startsWith('INVALID'));
    const shown = errorsFirst(this.findings).slice(0, this.all ? undefined : AT_FIRST);
    return html`<section class="card findings"><header><h2>Findings</h2><span class="actions">${findingChips(countsOf(this.findings))}</span></header>
      ${this.findings.length ? nothing : html`<p class="muted">The checks find nothing wrong.</p>`}
      ${repeat(shown, ({id}) => id, finding => this.finding(finding))}
      ${shown.length < this.findings.length ? html`<p><button class="small" @click=${() => { this.all = true; }}>All ${this.findings.length} findings</button></p>` : nothing}
      ${this.gone.slice(0, AT_FIRST).map(({detail}) => html`<div class="finding gone"><span class="finding-mark kept">${icon('tick')}</span><p><del>${detail}</del></p></div>`)}
      ${unread ? html`<p class="hint small">Checks that need what cannot be read are not made until it is mended.</p>` : nothing}</section>`;
  }

  finding({id, severity, detail, advice, cells = [], fixes = [], example}) {
    const error = severity === 'ERROR';
    return html`<div class="finding" id="finding-${id}">
      <span class="finding-mark ${error ? 'broken' : 'risk'}">${icon(error ? 'cross' : 'triangle')}<span class="unseen">${error ? 'Error' : severity === 'WARNING' ? 'Warning' : 'Cannot tell'}</span></span>
      <div><p>${detail}</p>${advice ? html`<p class="small muted">${advice}</p>` : nothing}
        ${error ? nothing : html`<p class="small muted">You acknowledge it when you publish.</p>`}
        <p class="actions">${fixes.map(({label, edits}) => html`<button class="small" ${needs('edit-drafts')} @click=${() => this.ask('finding-fix', {edits})}>${label}</button>`)}
          ${cells.length ? html`<button class="small" @click=${() => this.ask('finding-show', {cells})}>Show</button>` : nothing}
          ${example?.rank ? html`<button class="small" ${needs('try-out')} @click=${() => this.ask('finding-try', {example})}>Try ${example.rank}</button>` : nothing}</p></div></div>`;
  }
}

const errorsFirst = findings => [...findings.filter(({severity}) => severity === 'ERROR'), ...findings.filter(({severity}) => severity !== 'ERROR')];

customElements.define('finding-list', FindingList);
