import {html, nothing} from 'lit';
import {exactMoment} from '../shared/time.js';
import {capital, CHANNELS, OUTCOMES, plain} from '../shared/words.js';
import {icon} from '../shared/icons.js';
import '../shared/scroll-box.js';
import {spaced, text, values} from './readings.js';

// The facts that a decision was made from, as the ledger keeps them.

const ELSEWHERE = new Set(['policy', 'asOf', 'lead', 'attempts', 'regimes']);

export const factsRead = (facts, attempts, zone) => html`
  ${leadFacts(facts.lead, zone)}
  ${attemptFacts(facts.attempts ?? [], attempts ?? [], zone)}
  ${Object.entries(facts).filter(([name]) => !ELSEWHERE.has(name)).map(([name, value]) => otherFacts(name, value, zone))}
  ${versionFacts(facts.regimes ?? [], zone)}`;

function leadFacts(lead, zone) {
  const {attributes = {}, ...own} = lead;
  return html`<h3>The lead</h3><dl class="pairs">
    ${Object.entries({...own, rank: own.rank ?? 'none at receipt', ...attributes}).map(([name, value]) => html`
      <div><dt>${name in own || name === 'rank' ? spaced(name) : name}</dt><dd>${text(name, value, zone)}</dd></div>`)}</dl>`;
}

/** Each attempt, and how it was read. */
function attemptFacts(told, readings, zone) {
  if (!told.length) return html`<h3>Attempts</h3><p class="muted">None was known.</p>`;
  return html`<h3>Attempts</h3><scroll-box label="Attempts"><table class="plain" aria-label="Attempts">
    <thead><tr><th scope="col">Made</th><th scope="col">How</th><th scope="col">Counts</th></tr></thead>
    <tbody>${told.map((attempt, i) => html`<tr>
      <td>${exactMoment(attempt.occurredAt, zone)}</td>
      <td>${CHANNELS[attempt.channel] ?? capital(plain(attempt.channel))}${attempt.outcome ? `, ${OUTCOMES[attempt.outcome] ?? plain(attempt.outcome)}` : ''}
        ${attempt.id ? html`<span class="muted">${attempt.id}</span>` : nothing}</td>
      <td>${counted(readingOf(attempt, readings, i))}</td></tr>`)}</tbody></table></scroll-box>`;
}

const readingOf = (attempt, readings, i) => readings.find(read => attempt.id && read.id === attempt.id) ?? readings[i];

const counted = read => (read ? html`${icon(read.counts ? 'tick' : 'dash')} ${read.because}` : nothing);

function otherFacts(name, value, zone) {
  const list = Array.isArray(value) ? value : [value];
  return html`<h3>${capital(spaced(name))}</h3>
    <ul class="bare">${list.map(item => html`<li>${typeof item === 'object' ? values(item, zone) : text(name, item, zone)}</li>`)}</ul>`;
}

/** The versions that held for a tracked lead, one after the other. */
function versionFacts(regimes, zone) {
  if (regimes.length < 2) return nothing;
  return html`<h3>Versions that held for it</h3><ol class="bare">${regimes.map(({from, policy, transition, reason}) => html`
    <li>${from ? `From ${exactMoment(from, zone)}` : 'First'}: <code>${policy.slice(0, 15)}</code>
      ${transition ? `, ${transition}` : nothing}${reason ? `. ${reason}` : nothing}</li>`)}</ol>`;
}
