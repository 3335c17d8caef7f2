import {html, nothing} from 'lit';
import {needs} from '../shared/may.js';
import {problemCard} from '../shared/parts.js';
import {change, query, withQuery} from '../shared/url.js';
import {fullMoment} from '../shared/time.js';
import {CHANNELS, TRANSITIONS, attemptsOf, count, plain, signed} from '../shared/words.js';
import {transitionOptions} from '../publishing/transition-options.js';
import {WithWhatIf} from '../publishing/what-if.js';
import './changed-leads.js';

const CHANGES = [
  ['TIER', 'another tier'], ['NEXT_ACTION', 'another next action'], ['DEADLINE', 'another deadline'], ['DEADLINE_EARLIER', 'an earlier deadline'],
  ['NEWLY_BREACHED', 'late at once'], ['NO_LONGER_BREACHED', 'no longer late']
];

/** What each transition would do to the open leads, in numbers with the leads behind them. The chosen one stands in the address. */
class ReviewLeads extends WithWhatIf {
  static properties = {zone: {attribute: false}, address: {attribute: false}};

  get chosen() {
    return query().get('transition') ?? 'new-leads';
  }

  get wanted() {
    return query().get('what-if');
  }

  /** The address names it, so that a way back from a lead finds it again. */
  arrived({id, state, result}) {
    if (this.wanted !== String(id)) change({'what-if': id}, {replace: true});
    this.dispatchEvent(new CustomEvent('leads-tried', {bubbles: true, detail: {result: state === 'DONE' && !this.stale ? result : null}}));
  }

  /** Whether somebody said it, be it what is set before. */
  get isChosen() {
    return query().has('transition');
  }

  choose(transition) {
    if (query().get('transition') === transition) return;
    change({transition, change: null, team: null, owner: null, without: null, lead: null}, {replace: true});
  }

  render() {
    return html`<p>What should the new promise mean for leads that are being worked? Closed leads are never judged again.</p>
      ${transitionOptions({name: 'transition', chosen: this.chosen, tried: this.whatIf?.result?.transitions, choose: value => this.choose(value)})}
      ${this.isChosen ? nothing : html`<p class="actions"><span>Nobody has chosen yet: it is ${TRANSITIONS[this.chosen].toLowerCase()} unless you say otherwise.</span>
        <button class="small" @click=${() => this.choose(this.chosen)}>Keep it so</button></p>`}
      ${this.problem ? problemCard(this.problem, () => this.start()) : nothing}
      ${this.progress()}
      ${this.whatIf?.result?.transitions?.length ? this.result(this.whatIf.result) : nothing}`;
  }

  progress() {
    const {whatIf} = this;
    if (!whatIf) return this.problem ? nothing : html`<p><button ${needs('try-out')} @click=${() => this.start()}>Try it on the open leads</button></p>`;
    if (whatIf.state === 'RUNNING') {
      const {leadsDone, leads, percent} = whatIf.progress;
      return html`<p>Trying it on the open leads: ${leads === null ? 'counting them' : `${leadsDone} of ${leads}`}.</p>
        <progress max="100" value=${percent ?? nothing} aria-label="Leads tried"></progress>`;
    }
    if (whatIf.state !== 'DONE') {
      return html`<p class="mistake">It ended without a result (${plain(whatIf.state)}). ${whatIf.failure ?? nothing} ${this.again()}</p>`;
    }
    const stale = this.stale ? `Of ${whatIf.revision === this.draft.revision ? `publication ${whatIf.publication}, now ${whatIf.publicationNow}` : `revision ${whatIf.revision}, now ${this.draft.revision}`}` : null;
    return html`<p class="actions small muted">${stale ? html`<span class="chip changed">${stale}</span>` : nothing}
      Tried ${fullMoment(whatIf.startedAt, this.zone)}${this.later(whatIf) ? `, for ${fullMoment(whatIf.effectiveFrom, this.zone)} if nothing happens until then` : ''}. ${this.again()}</p>`;
  }

  again() {
    return html`<button class="small" ${needs('try-out')} @click=${() => this.start()}>Run again</button>`;
  }

  result({open, transitions, undecided, refusals}) {
    const chosen = transitions.find(each => each.transition === this.chosen) ?? transitions[0];
    return html`${this.figures(chosen)}
      ${undecided ? html`<p class="mistake">${count(undecided, 'lead gets', 'leads get')} no answer: ${refusals.slice(0, 3).map(each => each.detail ?? each).join(' ')}</p>` : nothing}
      ${this.teams(chosen)}
      ${chosen.changed ? html`<changed-leads .door=${`${this.door}/${this.whatIf.id}`} .filter=${this.filter} .label=${this.label} .lead=${query().get('lead')} .zone=${this.zone}></changed-leads>`
        : html`<p>None of ${count(open?.leads ?? chosen.leads, 'open lead')} changes.</p>`}`;
  }

  get filter() {
    const at = query();
    return {transition: this.chosen, change: at.get('change'), team: at.get('team'), owner: at.get('owner'), without: at.get('without')};
  }

  get label() {
    const {change: kind, team, owner, without} = this.filter;
    const words = CHANGES.find(([name]) => name === kind)?.[1] ?? plain(kind);
    const whose = owner ?? team ?? (without ? `no ${without}` : null);
    return [words, whose].filter(Boolean).join(', ');
  }

  figures({leads, changed, changes, attempts, repHours}) {
    const shown = CHANGES.filter(([name]) => changes[name]);
    return html`<dl class="figures">
      <div><dt>of ${count(leads, 'open lead')} change</dt><dd>${this.number(changed, null)}</dd></div>
      ${shown.map(([name, words]) => html`<div class=${name === 'NEWLY_BREACHED' ? 'bad' : ''}><dt>${words}</dt><dd>${this.number(changes[name], name)}</dd></div>`)}
      ${attempts.filter(each => each.remaining.after !== each.remaining.before).map(({channel, remaining, soon}) => html`
        <div><dt>${attemptsOf(channel)} still to make, ${signed(soon.after - soon.before)} within 10 business days</dt>
          <dd>${signed(remaining.after - remaining.before)}</dd></div>`)}
      ${repHours ? html`<div><dt>of reps' time, ${signed(repHours.soon.after - repHours.soon.before)} h within 10 business days</dt>
        <dd>${signed(repHours.remaining.after - repHours.remaining.before)} h</dd></div>` : nothing}</dl>
      ${this.minutesForm()}`;
  }

  number(value, kind) {
    return value ? html`<a href=${withQuery({change: kind, team: null, owner: null, without: null})}>${value}</a>` : value;
  }

  minutesForm() {
    const minutes = this.minutes;
    return html`<details class="small minutes"><summary>Counted with ${Object.entries(minutes).map(([channel, each]) => `${each} min ${(CHANNELS[channel] ?? plain(channel)).toLowerCase()}`).join(', ')}</summary>
      <form class="actions" @submit=${this.setMinutes}>${Object.entries(minutes).map(([channel, each]) => html`<label>${CHANNELS[channel] ?? plain(channel)}, minutes
        <input name=${channel} type="number" min="0" max="480" step="0.5" .value=${String(each)} required></label>`)}<button class="small">Count again</button></form></details>`;
  }

  setMinutes(event) {
    event.preventDefault();
    this.minutes = Object.fromEntries([...new FormData(event.target)].map(([channel, each]) => [channel, Number(each)]));
  }

  teams({byTeam}) {
    if (!byTeam.some(each => each.changed)) return nothing;
    return html`<details class="teams"><summary>By team</summary><table class="plain">
      <thead><tr><th scope="col">Team</th><th scope="col" class="number">Open leads</th><th scope="col" class="number">Change</th><th scope="col" class="number">Late at once</th>
        <th scope="col" class="number">Reps' time</th></tr></thead>
      <tbody>${byTeam.map(({team, leads, changed, newlyBreached, repHours}) => html`<tr><td>${team ?? 'no team'}</td><td class="number">${leads}</td>
        <td class="number">${changed ? html`<a href=${withQuery({team, without: team ? null : 'team', owner: null, change: null})}>${changed}</a>` : 0}</td>
        <td class="number">${newlyBreached}</td><td class="number">${repHours ? `${signed(repHours.remaining.after - repHours.remaining.before)} h` : '–'}</td></tr>`)}</tbody></table></details>`;
  }
}

customElements.define('review-leads', ReviewLeads);
