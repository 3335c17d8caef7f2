import {LitElement, html, nothing} from 'lit';
import {get, send} from '../shared/api.js';
import {needs} from '../shared/may.js';
import {toast} from '../shared/announce.js';
import {fullMoment} from '../shared/time.js';
import {count} from '../shared/words.js';
import {changedWords, draftAddress, isOpen} from './begin-draft.js';
import {findingChips} from './finding-chips.js';
import '../publishing/reason-dialog.js';

/** The drafts of a policy: those that are being written, and folded those that were published. `draft-deleted` tells of one that went. */
class DraftList extends LitElement {
  static properties = {policy: {attribute: false}, drafts: {attribute: false}, publications: {attribute: false}, zone: {attribute: false}};

  createRenderRoot() {
    return this;
  }

  render() {
    const open = this.drafts.filter(isOpen);
    const done = this.drafts.filter(draft => !isOpen(draft));
    if (!this.drafts.length) return nothing;
    return html`<section class="card"><header><h2>Drafts</h2></header>
      ${open.length ? html`<ul class="plain-list">${open.map(draft => this.line(draft))}</ul>` : html`<p class="muted">Nobody is drafting.</p>`}
      ${done.length ? html`<details><summary>${count(done.length, 'draft was', 'drafts were')} published</summary><ul class="plain-list">${done.map(draft => this.line(draft))}</ul></details>` : nothing}
      </section><reason-dialog></reason-dialog>`;
  }

  line(draft) {
    const {name, revision, publishedAs, lastEdit} = draft;
    return html`<li class="draft-line"><span><a href=${draftAddress(this.policy, name)}>${name}</a> ${findingChips(draft)}
      <br><span class="small muted">${publishedAs ? `became publication ${publishedAs}` : `revision ${revision}, ${changedWords(draft, this.publications ?? [])}`};
        ${lastEdit.what} by ${lastEdit.by}, ${fullMoment(lastEdit.at, this.zone)}</span></span>
      <button class="small" ${needs('edit-drafts')} @click=${() => this.ask(draft)} aria-label="Delete the draft ${name}">Delete</button></li>`;
  }

  ask({name, revision, publishedAs}) {
    this.querySelector('reason-dialog').open({
      title: `Delete the draft ${name}`,
      text: publishedAs ? `Publication ${publishedAs} stays as it is. The revisions of the draft go.`
        : `All ${count(revision, 'revision')} of it go, and what was never published is lost.`,
      button: 'Delete',
      why: false,
      act: () => this.remove(name)
    });
  }

  async remove(name) {
    const door = `/v1/policies/${encodeURIComponent(this.policy)}/drafts/${encodeURIComponent(name)}`;
    const {etag} = await get(`${door}?tables=false`);
    await send('DELETE', door, undefined, {etag});
    toast(`The draft ${name} is deleted.`);
    this.dispatchEvent(new CustomEvent('draft-deleted', {bubbles: true}));
  }
}

customElements.define('draft-list', DraftList);
