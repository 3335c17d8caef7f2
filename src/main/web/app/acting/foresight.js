import {html, nothing} from 'lit';
import {stateChip} from '../shared/parts.js';
import {moment, zoneOf} from '../shared/time.js';
import {DUTIES, capital, plain} from '../shared/words.js';

// What disposing of a lead would mean, before it is done: what the server says now beside what it would say then.

const OWING = ['OPEN', 'AT_RISK', 'BREACHED'];
const dutyName = kind => DUTIES[kind] ?? capital(plain(kind));

/** @param now the obligations as they stand, @param then as they would stand */
export function foresight(now, then) {
  const early = then.find(({kind}) => kind === 'EARLY_DISQUALIFICATION');
  const after = kind => then.find(each => each.kind === kind)?.state;
  const owing = now.filter(({state}) => OWING.includes(state));
  const withdrawn = owing.filter(({kind}) => after(kind) === 'CANCELLED');
  const done = owing.filter(({kind, state}) => after(kind) && after(kind) !== 'CANCELLED' && after(kind) !== state);
  return html`<div class="foresight" role="status">
    <p>The lead is closed, and nothing more is to be done for it.</p>
    ${withdrawn.length ? html`<p>No longer owed then:</p><ul>${withdrawn.map(each => html`<li>${dutyName(each.kind)}${due(each)}</li>`)}</ul>` : html`<p>Nothing that is owed is withdrawn by it.</p>`}
    ${done.map(each => html`<p>${dutyName(each.kind)}: ${stateChip(after(each.kind))}</p>`)}
    ${early ? earlyWords(early, now) : nothing}</div>`;
}

const due = ({deadline, deadlineLocal}) => (deadline ? `, due ${moment(deadline, zoneOf(deadlineLocal))}` : '');

function earlyWords({state}, now) {
  const owed = (now.find(({kind}) => kind === 'ALL_ATTEMPTS')?.channels ?? []).filter(({remaining}) => remaining > 0);
  const left = owed.map(({channel, remaining}) => `${remaining} by ${channel.toLowerCase()}`).join(', ');
  const waived = state === 'WAIVED';
  return html`<p>${stateChip(state, {words: waived ? 'waived by this reason' : 'given up too early'})}
    ${left ? `Attempts that are still owed: ${left}.` : nothing}
    ${waived ? nothing : 'Without a reason that waives them, this counts as given up too early.'}</p>`;
}
