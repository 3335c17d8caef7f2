import {LitElement, html, nothing} from 'lit';
import {question} from '../shared/api.js';
import {asProblem} from '../shared/page.js';
import {problemCard} from '../shared/parts.js';
import {count} from '../shared/words.js';
import {sendFile} from './send-file.js';

/** Holidays from a country or a file, shown before they are taken: `holidays-found` (`{holidays}`). */
class HolidayImport extends LitElement {
  static properties = {calendar: {attribute: false}, year: {attribute: false}, found: {state: true}, problem: {state: true}, busy: {state: true}};

  createRenderRoot() {
    return this;
  }

  get base() {
    return `/v1/calendars/${encodeURIComponent(this.calendar.id)}/imports`;
  }

  async look(ask) {
    Object.assign(this, {problem: null, found: null, busy: true});
    try {
      this.found = (await ask()).body;
    } catch (fault) {
      this.problem = asProblem(fault);
    } finally {
      this.busy = false;
    }
  }

  fromCountry(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const wanted = {country: form.get('country').trim(), from: Number(form.get('from')), to: Number(form.get('to'))};
    if (form.get('region').trim()) wanted.region = form.get('region').trim();
    this.look(() => question(`${this.base}/holidays`, wanted));
  }

  fromFile(file) {
    if (file) this.look(() => sendFile(`${this.base}/icalendar`, file, 'text/calendar'));
  }

  take() {
    this.dispatchEvent(new CustomEvent('holidays-found', {bubbles: true, detail: {holidays: this.found.holidays}}));
    this.found = null;
  }

  render() {
    return html`<section class="card"><header><h2>Import holidays</h2></header>
      <form class="add-holiday" @submit=${this.fromCountry}><label>Country or exchange <input name="country" placeholder="US" required></label><label>Region <input name="region"></label>
        <label>From year <input type="number" name="from" .value=${String(this.year)} required></label><label>To year <input type="number" name="to" .value=${String(this.year + 1)} required></label>
        <button class="small" ?disabled=${this.busy}>Preview</button></form>
      <label>Or a file (iCalendar) <input type="file" accept=".ics,text/calendar" @change=${event => this.fromFile(event.target.files[0])}></label>
      ${this.problem ? problemCard(this.problem) : nothing}${this.found ? this.preview() : nothing}</section>`;
  }

  preview() {
    const {holidays, leftOut, leftOutCount} = this.found;
    return html`<div role="status"><p>${count(holidays.length, 'holiday is', 'holidays are')} new${leftOutCount ? `, ${leftOutCount} are left out` : ''}.</p></div>
      <div class="import-part"><ul>${holidays.map(({date, name}) => html`<li>${date} ${name}</li>`)}</ul>
        ${leftOutCount ? html`<details><summary>Left out</summary><ul>${leftOut.map(({what, date, reason}) => html`<li>${date ?? ''} ${what}: ${reason}</li>`)}</ul></details>` : nothing}</div>
      <p class="actions"><button class="primary" ?disabled=${!holidays.length} @click=${this.take}>Take these</button><button @click=${() => { this.found = null; }}>Leave them</button></p>`;
  }
}

customElements.define('holiday-import', HolidayImport);
