import {LitElement, html, nothing} from 'lit';
import {send} from '../shared/api.js';
import {toast} from '../shared/announce.js';
import {needs} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {PagesOf} from '../shared/pages-of.js';
import {chip, problemCard, skeleton} from '../shared/parts.js';
import {moment} from '../shared/time.js';
import {count} from '../shared/words.js';
import '../publishing/reason-dialog.js';
import './new-key-dialog.js';

const STATES = {active: ['kept', 'tick'], expired: ['off', 'clock'], revoked: ['off', 'struck']};
const OVERLAPS = [['PT0S', 'no longer at all'], ['PT1H', 'for an hour'], ['PT24H', 'for a day'], ['P7D', 'for seven days'], ['P30D', 'for thirty days']];

/** The keys with which programs come in: made, given a new secret, revoked. It tells of a secret to show with `secret-made`. */
class KeysPart extends LitElement {
  static properties = {keys: {state: true}, all: {state: true}, problem: {state: true}};

  constructor() {
    super();
    Object.assign(this, {keys: null, all: false, problem: null});
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  async look() {
    const keys = new PagesOf('/v1/keys', {}, 200);
    try {
      await keys.read();
      Object.assign(this, {keys, problem: null});
      this.dispatchEvent(new CustomEvent('keys-counted', {bubbles: true, detail: keys.items.filter(({state}) => state === 'active').length}));
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  async more() {
    await this.keys.read();
    this.requestUpdate();
  }

  made({id, name, key}, title) {
    this.look();
    this.dispatchEvent(new CustomEvent('secret-made', {bubbles: true, detail: {title, secret: key,
      text: `Give it to ${name}, which sends it as Authorization: Bearer. The server keeps only its beginning, lead_${id}, to name it by.`}}));
  }

  rotate({id, name}) {
    this.querySelector('reason-dialog').open({
      title: `A new secret for ${name}`, button: 'Make the new secret', why: false,
      text: 'The key stays the same: what it may do, and how records name it. Only its secret is new.',
      content: html`<label>The secret that it has now still opens <select name="choice">${OVERLAPS.map(([value, words]) => html`<option value=${value} ?selected=${value === 'PT24H'}>${words}</option>`)}</select></label>`,
      act: async ({choice}) => this.made({...(await send('POST', `/v1/keys/${encodeURIComponent(id)}/rotation`, {overlap: choice})).body, name}, `The new secret of ${name}`)
    });
  }

  revoke({id, name, usedAt}) {
    this.querySelector('reason-dialog').open({
      title: `Revoke ${name}?`, button: 'Revoke', why: false,
      text: `It opens nothing any more, everywhere within two seconds, and it cannot be brought back. ${usedAt ? `It was used last on ${moment(usedAt)}.` : 'It was never used.'}`,
      act: async () => {
        await send('DELETE', `/v1/keys/${encodeURIComponent(id)}`);
        toast(`${name} is revoked.`);
        this.look();
      }
    });
  }

  render() {
    return html`<section class="card" aria-labelledby="keys-title"><header><h2 id="keys-title">Programs</h2><span class="muted small">come in with keys</span>
        <span class="spread"></span><button ${needs('manage-keys')} @click=${() => this.querySelector('new-key-dialog').open()}>New key…</button></header>
      ${this.problem ? problemCard(this.problem, () => this.look()) : nothing}
      ${this.keys ? this.table() : this.problem ? nothing : skeleton(3)}</section>
      <reason-dialog></reason-dialog><new-key-dialog @key-made=${({detail}) => this.made(detail, `The key ${detail.name} is made`)}></new-key-dialog>`;
  }

  table() {
    const {items, more} = this.keys;
    const gone = items.filter(({state}) => state !== 'active').length;
    const shown = this.all ? items : items.filter(({state}) => state === 'active');
    return html`${shown.length ? html`<table class="plain stacks access-table"><thead><tr><th scope="col">Key</th><th scope="col">May</th><th scope="col">Policies</th><th scope="col">Used</th>
        <th scope="col">Until</th><th scope="col">Made</th><th scope="col"><span class="unseen">What to do</span></th></tr></thead>
      <tbody>${shown.map(key => this.row(key))}</tbody></table>` : html`<p class="muted">No key opens anything.</p>`}
      ${gone ? html`<p><button class="small" aria-pressed=${this.all} @click=${() => { this.all = !this.all; }}>Also the ${gone} that open${gone === 1 ? "s" : ""} nothing any more</button></p>` : nothing}
      ${more ? html`<p><button class="small" @click=${() => this.more()}>Show older keys</button></p>` : nothing}`;
  }

  row(key) {
    const {name, state, prefix, roles, policies, limit, createdAt, createdBy, expires, earlierUntil, usedAt, revokedAt, revokedBy} = key;
    const [tone, shape] = STATES[state];
    return html`<tr data-key=${key.id}><td data-label="Key"><span><b>${name}</b> ${state === 'active' ? nothing : chip(tone, state, shape)}<br><code class="small">${prefix}…</code></span></td>
      <td data-label="May"><span>${roles.join(', ')}${limit ? html`<br><span class="small muted">${limit.toLocaleString('en')} requests a minute</span>` : nothing}</span></td>
      <td data-label="Policies">${policies ? policies.join(', ') : 'all'}</td>
      <td data-label="Used">${usedAt ? moment(usedAt) : 'never'}</td>
      <td data-label="Until"><span>${revokedAt ? html`revoked ${moment(revokedAt)}<br><span class="small muted">by ${revokedBy}</span>` : expires ? moment(expires) : 'no end'}
        ${earlierUntil ? html`<br><span class="small muted">its earlier secret until ${moment(earlierUntil)}</span>` : nothing}</span></td>
      <td data-label="Made"><span>${moment(createdAt)}<br><span class="small muted">by ${createdBy}</span></span></td>
      <td class="actions">${state === 'revoked' ? nothing : html`
        <button class="small" ${needs('manage-keys')} aria-label="New secret for ${name}" @click=${() => this.rotate(key)}>New secret…</button>
        <button class="small" ${needs('manage-keys')} aria-label="Revoke ${name}" @click=${() => this.revoke(key)}>Revoke…</button>`}</td></tr>`;
  }
}

customElements.define('keys-part', KeysPart);
