import {html, nothing} from 'lit';
import {needs} from '../shared/may.js';
import {emptyCard} from '../shared/parts.js';
import {TABLES} from '../grid/column-words.js';
import {promiseOf} from '../grid/promise.js';
import {tableSheet, termsOf} from '../grid/sheet.js';
import {EMPTY_TABLES} from './empty-tables.js';
import '../policies/rank-ruler.js';
import './revisions-list.js';
import './settings-form.js';
import './sheet-editor.js';

const PROMISE = ['rank-tiers', 'attempts', 'deadlines'];

/** Which row decides where several fit: what is called the hit policy of a table. */
const WINS = {
  UNIQUE: 'No two rows may fit the same lead.',
  FIRST: 'The first row that fits decides.',
  PRIORITY: 'Of the rows that fit, the one with the lowest priority number decides.',
  COLLECT: 'Every row that fits counts.'
};

/** What stands in the middle: the promise, a table, the settings or the revisions. */
export function partOf(part, shown) {
  if (part === 'settings') return settings(shown);
  if (part === 'revisions') return revisions(shown);
  if (part === 'promise') return promise(shown);
  return shown.draft.tables[part] ? table(part, shown) : absent(part, shown);
}

/** Sheets by draft: each revision of a draft is another object, and its sheets are made once. */
const made = new WeakMap();
function once(draft, name, make) {
  if (!made.has(draft)) made.set(draft, new Map());
  const sheets = made.get(draft);
  if (!sheets.has(name)) sheets.set(name, make(termsOf(draft.settings, draft.tables)));
  return sheets.get(name);
}

const sheetOf = (draft, name) => once(draft, name, terms => tableSheet(draft.tables[name], terms));

function editor(sheet, {draft, session, old, marks, values, fired}) {
  return html`<sheet-editor .sheet=${sheet} .draft=${draft} .session=${session} .old=${old} .marks=${marks} .values=${values} .fired=${fired} .state=${session.state} .problem=${session.problem}></sheet-editor>`;
}

function promise(shown) {
  const {draft} = shown;
  const {sheet, why} = once(draft, 'promise', terms => promiseOf(draft.tables, terms));
  const sheets = sheet ? [sheet] : PROMISE.filter(name => draft.tables[name]).map(name => sheetOf(draft, name));
  return html`<section class="card"><header><h2>The promise</h2>
      <span class="muted small">${sheet ? 'a row a tier; a tier ends below its second number, the highest with 100 itself' : nothing}</span></header>
    ${sheet ? ruler(shown) : html`<p class="hint">${why} So the tables stand one below the other.</p>`}
    ${sheets.map(part => html`${sheet ? nothing : html`<h3>${part.title}</h3>`}${editor(part, shown)}`)}</section>`;
}

const ruler = ({draft, rank}) => html`<rank-ruler .rows=${draft.tables['rank-tiers'].rows} .findings=${draft.findings} .rank=${rank}></rank-ruler>`;

function table(name, shown) {
  const {draft} = shown;
  const known = draft.tables[name];
  const plain = name === 'rank-tiers' && known.columns.every(({role, name: column}) => role !== 'INPUT' || ['from', 'below'].includes(column));
  const sheet = sheetOf(draft, name);
  return html`<section class="card"><header><h2>${sheet.title}</h2><span class="muted small">${TABLES[name]?.purpose} ${WINS[known.hitPolicy]}</span></header>
    ${plain ? ruler(shown) : nothing}${editor(sheet, shown)}</section>`;
}

function absent(name, {session}) {
  const known = TABLES[name];
  if (!known) return emptyCard('No such table', html`<p>A policy has no table that is called ${name}.</p>`);
  return emptyCard(known.title, html`<p>${known.purpose} This draft has no such table.</p>
    <p><button class="primary" ${needs('edit-drafts')} @click=${() => session.put({method: 'PUT', path: `/tables/${name}`, body: {name, rows: EMPTY_TABLES[name] ?? []}})}>Add it</button></p>`);
}

const settings = ({draft, session, calendars}) => html`<section class="card"><header><h2>Settings</h2></header>
  <settings-form .settings=${draft.settings} .session=${session} .problem=${session.problem} .calendars=${calendars}></settings-form></section>`;

const revisions = ({draft, session, zone}) => html`<section class="card scroll"><header><h2>Revisions</h2></header>
  <revisions-list .session=${session} .revision=${draft.revision} .zone=${zone}></revisions-list></section>`;
