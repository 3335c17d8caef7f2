import {html, nothing} from 'lit';
import {segments} from '../shared/parts.js';
import {pausedAlike} from '../shared/strip-scale.js';
import '../shared/clock-strip.js';
import {dutyName, panel} from './panels.js';
import {attemptMarks} from './story.js';

/** The clock of one duty, which the address may name: by the lead's clock, and by that of its owner. */
export function clockPanel(page, zone) {
  const {decision} = page.parts;
  const clocks = decision.data?.clock ?? [];
  const asked = page.query.get('duty');
  const kind = clocks.some(each => each.kind === asked) ? asked : openDuty(page.lead, clocks);
  const which = clocks.length > 1
    ? segments('Duty', clocks.map(each => [each.kind, dutyName(each.kind)]), kind, duty => page.choose({duty})) : nothing;
  return panel('clock', 'Clock', decision, data => strip(page, data, kind, zone), which);
}

function openDuty(lead, clocks) {
  const owing = lead.decision.obligations.find(each => ['OPEN', 'AT_RISK', 'BREACHED'].includes(each.state));
  return (clocks.find(each => each.kind === owing?.kind) ?? clocks[0])?.kind;
}

function strip(page, data, kind, zone) {
  const ofLead = data.clock.find(each => each.kind === kind);
  if (!ofLead) return html`<p class="muted">Nothing with a clock is owed.</p>`;
  const now = page.lead.standing === 'CLOSED' ? null : new Date().toISOString();
  return html`<p class="small muted">${dutyName(kind)} within ${ofLead.within}. Nights and weekends are squeezed.</p>
    <clock-strip .lanes=${lanes(page.lead, data, ofLead)} .marks=${[...attemptMarks(data.attempts), ...ticks(page, kind)]}
      .now=${now} .zone=${zone}></clock-strip>
    ${ofLead.pausesSetAside.map(pause => html`<p class="small muted">Not paused for ${pause.reason ?? 'no reason'}: ${pause.because}</p>`)}`;
}

function lanes(lead, data, {kind, trace}) {
  const own = lead.ownership?.clocks.find(each => each.kind === kind);
  const first = {name: 'lead', trace, deadline: data.obligations.find(each => each.kind === kind)?.deadline};
  return own ? [first, {name: 'owner', trace: pausedAlike(data.owners.get(kind) ?? [], trace), deadline: own.deadline}] : [first];
}

/** When somebody will be warned. */
const ticks = (page, kind) => (page.parts.plan.data?.steps ?? []).flatMap(step => step.alerts)
  .filter(alert => alert.obligation === kind && alert.threshold.endsWith('%') && alert.threshold !== '100%')
  .map(alert => ({at: alert.at, shape: 'tick', words: `${alert.threshold}, tell ${alert.tell}`}));
