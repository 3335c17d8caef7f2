import {LitElement, html, nothing} from 'lit';
import {read} from '../shared/api.js';
import {asProblem} from '../shared/page.js';
import {problemCard} from '../shared/parts.js';
import {fullMoment} from '../shared/time.js';
import {count} from '../shared/words.js';
import {zoneOfPolicy} from '../shared/zone-of-policy.js';
import {beginDraft, changedWords, draftAddress, isOpen} from './begin-draft.js';
import {findingChips} from './finding-chips.js';

/**
 * Begins a draft of a policy, at once where there is nothing to choose. Where somebody is drafting already it offers to go on with
 * that; where something is scheduled it asks which of the two is to be changed.
 */
class ChangeDialog extends LitElement {
  static properties = {found: {state: true}, problem: {state: true}, doing: {state: true}};

  createRenderRoot() {
    return this;
  }

  /** @throws a problem when the policy cannot be read, or the draft not be begun at once */
  async open(id) {
    const base = `/v1/policies/${encodeURIComponent(id)}`;
    const [policy, drafts, publications] = await Promise.all([read(base), read(`${base}/drafts`), read(`${base}/publications?limit=50`)]);
    const open = drafts.items.filter(isOpen).sort((one, other) => other.lastEdit.at.localeCompare(one.lastEdit.at));
    // What ends the policy brings no text that one could change.
    const next = policy.next.filter(({kind}) => kind === 'PUBLISHED');
    this.found = {id, title: policy.settings.title, publication: policy.publication, publications: publications.items, next, open,
      taken: drafts.items.map(({name}) => name), zone: await zoneOfPolicy(policy.settings)};
    if (!open.length && !next.length) return this.begin('in-force');
    this.problem = null;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  begin(from) {
    const {id, taken, zone} = this.found;
    return beginDraft(id, {from, taken, zone});
  }

  async submitted(event) {
    event.preventDefault();
    this.doing = true;
    try {
      await this.begin(new FormData(event.target).get('from') ?? 'in-force');
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    } finally {
      this.doing = false;
    }
  }

  render() {
    if (!this.found) return nothing;
    const {title, open} = this.found;
    return html`<dialog aria-labelledby="change-title"><article><h2 id="change-title">Change: ${title}</h2>
      ${open.length ? html`<h3>Go on with a draft</h3><ul class="plain-list going-on">${open.map(draft => this.going(draft))}</ul>` : nothing}
      <form @submit=${this.submitted}>${this.bases()}
        ${this.problem ? problemCard(this.problem) : nothing}
        <p class="actions"><button class=${open.length ? '' : 'primary'} ?disabled=${this.doing}>${open.length ? 'Begin another draft' : 'Begin a draft'}</button>
          <button type="button" @click=${() => this.querySelector('dialog').close()}>Cancel</button></p></form></article></dialog>`;
  }

  going(draft) {
    const {name, errors, warnings, lastEdit} = draft;
    return html`<li><a href=${draftAddress(this.found.id, name)}>${name}</a> ${findingChips({errors, warnings})}
      <br><span class="small muted">${changedWords(draft, this.found.publications)}; ${lastEdit.by} ${lastEdit.what}, ${fullMoment(lastEdit.at, this.found.zone)}</span></li>`;
  }

  bases() {
    const {publication, next, zone} = this.found;
    if (!next.length) return nothing;
    return html`<fieldset class="bases"><legend>${count(next.length, 'publication is', 'publications are')} scheduled. Begin the draft from</legend>
      <label class="tick"><input type="radio" name="from" value="in-force"> <span>what is in force now (publication ${publication.sequence})
        <br><span class="small muted">Published later on, it takes the place of what is scheduled, without its changes.</span></span></label>
      ${next.map((item, i) => html`<label class="tick"><input type="radio" name="from" value="publication:${item.sequence}" ?checked=${i === next.length - 1}>
        <span>what is scheduled from ${fullMoment(item.effectiveFrom, zone)} (publication ${item.sequence})<br><span class="small muted">${item.publishedBy}: ${item.reason}</span></span></label>`)}</fieldset>`;
  }
}

customElements.define('change-dialog', ChangeDialog);
