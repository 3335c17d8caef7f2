import {nameOf, sayTold, tellAttempt, tellDisposition} from '../acting/acts.js';
import {hintsOf, outcomeAt} from '../acting/number-keys.js';
import {undo} from '../acting/undo.js';
import {announce, toast} from '../shared/announce.js';
import {refused} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {change} from '../shared/url.js';
import {actionWords} from '../shared/words.js';
import {nextEntry, nextGroup} from './groups.js';
import {keyOf} from './keys.js';
import {QueueReading} from './queue-reading.js';

const SWIPE = 80;
const SLOW = 3_000;

/** Where one is in the queue, and what one does about a row. */
export class QueueActing extends QueueReading {
  get entry() {
    return this.rows().find(entry => entry.leadId === this.current) ?? null;
  }

  /** Where one is: the row with the focus, where one would go from it, and whether the focus is nowhere. */
  place() {
    const lead = document.activeElement?.closest?.('queue-page .row')?.dataset.lead ?? null;
    return {lead, ways: lead ? [lead, ...this.waysFrom(lead)] : [], lost: document.activeElement === document.body};
  }

  /** Where one goes from a row, best first: to the rows after it, as `j` goes, and where there is none to those before it. */
  waysFrom(leadId) {
    const leads = this.rows().map(entry => entry.leadId);
    const at = leads.indexOf(leadId);
    return at < 0 ? [] : [...leads.slice(at + 1), ...leads.slice(0, at).reverse()];
  }

  /**
   * After rows have moved, the focus stays with its row. From a row that was acted on, or that is gone, it goes to the one that
   * came next before anything moved; and to a row about which something was taken back.
   */
  async keepPlace({lead, ways, lost}, acted, undone = null) {
    await this.updateComplete;
    if (!lead && !lost) return;
    const there = new Set(this.rows().filter(entry => !entry.gone).map(entry => entry.leadId));
    const onward = acted.get(lead) ?? (lead ? ways : [...acted.values()].at(-1) ?? []);
    const to = [undone, ...onward].find(each => there.has(each));
    if (to) this.focusRow(to);
    else if (document.activeElement === document.body && lead) this.closest('main').focus({preventScroll: true});
  }

  focusRow(leadId) {
    if (!leadId) return;
    this.select(leadId);
    this.updateComplete.then(() => {
      const row = this.querySelector(`[data-lead="${CSS.escape(leadId)}"]`);
      if (row && !row.contains(document.activeElement)) row.focus();
    });
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

  /** What the keys do to the row at hand. */
  async learnKeys() {
    const entry = this.entry ?? this.rows()[0];
    this.hints = entry ? await hintsOf(entry).catch(() => []) : [];
    this.requestUpdate();
  }

  /** Goes to what is to be done next, also where its group is folded. */
  async goNext() {
    const group = nextGroup(this.groups);
    const entry = group && nextEntry(group);
    if (!entry) return announce('Nothing is to be done next.');
    if (!group.unfolded) await this.unfold(group);
    this.focusRow(entry.leadId);
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
    if (refused('tell-facts')) return;
    if (!number || !entry || entry.gone) return toast('No row is chosen. Use j or k to go to one, or n for what is next.', {aside: true});
    const choice = await outcomeAt(entry, number);
    if (choice) this.told(entry, () => tellAttempt(entry, choice.outcome, at));
  }

  accept(at) {
    const {entry} = this;
    if (entry && !refused('tell-facts')) this.told(entry, () => tellDisposition(entry, 'ACCEPTED', at));
  }

  ask(what) {
    if (this.entry && !refused('tell-facts')) this.querySelector('act-dialog').open({entry: this.entry, what, at: new Date().toISOString()});
  }

  undo() {
    undo();
  }

  /** Tells it; the row stays, dimmed, until the server says what comes next. */
  async told(entry, telling) {
    if (this.telling.has(entry.leadId)) return;
    this.telling.add(entry.leadId);
    this.requestUpdate();
    const ways = this.waysFrom(entry.leadId);
    const slow = setTimeout(() => toast('Not told yet: the server does not answer. It is sent again for half a minute.', {aside: true}), SLOW);
    try {
      const told = await telling();
      const next = this.rows().find(each => each.leadId === ways[0]);
      sayTold(told, next ? `Next here: ${nameOf(next)}, ${actionWords(next.action).toLowerCase()}.` : '');
      this.acted.set(entry.leadId, ways);
      this.again();
    } catch (fault) {
      this.telling.delete(entry.leadId);
      const problem = asProblem(fault);
      toast(`Not told: ${problem.detail || problem.message}`);
    }
    clearTimeout(slow);
    this.requestUpdate();
  }

  openMenu(leadId) {
    if (leadId && refused('tell-facts')) return;
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
