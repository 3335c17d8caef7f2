import {tellAttempt, tellDisposition, undo} from '../acting/acts.js';
import {outcomes, policy} from '../acting/policies.js';
import {toast} from '../shared/announce.js';
import {asProblem} from '../shared/page.js';
import {change} from '../shared/url.js';
import {keyOf} from './keys.js';
import {QueueReading} from './queue-reading.js';

const SWIPE = 80;

/** Where one is in the queue, and what one does about a row. */
export class QueueActing extends QueueReading {
  get entry() {
    return this.rows().find(entry => entry.leadId === this.current) ?? null;
  }

  focusedRow() {
    const row = document.activeElement?.closest?.('queue-page .row');
    return row ? [row.dataset.lead, this.rowsBefore.indexOf(row.dataset.lead)] : null;
  }

  /** The row that had the focus is gone, or was acted on: the next one has it. */
  async keepFocus(focused, acted) {
    await this.updateComplete;
    if (!focused) return;
    const leads = this.rows().map(entry => entry.leadId);
    if (!leads.includes(focused[0]) || acted.has(focused[0])) this.focusRow(leads[Math.min(Math.max(focused[1], 0), leads.length - 1)]);
  }

  focusRow(leadId) {
    if (!leadId) return;
    this.select(leadId);
    this.updateComplete.then(() => this.querySelector(`[data-lead="${CSS.escape(leadId)}"]`)?.focus());
  }

  move(by) {
    const leads = this.rows().map(entry => entry.leadId);
    const at = leads.indexOf(this.current);
    this.focusRow(leads[at < 0 ? 0 : Math.min(Math.max(at + by, 0), leads.length - 1)]);
  }

  select(leadId) {
    if (this.current === leadId) return;
    this.current = leadId;
    if (this.menu !== leadId) this.menu = null;
    this.learnKeys();
    clearTimeout(this.selecting);
    this.selecting = setTimeout(() => this.isConnected && change({lead: leadId}, {replace: true}), 300);
  }

  /** What the number keys do to the row at hand. */
  async learnKeys() {
    const entry = this.entry ?? this.rows()[0];
    if (entry?.action.type !== 'ATTEMPT') { this.hints = []; return; }
    this.hints = await policy(entry.policy).then(known => outcomes(known, entry.action.channel).slice(0, 3), () => []);
    this.requestUpdate();
  }

  // What one does.

  pressed(event) {
    const act = keyOf(event, this);
    if (!act) return;
    event.preventDefault();
    this.touch();
    act(this);
  }

  async outcome(number, at) {
    const {entry} = this;
    if (entry?.action.type !== 'ATTEMPT') return;
    const choice = outcomes(await policy(entry.policy), entry.action.channel)[number - 1];
    if (choice) this.told(entry, () => tellAttempt(entry, choice.outcome, at));
  }

  accept(at) {
    const {entry} = this;
    if (entry) this.told(entry, () => tellDisposition(entry, 'ACCEPTED', at));
  }

  ask(what) {
    if (this.entry) this.querySelector('act-dialog').open({entry: this.entry, what, at: new Date().toISOString()});
  }

  undo() {
    undo();
  }

  /** Tells it; the row stays, dimmed, until the server says what comes next. */
  async told(entry, telling) {
    if (this.telling.has(entry.leadId)) return;
    this.telling.add(entry.leadId);
    this.requestUpdate();
    try {
      await telling();
      this.acted.add(entry.leadId);
      this.again();
    } catch (fault) {
      this.telling.delete(entry.leadId);
      const problem = asProblem(fault);
      toast(`Not told: ${problem.detail || problem.message}`);
    }
    this.requestUpdate();
  }

  openMenu(leadId) {
    this.menu = leadId;
    this.touch();
  }

  closeMenu(leadId) {
    this.menu = null;
    this.updateComplete.then(() => this.querySelector(`[data-lead="${CSS.escape(leadId)}"]`)?.focus());
  }

  swipeBegins = event => {
    this.swipe = event.changedTouches[0];
    this.touch();
  };

  swipeEnds(event, entry) {
    const {clientX, clientY} = event.changedTouches[0];
    if (clientX - this.swipe.clientX > SWIPE && Math.abs(clientY - this.swipe.clientY) < SWIPE / 2) this.openMenu(entry.leadId);
  }
}
