import {LitElement, html, nothing} from 'lit';
import {needs} from '../shared/may.js';
import './approvals-field.js';

const FIXED = [
  ['title', 'Title', 'text'],
  ['scoredBy', 'Who ranks a lead without a rank', 'text'],
  ['alertsWithin', 'How old news may be, such as 2 business days', 'text'],
  ['atRiskAfterPercent', 'An open promise is at risk after this share of its time, in percent', 'number']
];
const TICKS = [['answersForStage', 'Answers for its stage where no policy is named'], ['firstCallCanBePaused', 'Pauses stop the clock of the first call']];
const LISTS = [['channels', 'Channels, the first wins ties'], ['outcomes', 'Outcomes that attempts may have']];

/** What a policy says outside its tables. What the server refuses is said at the field. */
class SettingsForm extends LitElement {
  static properties = {settings: {attribute: false}, session: {attribute: false}, problem: {attribute: false}, calendars: {attribute: false}};

  createRenderRoot() {
    return this;
  }

  save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const settings = {...this.settings};
    for (const [name, , type] of FIXED) {
      const text = form.get(name).trim();
      settings[name] = text === '' ? null : type === 'number' ? Number(text) : text;
    }
    for (const [name] of TICKS) settings[name] = form.has(name);
    for (const [name] of LISTS) settings[name] = form.get(name).split(/[\s,]+/).filter(Boolean);
    if (form.has('calendar')) settings.calendar = {...this.settings.calendar, otherwise: form.get('calendar')};
    settings.approvals = this.querySelector('approvals-field').chosen;
    this.session.put({method: 'PUT', path: '/settings', body: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null))});
  }

  render() {
    const {settings} = this;
    return html`<form class="settings" @submit=${this.save}>
      ${FIXED.map(([name, words, type]) => this.field(name, words, html`<input name=${name} type=${type} .value=${settings[name] ?? ''} aria-describedby="wrong-${name}">`))}
      ${LISTS.map(([name, words]) => this.field(name, words, html`<input name=${name} .value=${(settings[name] ?? []).join(', ')} aria-describedby="wrong-${name}">`))}
      ${this.calendar()}
      <approvals-field .value=${settings.approvals ?? null} .mistake=${this.mistakeAt('approvals')}></approvals-field>
      ${TICKS.map(([name, words]) => html`<label class="tick"><input type="checkbox" name=${name} .checked=${Boolean(settings[name])}> ${words}</label>`)}
      ${this.problem && !this.problem.errors.some(({pointer}) => known(pointer)) ? html`<p class="mistake" role="alert">${this.problem.detail} ${this.problem.advice || nothing}</p>` : nothing}
      <p class="actions"><button class="primary" ${needs('edit-drafts')}>Save settings</button>
        <span class="small muted">Columns of tables follow the channels. Obligations and actions of its own are kept as they are.</span></p></form>`;
  }

  field(name, words, input) {
    return html`<label>${words}${input}</label><p id="wrong-${name}" class="mistake">${this.mistakeAt(name) ?? nothing}</p>`;
  }

  mistakeAt(name) {
    return this.problem?.errors.find(({pointer}) => pointer?.split('/')[1] === name)?.detail ?? null;
  }

  calendar() {
    const {calendar} = this.settings;
    if (!calendar) return nothing;
    const ids = [...new Set([calendar.otherwise, ...(this.calendars ?? [])])];
    const others = Object.entries(calendar.of ?? {});
    return html`<label>${others.length ? 'Calendar for all others' : 'Calendar'}<select name="calendar">${ids.map(id => html`<option value=${id} ?selected=${id === calendar.otherwise}>${id}</option>`)}</select></label>
      ${others.length ? html`<p class="small muted">${others.map(([value, id]) => `${value}: ${id}`).join(', ')}</p>` : nothing}`;
  }
}

const known = pointer => [...FIXED, ...LISTS, ['approvals']].some(([name]) => pointer?.split('/')[1] === name);

customElements.define('settings-form', SettingsForm);
