import {html, nothing, svg} from 'lit';
import {localText} from '../shared/moments.js';
import {DAYS, DAY_NAMES, MONTHS, dayOf, hoursWords, weeksOf} from './days.js';

const LEGEND = [['open', 'open'], ['closed', 'closed'], ['holiday', 'holiday'], ['short', 'other hours'], ['extra', 'open besides']];
const SPAN = 24;

/** A year at a glance: twelve months, each day as the calendar has it. */
export const yearView = (calendar, year, today = localText(new Date(), calendar.timezone).slice(0, 10)) => html`
  <div class="year">${MONTHS.map((name, month) => html`<table class="month"><caption>${name}</caption>
    <thead><tr>${DAYS.map(day => html`<th scope="col" abbr=${DAY_NAMES[day]}>${DAY_NAMES[day][0]}</th>`)}</tr></thead>
    <tbody>${weeksOf(year, month).map(week => html`<tr>${week.map(date => drawn(calendar, date, today))}</tr>`)}</tbody></table>`)}</div>
  <p class="day-legend small">${LEGEND.map(([kind, words]) => html`<span><span class="day ${kind}" aria-hidden="true">1</span> ${words}</span>`)}${today.startsWith(String(year)) ? html`<span><span class="day today" aria-hidden="true">${Number(today.slice(8))}</span> today</span>` : nothing}</p>`;

function drawn(calendar, date, today) {
  if (!date) return html`<td></td>`;
  const {kind, words} = dayOf(calendar, date);
  const named = kind !== 'open' && kind !== 'closed';
  return html`<td><span class="day ${kind} ${date === today ? 'today' : ''}" aria-current=${date === today ? 'date' : nothing} title="${date === today ? 'today, ' : ''}${date}: ${words}">${Number(date.slice(8))}${date === today ? html`<span class="unseen">, today</span>` : nothing}${named ? html`<span class="unseen">: ${words}</span>` : nothing}</span></td>`;
}

/** The hours of a week as bars from midnight to midnight. */
export const weekBars = (hours = {}) => html`<table class="plain week"><caption class="unseen">Weekly hours</caption><tbody>${DAYS.map(day => html`<tr>
  <th scope="row">${DAY_NAMES[day]}</th><td class="week-bar"><svg height="16" width="100%" aria-hidden="true"><rect class="bar-ground" width="100%" height="16"/>
    ${(hours[day] ?? []).map(part => bar(part))}</svg></td><td>${hours[day]?.length ? hoursWords(hours[day]) : 'closed'}</td></tr>`)}</tbody></table>`;

function bar([from, to]) {
  const [begin, end] = [hourOf(from), Math.min(SPAN, hourOf(to))];
  return svg`<rect class="bar-open" x="${(begin / SPAN) * 100}%" width="${Math.max(0, ((end - begin) / SPAN) * 100)}%" height="16"/>`;
}

function hourOf(text = '') {
  const [hour, minute] = text.split(':').map(Number);
  // What is being typed may be no time yet.
  return Number.isFinite(hour + minute / 60) ? hour + minute / 60 : 0;
}
