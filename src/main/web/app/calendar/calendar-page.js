import {html, nothing} from 'lit';
import {Page, asProblem} from '../shared/page.js';
import {get, read} from '../shared/api.js';
import {mayNote, needs} from '../shared/may.js';
import {problemCard, skeleton} from '../shared/parts.js';
import {copyLinkButton, printButton, printedFoot} from '../shared/print.js';
import {fullMoment, place} from '../shared/time.js';
import {change} from '../shared/url.js';
import {count} from '../shared/words.js';
import {changesOf, dateWords, weekWords} from './days.js';
import {weekBars, yearView} from './year-view.js';
import '../publishing/waiting-proposals.js';
import './calendar-edit.js';

/** When the clock runs: a year at a glance, the hours of a week, and how to change them. */
class CalendarPage extends Page {
  static properties = {calendar: {state: true}, copy: {state: true}, publications: {state: true}};

  async load(signal) {
    const base = `/v1/calendars/${encodeURIComponent(this.path.id)}`;
    const [{body, etag}, publications] = await Promise.all([get(base, {signal}), read(`${base}/publications?limit=50`, {signal})]);
    this.calendar = body;
    this.etag = etag;
    this.publications = publications.items;
  }

  connectedCallback() {
    super.connectedCallback();
    this.leaving = event => { if (this.copy && JSON.stringify(this.copy) !== JSON.stringify(content(this.calendar))) event.preventDefault(); };
    addEventListener('beforeunload', this.leaving);
  }

  disconnectedCallback() {
    removeEventListener('beforeunload', this.leaving);
    super.disconnectedCallback();
  }

  addressChanged() {
    this.requestUpdate();
  }

  get year() {
    const year = Number(this.query.get('year'));
    return Number.isInteger(year) && year >= 1900 && year <= 2200 ? year : new Date().getFullYear();
  }

  get editing() {
    return this.query.get('panel') === 'edit';
  }

  published() {
    this.copy = null;
    change({panel: null});
    this.reload();
  }

  async again(version) {
    try {
      const earlier = await read(`/v1/calendars/${encodeURIComponent(this.path.id)}/versions/${encodeURIComponent(version)}`);
      this.copy = {...content(earlier), earlier: this.calendar.earlier ?? []};
      change({panel: 'edit'});
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  render() {
    if (!this.calendar) return this.problem ? problemCard(this.problem, () => this.reload()) : html`<h1>${this.path.id}</h1>${skeleton(8)}`;
    const {calendar, year} = this;
    const shown = this.editing ? this.copy ?? content(calendar) : calendar;
    const holidays = (calendar.holidays ?? []).filter(({date}) => date.startsWith(String(year)));
    return html`<p class="crumbs"><a href="/policies">Policies</a> / Calendar</p>
      <div class="head"><div><h1>${calendar.id} is ${weekWords(calendar.hours)}</h1>
        <p class="muted">${place(calendar.timezone)} time (${calendar.timezone}), with ${count(holidays.length, 'holiday')} in ${year}.${this.next()}</p></div>
        <div class="actions">${printButton()}${copyLinkButton()}
          ${this.editing ? html`<button @click=${() => { this.copy = null; change({panel: null}); }}>Give up changes</button>`
            : html`<button class="primary" ${needs('publish')} @click=${() => change({panel: 'edit'})}>Change</button>`}</div></div>
      ${mayNote('publish')}${this.problem ? problemCard(this.problem, () => this.reload()) : nothing}
      <waiting-proposals .calendar=${calendar.id} .zone=${calendar.timezone} .changes=${asked => changesOf(calendar, content(asked))} @consented=${() => this.reload()}></waiting-proposals>
      <div class="policy"><div>
        <section class="card"><header><h2>${year}</h2><span class="actions">
            <button class="small" @click=${() => change({year: year - 1})} aria-label="The year ${year - 1}">${year - 1}</button>
            <button class="small" @click=${() => change({year: year + 1})} aria-label="The year ${year + 1}">${year + 1}</button></span>
            ${this.editing ? html`<span class="chip changed">as it would be</span>` : nothing}</header>${yearView(shown, year)}</section>
        <section class="card"><header><h2>Hours of a week</h2></header>${weekBars(shown.hours)}</section></div>
        <div class="beside">${this.editing ? this.edit(shown) : html`${this.list(holidays)}${this.history()}`}</div></div>${printedFoot('From')}`;
  }

  next() {
    const [next] = this.calendar.next ?? [];
    return next ? ` Another version comes ${fullMoment(next.effectiveFrom, this.calendar.timezone)}.` : '';
  }

  proposed() {
    this.published();
    this.querySelector('waiting-proposals').look();
  }

  edit(copy) {
    return html`<calendar-edit .calendar=${this.calendar} .copy=${copy} .etag=${this.etag} .year=${this.year}
      @calendar-edited=${({detail}) => { this.copy = detail.copy; }} @calendar-published=${this.published} @calendar-proposed=${this.proposed}></calendar-edit>`;
  }

  list(holidays) {
    return html`<section class="card"><header><h2>Holidays of ${this.year}</h2></header>${holidays.length
      ? html`<table class="plain"><caption class="unseen">Holidays</caption><tbody>${holidays.map(({date, name, hours}) => html`<tr><th scope="row" class="date">${dateWords(date)}</th><td>${name}${hours?.length ? `, open ${hours.map(part => part.join('-')).join(', ')}` : ''}</td></tr>`)}</tbody></table>`
      : html`<p class="muted">None is written down for this year.</p>`}</section>`;
  }

  history() {
    const {timezone} = this.calendar;
    return html`<section class="card"><header><h2>Publications</h2></header><ol class="publications">${this.publications.map(item => html`<li class=${item.version === this.calendar.version ? 'IN_FORCE' : ''}>
      <p><b>${item.effectiveFrom ? `From ${fullMoment(item.effectiveFrom, timezone)}` : 'Since the beginning'}</b></p><p>${item.reason}</p>
      <p class="small muted">By ${item.publishedBy} on ${fullMoment(item.publishedAt, timezone)}${item.correction ? ', a correction of the past' : ''}.</p>
      ${item.version === this.calendar.version ? nothing : html`<p class="actions"><button class="small" ${needs('publish')} @click=${() => this.again(item.version)}>Begin with this version</button></p>`}</li>`)}</ol></section>`;
  }
}

/** What is published of a calendar, without what the server says about it. */
function content({id, timezone, hours = {}, holidays = [], extra = [], earlier = []}) {
  return {id, timezone, hours, holidays, extra, earlier};
}

customElements.define('calendar-page', CalendarPage);
