import {html, nothing} from 'lit';
import {nameOf, sayTold, tellAttempt, tellDisposition, tellEnd} from '../acting/acts.js';
import {outcomeAt} from '../acting/number-keys.js';
import {takeBack, undo} from '../acting/undo.js';
import {toast} from '../shared/announce.js';
import {mayNote, needs, refused} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {chip, problemCard, skeleton} from '../shared/parts.js';
import {printButton, printedFoot} from '../shared/print.js';
import {moment, place} from '../shared/time.js';
import {change, leave} from '../shared/url.js';
import {CHANNELS, capital, plain} from '../shared/words.js';
import '../acting/act-dialog.js';
import '../acting/act-menu.js';
import '../publishing/reason-dialog.js';
import '../shared/time-left.js';
import {atBar, momentsOf, saidAndKnown} from './at-bar.js';
import {endOfDayBefore} from './day-before.js';
import {pausedNow} from './paused.js';
import {coming, earlierCycles, facts, happened, orders, owed, panel, whoseTime} from './panels.js';
import {clockPanel} from './clock-panel.js';
import {LeadReading} from './lead-reading.js';

const SLIDE = 250;
const OTHERS = [['assign', 'Give…', 's'], ['pause', 'Pause…', 'p'], ['DISQUALIFIED', 'Disqualify…', '']];
const KEYS = [['1 to 9', 'tell the outcome of the next attempt'], ['d', 'what can be done'], ['a', 'accept'], ['x', 'reject'], ['s', 'give to somebody'],
  ['p', 'pause the clock'], ['u', 'take back what was told last'], ['[ ]', 'an earlier moment, a later one'], ['y', 'the end of the business day before']];

/** A lead: what is owed for it, by when and why, what has happened, and what comes if nobody acts. */
class LeadPage extends LeadReading {
  static properties = {menu: {state: true}};

  constructor() {
    super();
    Object.assign(this, {menu: null, keys: KEYS});
  }

  connectedCallback() {
    super.connectedCallback();
    this.hears = event => this.pressed(event);
    addEventListener('keydown', this.hears);
  }

  disconnectedCallback() {
    removeEventListener('keydown', this.hears);
    clearTimeout(this.sliding);
    super.disconnectedCallback();
  }

  goTo(at) {
    clearTimeout(this.sliding);
    this.at = at;
    this.sliding = setTimeout(() => change({at}, {replace: true}), SLIDE);
  }

  step(by) {
    const {moments} = this;
    const here = this.at ? moments.findIndex(each => new Date(each.at) >= new Date(this.at)) : moments.length;
    if (here < 0) return this.goTo(by < 0 ? moments.at(-1)?.at ?? null : null);
    this.goTo(moments[Math.max(0, here + by)]?.at ?? null);
  }

  /** From another moment to now, at once, so that whoever goes on from here comes back to now; and from now to where one came from. */
  leave() {
    if (!this.at) {
      leave('/queue');
      return;
    }
    clearTimeout(this.sliding);
    this.at = null;
    change({at: null}, {replace: true});
  }

  get moments() {
    return momentsOf(this.parts.timeline.data?.items ?? [], this.lead.decision?.obligations ?? [], this.zone);
  }

  /** To the end of the business day before the moment that is shown; which one that is, the server says. */
  async dayBefore() {
    try {
      const at = await endOfDayBefore(this.lead.decision.calendar.id, this.at ?? new Date().toISOString(), this.zone);
      if (at) this.goTo(at);
      else toast('No business day is known before this one.', {aside: true});
    } catch (fault) {
      const problem = asProblem(fault);
      toast(problem.detail || problem.message);
    }
  }

  /** An action as the queue would show it, to act on it here. */
  entryFor(action) {
    const {id, policy: named, attributes, decision, ownership} = this.lead;
    return {leadId: id, policy: named, attributes, decisionId: decision.id, owner: ownership?.owner, team: ownership?.team, action};
  }

  get attempts() {
    return this.lead?.decision?.requiredActions.filter(action => action.type === 'ATTEMPT') ?? [];
  }

  pressed(event) {
    const typing = event.target.closest?.('input, textarea, select, dialog, [role=menu]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !this.lead) return;
    const at = new Date().toISOString();
    const first = this.lead.decision?.requiredActions[0];
    const act = {
      '[': () => this.step(-1), ']': () => this.step(1), y: () => this.dayBefore(), u: () => undo(),
      ...(first && !this.at ? {
        d: () => { if (!refused('tell-facts')) this.menu = first; },
        a: () => this.told(() => tellDisposition(this.entryFor(first), 'ACCEPTED', at)),
        x: () => this.ask(first, 'REJECTED', at), s: () => this.ask(first, 'assign', at), p: () => this.ask(first, 'pause', at)
      } : {})
    }[event.key] ?? (/^[1-9]$/.test(event.key) && first && !this.at ? () => this.outcome(Number(event.key), at) : null);
    if (!act) return;
    event.preventDefault();
    act();
  }

  async outcome(number, at) {
    const entry = this.entryFor(this.attempts[0] ?? this.lead.decision.requiredActions[0]);
    const choice = await outcomeAt(entry, number);
    if (choice) this.told(() => tellAttempt(entry, choice.outcome, at));
  }

  ask(action, what, at) {
    if (refused('tell-facts')) return;
    this.querySelector('act-dialog').open({entry: this.entryFor(action), what, at});
  }

  async told(telling) {
    if (refused('tell-facts')) return;
    try {
      sayTold(await telling());
      await this.reload();
    } catch (fault) {
      const problem = asProblem(fault);
      toast(`Not told: ${problem.detail || problem.message}`);
    }
  }

  endPause() {
    // The button goes with the pause, so the focus waits beside it.
    this.querySelector('.next').focus({preventScroll: true});
    return this.told(() => tellEnd({...this.lead, leadId: this.lead.id}));
  }

  /** Asks whether to take back what was told, and does it. The page is read again first, so that the focus finds the line anew. */
  askBack({leadId, type, id}, title) {
    const act = {leadId, kind: type, of: id, words: `${title}, ${nameOf({...this.lead, leadId: this.lead.id})}`, reason: 'It was told by mistake, and taken back on the page of the lead.'};
    this.querySelector('reason-dialog').open({
      title: `Take back: ${title}?`, button: 'Take back', why: false,
      text: 'It then counts as never told, and what is owed is decided anew. The history keeps that it was told and taken back.',
      act: async () => { await takeBack(act); await this.reload(); }
    });
  }

  render() {
    const {timeline} = this.parts;
    if (!this.lead) {
      return html`<p class="crumbs"><a href="/queue">Queue</a> / ${this.path.id}</p><h1>${this.path.id}</h1>
        ${this.problem ? html`${problemCard(this.problem, () => this.reload())}${timeline.data?.items.length
          ? panel('happened', 'What was told of it', timeline, pages => happened(this, pages, [], null)) : nothing}` : skeleton(8)}`;
    }
    const {zone, lead} = this;
    return html`
      <p class="crumbs"><a href="/queue">Queue</a> / ${lead.id}</p>
      ${lead.askedFor ? html`<p class="card merged">${chip('info', 'merged')} ${lead.askedFor} was merged into <a href="/leads/${encodeURIComponent(lead.id)}">${lead.id}</a>, whose story this is: it has both.</p>` : nothing}
      <div class="head"><div><h1>${nameOf({...lead, leadId: lead.id})}</h1><p class="lead-facts">${facts(lead, zone)}</p></div>${this.at ? nothing : this.buttons()}</div>
      ${this.problem ? problemCard(this.problem, () => this.reload()) : nothing}
      ${mayNote('tell-facts')}
      ${this.at ? nothing : this.next(zone)}
      ${lead.decision ? atBar(this, this.moments, zone) : nothing}
      ${this.at ? saidAndKnown(this.parts.past, zone) : this.present(zone)}
      <div class="panels"><div>${panel('happened', 'What happened', timeline, pages => happened(this, pages, lead.setAside, zone), orders(this))}
        ${earlierCycles(lead.cycles, zone)}</div>
        ${this.at ? nothing : html`<div>${panel('coming', 'What comes if nobody acts', this.parts.plan, plan => coming(plan, zone))}</div>`}</div>
      ${printedFoot(lead.decision ? `Lead ${lead.id}, by decision ${lead.decision.id}:` : `Lead ${lead.id}:`)}
      <act-dialog @act-told=${event => this.told(event.detail.telling)}></act-dialog><reason-dialog></reason-dialog>`;
  }

  present(zone) {
    const {lead} = this;
    if (!lead.decision) return nothing;
    return html`${clockPanel(this, zone)}
      <div class="panels"><div>${panel('owed', 'Owed', {data: lead}, () => owed(lead, this.parts.decision.data?.firings))}</div>
        <div>${panel('time', 'Whose time it was', {data: lead}, whoseTime)}</div></div>`;
  }

  next(zone) {
    const {decision} = this.lead;
    const [action, ...then] = decision?.requiredActions ?? [];
    const entry = this.parts.entry.data?.find(each => each.leadId === this.lead.id);
    return html`<section class="card next" aria-label="Next" tabindex="-1"><p class="small muted">Next</p>
      <p class="sentence">${action?.sentence ?? 'Nothing is to be done for this lead.'}</p>
      ${then.map(({sentence}) => html`<p>${sentence}</p>`)}
      ${pausedNow(this.parts.decision.data, zone, () => this.endPause())}
      <p class="muted">${entry?.dueAt ? html`<time-left .entry=${entry} @time-changed=${() => this.again()}></time-left> ` : nothing}${decision?.validUntil && action ? `Holds until ${moment(decision.validUntil, zone)} ${place(zone)} if nothing happens.` : nothing}</p></section>`;
  }

  buttons() {
    const actions = (this.lead.decision?.requiredActions ?? []).filter(({type}) => type !== 'NONE');
    if (!actions.length) return html`<div class="actions">${printButton()}</div>`;
    const others = actions.filter(action => action.type !== 'ATTEMPT');
    const words = action => (action.type === 'ATTEMPT' ? `${CHANNELS[action.channel] ?? capital(plain(action.channel))} made…` : `${capital(plain(action.type))}…`);
    return html`<div class="actions acts" @act-told=${event => this.told(event.detail.telling)} @act-asked=${event => this.querySelector('act-dialog').open(event.detail)}>
      ${[...this.attempts, ...others].map((action, i) => html`<span class="act"><button type="button" class=${i ? '' : 'primary'} aria-haspopup="menu" aria-expanded=${this.menu === action} ${needs('tell-facts')}
        @click=${() => { this.menu = this.menu === action ? null : action; }}>${words(action)}</button>
        ${this.menu === action ? html`<act-menu .entry=${this.entryFor(action)} @act-closed=${() => { this.menu = null; }}></act-menu>` : nothing}</span>`)}
      ${OTHERS.map(([what, label, key]) => html`<button type="button" ${needs('tell-facts')} @click=${() => this.ask(actions[0], what, new Date().toISOString())}>${label}${key ? html` <kbd>${key}</kbd>` : nothing}</button>`)}
      ${printButton()}</div>`;
  }
}

customElements.define('lead-page', LeadPage);
