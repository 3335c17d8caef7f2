import {html, nothing} from 'lit';
import {problemCard, skeleton, stateChip} from '../shared/parts.js';
import {moment, place} from '../shared/time.js';
import {dutyName} from './panels.js';
import {happenedAt, told} from './story.js';

const CLOSE = 1_000;

/**
 * The moments one can look at, as `{at, words}`: the receipt, each fact when it happened and when it became known, what was
 * warned of and late, and each deadline that is past. Of those within a second the last, where all is said.
 */
export function momentsOf(entries, obligations, zone) {
  const all = [...entries.flatMap(entry => momentsOfEntry(entry, zone, entries)),
    ...obligations.filter(({deadline}) => deadline && new Date(deadline) < new Date()).map(({kind, deadline}) => named(deadline, `Deadline: ${dutyName(kind).toLowerCase()}`))]
    .sort((a, b) => a.time - b.time);
  const moments = [];
  for (const each of all) {
    const last = moments.at(-1);
    if (last && each.time - last.time < CLOSE) Object.assign(last, {time: each.time, names: new Set([...last.names, ...each.names])});
    else moments.push(each);
  }
  return moments.map(({time, names}) => ({at: new Date(time).toISOString(), words: [...names].join('; ') || 'Decided anew'}));
}

const named = (at, name) => ({time: new Date(at).getTime(), names: new Set(name ? [name] : [])});

function momentsOfEntry(entry, zone, entries) {
  const {title} = told(entry, [], zone, entries);
  const happened = happenedAt(entry);
  const name = entry.what === 'decision' ? null : title;
  const later = entry.knownAt && new Date(entry.knownAt) - new Date(happened) >= CLOSE;
  return [named(happened, name), ...(later ? [named(entry.knownAt, name && `Became known: ${title}`)] : [])];
}

/** A slider over those moments, and a list of them by name; the last place is now. */
export function atBar(page, moments, zone) {
  const {at} = page;
  const place = at ? nearest(moments, at) : moments.length;
  const words = at ? moment(at, zone) : 'now';
  const exact = moments[place]?.at === at ? moments[place].words : '';
  return html`<section class="card at-bar" aria-label="At another moment">
    <label><span>${at ? html`As of <b>${words}</b>${exact ? `: ${exact}` : ''}` : html`<b>Now</b>. Move it to see what was said at another moment`}</span>
      <input type="range" min="0" max=${moments.length} step="1" .value=${String(place)} aria-valuetext=${exact ? `${words}: ${exact}` : words}
        @input=${event => page.goTo(moments[Number(event.target.value)]?.at ?? null)}></label>
    <div class="actions">
      <button type="button" class="small" @click=${() => page.step(-1)} ?disabled=${place === 0}>Earlier <kbd>[</kbd></button>
      <button type="button" class="small" @click=${() => page.step(1)} ?disabled=${!at}>Later <kbd>]</kbd></button>
      <button type="button" class="small" @click=${() => page.dayBefore()}>Business day before <kbd>y</kbd></button>
      <select class="moments" aria-label="Go to a moment" @change=${event => page.goTo(event.target.value || null)}>
        ${at && !exact ? html`<option value=${at} selected>${words}</option>` : nothing}
        ${moments.map(each => html`<option value=${each.at} ?selected=${each.at === at}>${moment(each.at, zone)}: ${each.words}</option>`)}
        <option value="" ?selected=${!at}>Now</option></select>
      ${at ? html`<button type="button" class="small" @click=${() => page.goTo(null)}>Back to now</button>
      <span class="muted small">Nothing can be told here: this shows what was.</span>` : nothing}</div></section>`;
}

const nearest = (moments, at) => {
  const found = moments.findIndex(each => new Date(each.at) >= new Date(at));
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
