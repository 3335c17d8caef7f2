import {html, nothing} from 'lit';
import {isRow, reading} from './readings.js';
import {rowTable} from './row-table.js';
import '../shared/folded-text.js';
import '../shared/scroll-box.js';

// What a rule concluded says which question it answers.
const GROUPS = [
  ['Which tier', ['Tier']],
  ['Which attempts count', ['AttemptReading']],
  ['What is owed', ['RequiredAttempts', 'Owed', 'Promise', 'DeadlineRule']],
  ['How it stands', ['Obligation']],
  ['What is next', ['RequiredAction']],
  ['Who is told', ['Notice']]
];
const OTHERS = 'What else was concluded';

/** The rules that fired, by the question they answer; those of one rule and table together. */
export function firingGroups(firings, {tables, zone}) {
  const groups = new Map([...GROUPS.map(([title]) => [title, []]), [OTHERS, []]]);
  for (const firing of firings) groups.get(titleOf(firing)).push(firing);
  return [...groups].filter(([, members]) => members.length).map(([title, members]) => html`
    <section class="firing-group"><h3>${title}</h3>
      ${byRule(members).map(same => ruleThatFired(same, {tables, zone}))}</section>`);
}

function titleOf({concluded}) {
  const kind = concluded[0]?.fact;
  return GROUPS.find(([, kinds]) => kinds.includes(kind))?.[0] ?? OTHERS;
}

function byRule(firings) {
  const rules = new Map();
  for (const firing of firings) {
    const rule = `${firing.rule} ${firing.table}`;
    rules.set(rule, [...(rules.get(rule) ?? []), firing]);
  }
  return [...rules.values()];
}

function ruleThatFired(same, {tables, zone}) {
  const [{rule, ruleLink, clause, clauseLink, table}] = same;
  const rows = [...new Set(same.map(firing => firing.row).filter(Boolean))];
  const known = table && tables[table];
  return html`<article class="firing">
    <h4>${rule}</h4>
    <div class="firing-texts">
      ${clause ? html`<folded-text .label=${`Clause ${clause}`} .from=${clauseLink} .pick=${unmarked}></folded-text>` : nothing}
      ${ruleLink ? html`<folded-text .label=${'The rule'} .from=${ruleLink} .pick=${body => body.text}></folded-text>` : nothing}</div>
    ${known && rows.length ? rowTable(known, rows) : nothing}
    ${table && !known ? html`<p>Table ${table}, ${rows.map(row => `row ${row}`).join(', ')}.</p>` : nothing}
    <scroll-box label="What it read and concluded"><table class="plain firing-values stacks" aria-label="What it read and concluded">
      <thead><tr><th scope="col">No.</th>${table ? html`<th scope="col">Row</th>` : nothing}<th scope="col">It read</th><th scope="col">It concluded</th></tr></thead>
      <tbody>${same.map(firing => firingLine(firing, table, zone))}</tbody></table></scroll-box>
  </article>`;
}

const firingLine = (firing, table, zone) => html`<tr>
  <td data-label="No.">${firing.number}</td>${table ? html`<td data-label="Row">${firing.row ?? '–'}</td>` : nothing}
  <td data-label="It read">${firing.facts.filter(fact => !isRow(fact)).map(fact => reading(fact, zone))}</td>
  <td data-label="It concluded">${firing.concluded.map(fact => reading(fact, zone))}</td></tr>`;

/** A clause as text: without the marks of its headings, stress and code. */
const unmarked = markdown => markdown.replace(/^#+ .*\n+/, '').replace(/[*`]/g, '');
