import {html, nothing} from 'lit';
import {problemCard, skeleton, stateChip} from '../shared/parts.js';
import {moment, place} from '../shared/time.js';
import {dutyName} from './panels.js';
import {happenedAt} from './story.js';

const CLOSE = 1_000;

/** The moments one can look at: when something happened or became known. Of those within a second the last, where all is said. */
export function momentsOf(entries) {
  const all = [...new Set(entries.flatMap(entry => [happenedAt(entry), entry.knownAt]).filter(Boolean).map(at => new Date(at).getTime()))].sort((a, b) => a - b);
  return all.filter((at, i) => !(all[i + 1] - at < CLOSE)).map(at => new Date(at).toISOString());
}

/** A slider over those moments; the last place is now. */
export function atBar(page, moments, zone) {
  const {at} = page;
  const place = at ? nearest(moments, at) : moments.length;
  const words = at ? moment(at, zone) : 'now';
  return html`<section class="card at-bar" aria-label="At another moment">
    <label><span>${at ? html`As of <b>${words}</b>` : html`<b>Now</b>. Move it to see what was said at another moment`}</span>
      <input type="range" min="0" max=${moments.length} step="1" .value=${String(place)} aria-valuetext=${words}
        @input=${event => page.goTo(moments[Number(event.target.value)] ?? null)}></label>
    ${at ? html`<p class="actions"><button type="button" class="small" @click=${() => page.goTo(null)}>Back to now</button>
      <span class="muted small">Nothing can be told here: this shows what was.</span></p>` : nothing}</section>`;
}

const nearest = (moments, at) => {
  const found = moments.findIndex(each => new Date(each) >= new Date(at));
  return found < 0 ? moments.length : found;
};

/** What was said then beside what is known now of that moment, with differences marked. */
export function saidAndKnown(part, zone) {
  if (part.problem) return problemCard(part.problem, part.again);
  if (!part.data) return skeleton(4);
  const {said, known} = part.data;
  return html`<div class="two"><section class="card"><h2>Said then</h2>${said ? answer(said, known, zone) : html`<p class="muted">Nothing was said of this lead by then.</p>`}</section>
    <section class="card"><h2>Known now of that moment</h2>${known ? answer(known, said, zone) : html`<p class="muted">The lead was not received yet.</p>`}</section></div>`;
}

function answer(decision, other, zone) {
  const sentences = decision.requiredActions.map(action => action.sentence);
  const others = new Set((other?.requiredActions ?? []).map(action => action.sentence));
  return html`
    ${sentences.length ? sentences.map(sentence => html`<p class="said">${marked(sentence, other && !others.has(sentence))}</p>`) : html`<p class="said">Nothing was to be done.</p>`}
    <table class="plain"><tbody>${decision.obligations.map(obligation => {
      const there = other?.obligations.find(each => each.kind === obligation.kind);
      return html`<tr><th scope="row">${dutyName(obligation.kind)}</th>
        <td>${stateChip(obligation.state)}${other && there?.state !== obligation.state ? html` <mark>differs</mark>` : nothing}</td>
        <td>${obligation.deadline ? marked(moment(obligation.deadline, zone), other && there?.deadline !== obligation.deadline) : 'no deadline'}</td></tr>`;
    })}</tbody></table>
    <p class="small muted">${decision.decidedAt ? `Decided ${moment(decision.decidedAt, zone)} ${place(zone)}. ` : nothing}<a href="/decisions/${decision.id}">The decision</a></p>`;
}

const marked = (text, differs) => (differs ? html`<mark>${text}</mark>` : text);
