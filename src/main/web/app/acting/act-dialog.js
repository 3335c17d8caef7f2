import {LitElement, html, nothing} from 'lit';
import {asProblem} from '../shared/page.js';
import {read} from '../shared/api.js';
import {problemCard, stateChip} from '../shared/parts.js';
import {people} from './people.js';
import {policy, waivingReasons} from './policies.js';
import {givenUpEarly, nameOf, tellDisposition, tellOwner, tellPause} from './acts.js';

const TITLES = {REJECTED: 'Reject', DISQUALIFIED: 'Disqualify', RETURNED: 'Return', assign: 'Give', pause: 'Pause the clock of'};

/** Asks what an act needs: a reason, an owner, until when. */
class ActDialog extends LitElement {
  static properties = {
    asked: {state: true},
    reasons: {state: true},
    people: {state: true},
    early: {state: true},
    problem: {state: true},
    sending: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {asked: null, reasons: [], people: [], early: null, problem: null, sending: false});
  }

  createRenderRoot() {
    return this;
  }

  /** @param asked `{entry, what, at}`: of which action, what is to be told, and since when */
  async open(asked) {
    Object.assign(this, {asked, reasons: [], people: [], early: null, problem: null, sending: false});
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    this.querySelector('select, input')?.focus();
    try {
      if (asked.what === 'assign') this.people = await people();
      else if (asked.what !== 'pause') {
        this.reasons = waivingReasons(await policy(asked.entry.policy), asked.what);
        await this.lookAhead();
      }
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  /** What the server would say of it, for the reason at hand. */
  async lookAhead() {
    this.asking?.abort();
    const asking = this.asking = new AbortController();
    const {entry, what} = this.asked;
    if (what === 'REJECTED') return;
    try {
      const early = await givenUpEarly(entry.decisionId, what, this.reason(), asking.signal);
      const owed = early ? await this.owed() : [];
      this.early = {obligation: early, owed};
    } catch (fault) {
      if (fault.name !== 'AbortError') throw fault;
    }
  }

  async owed() {
    const {decision} = await read(`/v1/leads/${encodeURIComponent(this.asked.entry.leadId)}`);
    return (decision?.obligations.find(each => each.kind === 'ALL_ATTEMPTS')?.channels ?? []).filter(each => each.remaining > 0);
  }

  value(name) {
    return this.querySelector(`[name=${name}]`)?.value.trim() ?? '';
  }

  reason() {
    return this.value('other') || this.value('reason');
  }

  async send(event) {
    event.preventDefault();
    const {entry, what, at} = this.asked;
    this.sending = true;
    this.problem = null;
    try {
      const telling = this.tell(entry, what, at);
      await telling;
      this.querySelector('dialog').close();
      this.dispatchEvent(new CustomEvent('act-told', {bubbles: true, detail: {entry, telling: () => telling}}));
    } catch (fault) {
      this.problem = asProblem(fault);
    } finally {
      this.sending = false;
    }
  }

  tell(entry, what, at) {
    if (what === 'assign') {
      const to = this.value('owner');
      const team = this.people.find(person => person.name === to)?.teams[0];
      return tellOwner(entry, to, to ? team ?? entry.team : entry.team, at);
    }
    if (what === 'pause') {
      const until = this.value('until');
      return tellPause(entry, at, until ? new Date(until).toISOString() : null, this.value('why'));
    }
    return tellDisposition(entry, what, at, this.reason());
  }

  render() {
    if (!this.asked) return html`<dialog aria-label="Act"></dialog>`;
    const {entry, what} = this.asked;
    return html`<dialog aria-labelledby="act-title" @close=${() => { this.asking?.abort(); this.asked = null; }}><article>
      <h2 id="act-title">${TITLES[what]} ${nameOf(entry)} <span class="muted">${entry.leadId}</span></h2>
      <form @submit=${this.send}>
        ${what === 'assign' ? this.askOwner() : what === 'pause' ? this.askUntil() : this.askReason()}
        ${this.problem ? problemCard(this.problem) : nothing}
        <div class="actions"><button type="submit" class="primary" ?disabled=${this.sending}>${this.sending ? 'Sending…' : TITLES[what].split(' ')[0]}</button>
          <button type="button" @click=${() => this.querySelector('dialog').close()}>Cancel</button></div>
      </form></article></dialog>`;
  }

  askReason() {
    return html`
      <label>Reason
        <select name="reason" @change=${() => this.lookAhead()}>
          <option value="">No reason, or another</option>
          ${this.reasons.map(reason => html`<option>${reason}</option>`)}</select></label>
      <label>Another reason, in your words
        <input name="other" maxlength="200" @change=${() => this.lookAhead()}></label>
      ${this.earlyWords()}`;
  }

  earlyWords() {
    if (!this.early) return nothing;
    const {obligation, owed} = this.early;
    if (!obligation) return html`<p class="foresight">All that was owed is done, or the lead was reached: nothing is given up too early.</p>`;
    const left = owed.map(({channel, remaining}) => `${remaining} by ${channel.toLowerCase()}`).join(', ');
    return html`<p class="foresight" role="status">${stateChip(obligation.state, {words: obligation.state === 'WAIVED' ? 'waived by this reason' : 'given up too early'})}
      ${left ? `Attempts that are still owed: ${left}.` : nothing}
      ${obligation.state === 'WAIVED' ? nothing : 'Without a reason that waives them, this counts as given up too early.'}</p>`;
  }

  askOwner() {
    return html`<label>To whom
      <input name="owner" list="owners" autocomplete="off" placeholder="leave empty for nobody" .value=${''}>
      <datalist id="owners">${this.people.map(person => html`<option value=${person.name}>${person.teams.join(', ')}, ${person.openLeads} open</option>`)}</datalist></label>`;
  }

  askUntil() {
    return html`<p>${this.asked.entry.lateBy ? 'What is late already stays late: a pause holds for what is still to come.' : 'Its clock stands from now on, where the policy lets it.'}</p>
      <label>Until (leave empty while nobody knows; your time)<input name="until" type="datetime-local"></label>
      <label>Why<input name="why" required maxlength="200" placeholder="asked to call back on Tuesday"></label>`;
  }
}

customElements.define('act-dialog', ActDialog);
