import {html, nothing} from 'lit';
import {ACTIONS, CHANNELS, STATES, capital, plain} from '../shared/words.js';
import {change} from '../shared/url.js';

const CHANNEL_VALUES = ['PHONE', 'EMAIL'];

/** What can be filtered by: the parameter, its label, its values with their counts, and the words for a value. */
const choices = counts => [
  ['tier', 'Tier', counts.tiers, value => value],
  ['type', 'Action', counts.types, value => ACTIONS[value] ?? capital(plain(value))],
  ['channel', 'Channel', CHANNEL_VALUES.map(value => ({value})), value => CHANNELS[value] ?? plain(value)],
  ['source', 'Source', counts.sources, value => value],
  ['state', 'State', counts.states, value => STATES[value]?.word ?? plain(value)]
];

const LABELS = {owner: 'Owner', team: 'Team', tier: 'Tier', type: 'Action', channel: 'Channel', source: 'Source', state: 'State', q: 'Words'};
const WORDS = {
  type: value => ACTIONS[value] ?? capital(plain(value)),
  channel: value => CHANNELS[value] ?? plain(value),
  state: value => STATES[value]?.word ?? plain(value)
};

let pause = null;
function typed(q) {
  clearTimeout(pause);
  pause = setTimeout(() => change({q: q.trim(), lead: null}, {replace: true}), 150);
}

/** The filters: what one may choose, and what is chosen, each as a chip that can be taken out. */
export const filterBar = (query, counts) => html`
  <div class="filters">
    <input type="search" class="words" aria-label="Words of the lead: id, company, source" placeholder="Narrow down" maxlength="200"
      .value=${query.get('q') ?? ''} @input=${event => typed(event.target.value)}>
    <details class="more-filters" ?open=${matchMedia('(min-width: 621px)').matches}><summary>Filters</summary>
    ${choices(counts).map(([name, label, values, words]) => html`
      <select aria-label=${label} class=${query.get(name) ? 'set' : ''}
        @change=${event => change({[name]: event.target.value, lead: null})}>
        <option value="" ?selected=${!query.get(name)}>${label}: all</option>
        ${valuesOf(values, query.get(name)).map(each => html`<option value=${each.value} ?selected=${query.get(name) === each.value}>
          ${label}: ${words(each.value)}${each.actions === undefined ? '' : ` (${each.actions.toLocaleString('en')})`}</option>`)}
      </select>`)}</details>
    ${chips(query)}
  </div>`;

/** What is chosen is always among them, also where nothing is left of it. */
function valuesOf(values, chosen) {
  const known = values.filter(each => each.value !== null);
  return chosen && !known.some(each => each.value === chosen) ? [...known, {value: chosen, actions: 0}] : known;
}

function chips(query) {
  const set = Object.keys(LABELS).filter(name => query.get(name));
  return set.length ? html`<ul class="chosen" aria-label="Filters that are set">${set.map(name => html`
    <li><button type="button" class="small" aria-label="Take out the filter ${LABELS[name]} ${query.get(name)}"
      @click=${() => change({[name]: null, lead: null})}><span class="muted">${LABELS[name]}</span>
      ${WORDS[name]?.(query.get(name)) ?? query.get(name)} <span aria-hidden="true">×</span></button></li>`)}</ul>` : nothing;
}
