import {html, nothing} from 'lit';
import {read} from '../shared/api.js';
import {needs} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {problemCard} from '../shared/parts.js';
import {address} from '../shared/url.js';
import {count, plain} from '../shared/words.js';
import {transitionOptions} from './transition-options.js';
import {WithWhatIf} from './what-if.js';

const SHOWN = 6;

/** What each way does with what leads were given since. Only the one from receipt takes it back. */
const meanOf = sequence => ({
  'new-leads': 'Leads whose clock has started keep what they were given since.',
  're-rate-from-receipt': `As if publication ${sequence} had been in force when each was received. What was met or late since stays so.`,
  're-rate-from-now': 'All times count anew from now, so the old deadlines do not come back.',
  'never-shorten': 'Leads keep the later deadlines that they were given since.'
});

/** What going back to a publication changes, in words and for how many open leads, and what it is to mean for these. */
class BackChoices extends WithWhatIf {
  static properties = {sequence: {attribute: false}, present: {attribute: false}, chosen: {attribute: false}, diff: {state: true}};

  get edition() {
    return `publication:${this.sequence}`;
  }

  firstUpdated() {
    if (this.present) this.compare();
  }

  /** Where nothing is in force, no lead is answered otherwise than before. */
  begin() {
    return this.present ? super.begin() : null;
  }

  async compare() {
    const from = `publication:${this.present}`;
    try {
      this.diff = await read(address(`/v1/policies/${encodeURIComponent(this.draft.policy)}/diff`, {from, to: this.edition}));
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  render() {
    return html`${this.compared()}
      <h3>Leads that are being worked</h3>
      ${this.problem ? problemCard(this.problem, () => this.start()) : nothing}${this.state()}
      ${transitionOptions({name: 'choice', chosen: this.picked ?? this.chosen, tried: this.whatIf?.result?.transitions, choose: value => { this.picked = value; }, mean: meanOf(this.sequence)})}`;
  }

  compared() {
    if (!this.present) return html`<p>Nothing of this policy is in force.</p>`;
    return this.diff ? this.changes(this.diff) : html`<p class="muted">Comparing…</p>`;
  }

  changes({changes}) {
    if (!changes.length) return html`<p>Nothing differs from publication ${this.present}.</p>`;
    return html`<p>${count(changes.length, 'change')} from what publication ${this.present} says:</p>
      <ul class="back-changes">${changes.slice(0, SHOWN).map(({meaning, sentence}) => html`<li>${meaning ?? sentence}</li>`)}
        ${changes.length > SHOWN ? html`<li>and ${changes.length - SHOWN} more</li>` : nothing}</ul>`;
  }

  state() {
    const {whatIf} = this;
    if (!whatIf) return this.problem || !this.present ? nothing : html`<p><button type="button" class="small" ${needs('try-out')} @click=${() => this.start()}>Count the leads that change</button></p>`;
    if (whatIf.state === 'RUNNING') return html`<p class="small muted" role="status">Counting the leads that change…</p>`;
    return whatIf.state === 'DONE' ? nothing : html`<p class="mistake">They could not be counted (${plain(whatIf.state)}). ${whatIf.failure ?? nothing}</p>`;
  }
}

customElements.define('back-choices', BackChoices);
