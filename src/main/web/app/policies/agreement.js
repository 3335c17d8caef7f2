import {html, nothing} from 'lit';
import {promiseOf} from '../grid/promise.js';
import {termsOf} from '../grid/sheet.js';
import {fullMoment, place} from '../shared/time.js';
import '../shared/scroll-box.js';

// A policy as one page for both sides: which leads, who, what, by when, and the exceptions. The sentences are the server's.

const PARTS = [
  ['attempt-outcomes', 'What counts as an attempt'],
  ['waiving-reasons', 'Exceptions: when a lead may be given up earlier'],
  ['spacing', 'How attempts are spaced'],
  ['alerts', 'Who is told, and when']
];
const PROMISE = ['rank-tiers', 'attempts', 'deadlines'];
const DAYS = {mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun'};

/** The agreement that a policy is: `policy` in force, its `words`, its `calendar` where it has one alone, and its zone. */
export function agreement({policy, words, calendar, zone}) {
  const {settings, publication} = policy;
  const [, ...sentences] = words.sentences;
  const about = tableOf(words.rows);
  const {sheet} = promiseOf(policy.tables, termsOf(settings, policy.tables));
  return html`<div class="agreement">
    <h1>Agreement between marketing and sales</h1>
    <p><b>${settings.title}.</b> For leads of the stage ${settings.stage}. Publication ${publication.sequence}, in force since
      ${publication.effectiveFrom ? fullMoment(publication.effectiveFrom, zone) : 'the beginning'}: ${publication.reason}</p>
    ${section('Who does what, and by when', html`${sheet ? promise(sheet) : nothing}
      ${list(sentences.filter(sentence => !about.has(sentence) || (!sheet && PROMISE.includes(about.get(sentence)))))}`)}
    <div class="columns">${PARTS.map(([table, title]) => {
      const said = sentences.filter(sentence => about.get(sentence) === table);
      return said.length ? section(title, list(said)) : nothing;
    })}
    ${calendar ? section('Business time', business(calendar)) : nothing}</div>
    <div class="signatures">${['For marketing', 'For sales'].map(side => html`<p>${side}<span class="line"></span>Date<span class="line short"></span></p>`)}</div>
    <p class="small muted">Policy ${policy.id}, version <code>${policy.version}</code></p>
  </div>`;
}

const section = (title, content) => html`<section><h2>${title}</h2>${content}</section>`;

const list = sentences => (sentences.length ? html`<ul>${sentences.map(sentence => html`<li>${sentence}</li>`)}</ul>` : nothing);

function tableOf(rows) {
  const about = new Map();
  for (const [table, said] of Object.entries(rows)) {
    for (const sentence of Object.values(said)) if (!about.has(sentence)) about.set(sentence, table);
  }
  return about;
}

function promise({columns, rows}) {
  return html`<scroll-box label="The promise"><table class="plain">
    <thead><tr>${columns.map(column => html`<th scope="col" class=${column.number ? 'number' : ''}>${column.words}</th>`)}</tr></thead>
    <tbody>${rows.map(row => html`<tr>${row.cells.map((cell, i) => (i
      ? html`<td class=${columns[i].number ? 'number' : ''}>${cell.value || '–'}</td>` : html`<th scope="row">${cell.value}</th>`))}</tr>`)}</tbody></table></scroll-box>`;
}

/** The hours of a week, days with the same hours together, and the holidays that are still to come this year. */
function business({id, timezone, hours, holidays}) {
  const spans = new Map();
  for (const [day, words] of Object.entries(DAYS)) {
    const open = (hours[day] ?? []).map(([from, to]) => `${from} to ${to}`).join(' and ') || 'closed';
    spans.set(open, [...(spans.get(open) ?? []), words]);
  }
  const today = new Date().toISOString().slice(0, 10);
  const coming = holidays.filter(({date}) => date >= today && date.slice(0, 4) === today.slice(0, 4));
  return html`<p>Calendar ${id}, ${place(timezone)} time: ${[...spans].map(([open, days]) => `${together(days)} ${open}`).join('; ')}.
    ${coming.length ? `Still closed this year: ${coming.map(({date, name}) => `${date} ${name ?? ''}`.trim()).join(', ')}.` : nothing}</p>`;
}

/** `Mon to Fri`, where the days follow each other. */
function together(days) {
  const all = Object.values(DAYS);
  const follow = all.indexOf(days.at(-1)) - all.indexOf(days[0]) === days.length - 1;
  return days.length > 2 && follow ? `${days[0]} to ${days.at(-1)}` : days.join(', ');
}
