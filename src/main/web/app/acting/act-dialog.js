import {LitElement, html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {asProblem} from '../shared/page.js';
import {read} from '../shared/api.js';
import {problemCard, skeleton} from '../shared/parts.js';
import {clock, moment, place, zoneOf} from '../shared/time.js';
import {zoneOfPolicy} from '../shared/zone-of-policy.js';
import {atLocal} from '../shared/moments.js';
import {asIfDisposed, nameOf, tellDisposition, tellEnd, tellOwner, tellPause} from './acts.js';
import {foresight} from './foresight.js';
import {until} from './pause-words.js';
import {pausesOf} from './pauses.js';
import {people} from './people.js';
import {policy, waivingReasons} from './policies.js';
import {presets} from './until.js';

const BLANK = {reasons: [], people: [], pauses: [], foreseen: null, choice: null, owner: '', zone: null, problem: null, sending: false};
const TITLES = {REJECTED: 'Reject', DISQUALIFIED: 'Disqualify', RETURNED: 'Return', assign: 'Give', pause: 'Pause the clock of'};

/** Asks what an act needs: a reason, an owner, until when. */
class ActDialog extends LitElement {
  static properties = {
    asked: {state: true},
    reasons: {state: true},
    people: {state: true},
    pauses: {state: true},
    foreseen: {state: true},
    choice: {state: true},
    owner: {state: true},
    zone: {state: true},
    problem: {state: true},
    sending: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {asked: null, ...BLANK});
  }

  createRenderRoot() {
    return this;
  }

  /** @param asked `{entry, what, at}`: of which action, what is to be told, and since when */
  async open(asked) {
    Object.assign(this, {asked, ...BLANK, choice: {assign: 'person', pause: 'tomorrow'}[asked.what] ?? null});
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    this.focusFirst();
    try {
      if (asked.what === 'assign') this.people = await people();
      else if (asked.what === 'pause') await Promise.all([this.learnZone(), this.learnPauses()]);
      else await this.learnReasons();
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    }
  }

  focusFirst() {
    (this.querySelector('[name=owner], select') ?? this.querySelector('input:checked'))?.focus();
  }

  /** The zone in which the lead's time is counted: that of its deadline, and where it has none, that of its policy. */
  async learnZone() {
    const {entry} = this.asked;
    const local = zoneOf(entry.dueLocal ?? entry.action.dueLocal ?? entry.action.earliestLocal);
    this.zone = local ?? await zoneOfPolicy((await policy(entry.policy)).settings);
    await this.updateComplete;
    this.focusFirst();
  }

  /** What lasts already: whoever pauses the lead again is to know. */
  async learnPauses() {
    this.pauses = await pausesOf(this.asked.entry.leadId);
  }

  async learnReasons() {
    this.reasons = waivingReasons(await policy(this.asked.entry.policy), this.asked.what);
    await this.lookAhead();
  }

  /** What the server would say of it, for the reason at hand, beside what it says now. */
  async lookAhead() {
    this.asking?.abort();
    const {signal} = this.asking = new AbortController();
    const {entry, what} = this.asked;
    try {
      const {decision} = await read(`/v1/leads/${encodeURIComponent(entry.leadId)}`, {signal});
      this.foreseen = {now: decision.obligations, then: await asIfDisposed(decision.id, what, this.reason(), signal)};
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    }
  }

  value(name) {
    return this.querySelector(`[name=${name}]`)?.value.trim() ?? '';
  }

  reason() {
    return this.value('other') || this.value('reason');
  }

  send(event) {
    event.preventDefault();
    const {entry, what, at} = this.asked;
    return this.say(entry, () => this.tell(entry, what, at));
  }

  async say(entry, tell) {
    this.sending = true;
    this.problem = null;
    try {
      const telling = tell();
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
    if (what === 'assign') return this.give(entry, at);
    if (what === 'pause') {
      return tellPause(entry, {from: at, to: this.until()?.toISOString() ?? null, reason: this.value('why')}, this.zone);
    }
    return tellDisposition(entry, what, at, this.reason());
  }

  give(entry, at) {
    if (this.choice === 'nobody') return tellOwner(entry, null, entry.team, at);
    const to = this.value('owner');
    return tellOwner(entry, to, this.person(to)?.teams[0] ?? entry.team, at);
  }

  person(name) {
    return this.people.find(person => person.name === name);
  }

  /** The moment that is chosen, or null where nobody knows it. */
  until() {
    if (this.choice === 'open') return null;
    if (this.choice === 'other') return this.value('until') ? atLocal(this.value('until'), this.zone) : null;
    return presets(this.zone).find(([name]) => name === this.choice)[2];
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
      ${this.foreseen ? foresight(this.foreseen.now, this.foreseen.then) : skeleton(2)}`;
  }

  option(name, words) {
    return html`<label><input type="radio" name="choice" value=${name} .checked=${this.choice === name} @change=${() => { this.choice = name; }}><span>${words}</span></label>`;
  }

  /** To give it to nobody is a choice of its own, so that nobody does it by sending an empty field. */
  askOwner() {
    const person = this.choice === 'person';
    const unknown = this.people.length && this.owner && !this.person(this.owner);
    return html`<fieldset><legend>To whom</legend>
        ${this.option('person', 'To a person')}
        ${person ? html`<input name="owner" list="owners" autocomplete="off" required aria-label="Name of the owner" aria-describedby="owner-hint" placeholder="east-1"
          .value=${this.owner} @input=${event => { this.owner = event.target.value.trim(); }}>
        <div id="owner-hint" role="status">${unknown ? keyed(this.owner, html`<label class="tick"><input type="checkbox" name="new" required>
          Nobody who owns leads is called ${this.owner} yet. Give it to them all the same.</label>`) : nothing}</div>
        <datalist id="owners">${this.people.map(({name, teams, openLeads}) => html`<option value=${name}>${teams.join(', ')}, ${openLeads} open</option>`)}</datalist>` : nothing}
        ${this.option('nobody', html`To nobody: it waits in <i>Unassigned</i>${this.asked.entry.team ? `, for the team ${this.asked.entry.team}` : ''}`)}
      </fieldset>`;
  }

  /** The moment that is chosen by the clock of whoever chooses, where that is another. */
  untilHere() {
    const at = this.until();
    return at && clock(at, this.zone) !== clock(at) ? html`<p class="small muted" role="status">Here that is ${moment(at)} ${place()}.</p>` : nothing;
  }

  askUntil() {
    if (!this.zone) return skeleton(4);
    return html`${this.pauses.map(pause => html`<p class="in-force"><b>Paused already ${until(pause, this.zone)}</b>${pause.reason ? `: ${pause.reason}` : ''}</p>`)}
      ${this.pauses.length ? html`<p><button type="button" class="small" ?disabled=${this.sending} @click=${() => this.say(this.asked.entry, () => tellEnd(this.asked.entry))}>End the pause</button>
        Another one adds to it: what they have in common counts once.</p>` : nothing}
      <p>${this.asked.entry.lateBy ? 'What is late already stays late: a pause holds for what is still to come.' : 'Its clock stands from now on, where the policy lets it.'}</p>
      <fieldset><legend>Until (${place(this.zone)} time)</legend>
        ${presets(this.zone).map(([name, words, at]) => this.option(name, `${words}, ${moment(at, this.zone)}`))}
        ${this.option('other', 'Another moment')}
        ${this.choice === 'other' ? html`<input name="until" type="datetime-local" required aria-label="Until, in ${place(this.zone)} time" @change=${() => this.requestUpdate()}>` : nothing}
        ${this.option('open', 'Nobody knows yet')}
        ${this.untilHere()}
      </fieldset>
      <label>Why<input name="why" required maxlength="200" placeholder="asked to call back on Tuesday"></label>`;
  }
}

customElements.define('act-dialog', ActDialog);
