import {LitElement, html, nothing} from 'lit';
import {send} from '../shared/api.js';
import {needs} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {problemCard} from '../shared/parts.js';
import {toast} from '../shared/announce.js';
import {count} from '../shared/words.js';
import {DAYS, DAY_NAMES, changesOf, dateWords, hoursOf, hoursText} from './days.js';
import './holiday-import.js';

/**
 * Changes a calendar: hours and holidays in a copy, which is published from a moment on. `calendar-edited` tells of each
 * change of the copy, `calendar-published` that it is published.
 */
class CalendarEdit extends LitElement {
  static properties = {
    calendar: {attribute: false}, copy: {attribute: false}, etag: {attribute: false}, year: {attribute: false}, problem: {state: true}, others: {state: true}, busy: {state: true}
  };

  createRenderRoot() {
    return this;
  }

  change(copy) {
    this.problem = null;
    this.dispatchEvent(new CustomEvent('calendar-edited', {bubbles: true, detail: {copy}}));
  }

  setHours(day, text) {
    this.change({...this.copy, hours: {...this.copy.hours, [day]: hoursOf(text)}});
  }

  addHoliday(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const hours = hoursOf(form.get('hours'));
    const holiday = {date: form.get('date'), ...(form.get('name').trim() ? {name: form.get('name').trim()} : {}), ...(hours.length ? {hours} : {})};
    const others = this.copy.holidays.filter(({date}) => date !== holiday.date);
    this.change({...this.copy, holidays: [...others, holiday].sort((a, b) => a.date.localeCompare(b.date))});
    event.target.reset();
  }

  removeHoliday(date) {
    this.change({...this.copy, holidays: this.copy.holidays.filter(holiday => holiday.date !== date)});
  }

  async publish(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const request = {calendar: this.copy, reason: form.get('reason').trim()};
    if (form.get('from')) request.effectiveFrom = form.get('from');
    this.busy = true;
    const door = `/v1/calendars/${encodeURIComponent(this.calendar.id)}`;
    try {
      const {body} = await send('POST', `${door}/${this.others ? 'proposals' : 'publications'}`, request, {etag: this.etag});
      toast(this.others ? body.sentence : `The calendar is published.${body.notice ? ` ${body.notice}` : ''}`);
      this.dispatchEvent(new CustomEvent(this.others ? 'calendar-proposed' : 'calendar-published', {bubbles: true}));
    } catch (fault) {
      // Where others must consent the server says so, and how many; then it is sent to them instead.
      this.others ||= Boolean(fault.body?.type?.endsWith('/approval-needed'));
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const changes = changesOf(this.calendar, this.copy);
    return html`<section class="card"><header><h2>Weekly hours</h2><span class="muted small">such as 09:00-12:30, 13:30-17:00; blank is closed</span></header>
        <div class="hours">${DAYS.map(day => html`<label>${DAY_NAMES[day]} <input name=${day} .value=${hoursText(this.copy.hours?.[day])} @change=${event => this.setHours(day, event.target.value)}></label>`)}</div></section>
      <section class="card"><header><h2>Holidays of ${this.year}</h2></header>${this.holidays()}</section>
      <holiday-import .calendar=${this.copy} .changed=${changes.length > 0} .year=${this.year} @holidays-found=${({detail}) => this.takeImport(detail.holidays)}></holiday-import>
      <section class="card"><header><h2>Publish</h2></header>
        ${changes.length ? html`<p>${count(changes.length, 'change')}:</p><ul class="changes">${changes.slice(0, 40).map(words => html`<li>${words}</li>`)}</ul>` : html`<p class="muted">Nothing is changed yet.</p>`}
        ${this.problem ? problemCard(this.problem) : nothing}
        <form @submit=${this.publish}><label>From (a date in ${this.calendar.timezone}; blank is now) <input type="date" name="from"></label>
          <label>Why <textarea name="reason" rows="2" maxlength="500" required></textarea></label>
          <p class="small muted">Days that are past stay as they were. What leads in flight still owe is counted anew from their receipt.</p>
          <p class="actions"><button class="primary" ?disabled=${!changes.length || this.busy} ${needs('publish')}>${this.others ? 'Send for approval' : 'Publish'}</button></p></form></section>`;
  }

  holidays() {
    const those = (this.copy.holidays ?? []).filter(({date}) => date.startsWith(String(this.year)));
    return html`<table class="plain"><caption class="unseen">Holidays</caption><thead><tr><th scope="col">Date</th><th scope="col">Name</th><th scope="col">Hours</th><th scope="col"><span class="unseen">Remove</span></th></tr></thead>
      <tbody>${those.map(({date, name, hours}) => html`<tr><td class="date">${dateWords(date)}</td><td>${name}</td><td>${hours?.length ? hoursText(hours) : 'closed'}</td>
        <td><button class="small" @click=${() => this.removeHoliday(date)} aria-label="Remove ${date}, ${name}">Remove</button></td></tr>`)}</tbody></table>
      <form class="add-holiday" @submit=${this.addHoliday}><label>Date <input type="date" name="date" required></label><label>Name <input name="name" maxlength="200"></label>
        <label>Open at (blank: closed) <input name="hours"></label><button class="small">Add</button></form>`;
  }

  takeImport(holidays) {
    const dates = new Set(holidays.map(({date}) => date));
    const kept = this.copy.holidays.filter(({date}) => !dates.has(date));
    this.change({...this.copy, holidays: [...kept, ...holidays].sort((a, b) => a.date.localeCompare(b.date))});
  }
}

customElements.define('calendar-edit', CalendarEdit);
