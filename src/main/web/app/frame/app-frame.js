import {LitElement, html, nothing} from 'lit';
import {read} from '../shared/api.js';
import {announce} from '../shared/announce.js';
import {live} from '../shared/live.js';
import {may} from '../shared/may.js';
import {clock, ownTime, place, shownZone} from '../shared/time.js';
import {address, go, onAddress} from '../shared/url.js';
import {who} from '../shared/who.js';
import {segments} from '../shared/parts.js';
import './find-dialog.js';
import {giveFocusBack} from './given-focus.js';
import './keys-dialog.js';
import {localBanner} from './local-banner.js';
import './name-dialog.js';
import {pageAt} from './routes.js';
import {session, signInAddress} from './session.js';
import './sign-in-dialog.js';
import './who-menu.js';

const ENTRIES = [['Queue', '/queue'], ['Policies', '/policies']];
/** Pages that stand below an entry without its address. */
const BELOW = {'/queue': ['/leads'], '/policies': ['/calendars']};
const GO = {q: '/', p: '/policies'};

/** What stands around every page: where one is, whether what one sees is fresh, search, and who one is. */
class AppFrame extends LitElement {
  static properties = {
    page: {state: true},
    live: {state: true},
    late: {state: true},
    zone: {state: true},
    toasts: {state: true},
    asking: {state: true}
  };

  constructor() {
    super();
    this.live = live.state;
    this.late = null;
    this.zone = null;
    this.toasts = [];
    this.asking = false;
  }

  createRenderRoot() {
    return this;
  }

  async connectedCallback() {
    super.connectedCallback();
    onAddress(() => this.show());
    live.watch(state => { this.live = state; });
    live.subscribe(() => this.countSoon());
    who.onChange(() => { this.countSoon(); this.learnZone(); this.requestUpdate(); });
    who.askedBy(() => this.querySelector('name-dialog').ask());
    session.start(() => this.querySelector('sign-in-dialog').ask());
    addEventListener('keydown', event => this.pressed(event));
    addEventListener('leadline-toast', ({detail}) => this.toast(detail));
    setInterval(() => this.requestUpdate(), 10_000);
    giveFocusBack();
    live.start();
    // What a page shows depends on who looks.
    await session.learn();
    this.begun = true;
    this.show();
  }

  async learnZone() {
    if (!who.me) return;
    try {
      this.zone = (await read('/v1/calendars')).items[0]?.timezone ?? null;
    } catch {
      this.zone = null;
    }
  }

  /** The late actions of whom this browser knows as its owner; counted at most every two seconds. */
  countSoon() {
    if (!who.owner || !who.me || !may('read-queue')) { this.late = null; return; }
    this.counting ??= setTimeout(async () => {
      this.counting = null;
      try {
        this.late = (await read(address('/v1/actions/counts', {owner: who.owner}))).overdue;
      } catch {
        this.late = null;
      }
    }, 2_000);
  }

  async show() {
    if (!this.begun) return;
    if (session.nobody && location.pathname !== '/sign-in') return go(signInAddress(), {replace: true});
    if (location.pathname === '/' && home() !== '/queue') return go(home(), {replace: true});
    const {name, path, load, title} = pageAt(location.pathname);
    const arriving = this.page?.name !== name || JSON.stringify(this.page.path) !== JSON.stringify(path);
    if (!arriving) {
      this.querySelector('main > *')?.addressChanged?.();
      return;
    }
    document.title = `${title} - Leadline`;
    try {
      await load();
    } catch (fault) {
      console.error(fault);
      toastOf(`This page could not be loaded. Try again.`);
      return;
    }
    if (pageAt(location.pathname).name !== name) return;
    const first = !this.page;
    this.page = {name, path};
    await this.updateComplete;
    if (!first) this.arrive();
  }

  /** A new page begins at its top, and those who listen hear where they are. */
  arrive() {
    scrollTo(0, 0);
    this.querySelector('main').focus({preventScroll: true});
    announce(document.title);
  }

  pressed(event) {
    const typing = event.target.closest?.('input:not([type=range]), textarea, select, [contenteditable], decision-table-grid, dialog');
    if (!who.me) return;
    const find = (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing);
    if (find) {
      event.preventDefault();
      return this.querySelector('find-dialog').open();
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return this.escape(event);
    if (event.key === '?') return this.querySelector('keys-dialog').open();
    if (this.going && GO[event.key]) {
      event.preventDefault();
      event.stopImmediatePropagation();
      go(GO[event.key]);
    }
    this.going = event.key === 'g';
    if (this.going) setTimeout(() => { this.going = false; }, 1_500);
  }

  /** Closes what stands open here, or leaves the page, where that means something to it. */
  escape(event) {
    if (event.defaultPrevented) return;
    if (this.asking) this.asking = false;
    else this.querySelector('main > *')?.leave?.();
  }

  toast(detail) {
    // What could be taken back is past once something else was said.
    this.toasts = [...this.toasts.filter(toast => !toast.aside && (detail.aside || !toast.act)), detail];
    setTimeout(() => this.drop(detail), detail.seconds * 1000);
  }

  drop(detail) {
    this.toasts = this.toasts.filter(toast => toast !== detail);
  }

  render() {
    return html`
      <a class="skip" href="#page" @click=${event => { event.preventDefault(); this.querySelector('main').focus(); }}>Skip to the page</a>
      <header class="top">
        <a class="brand" href="/"><span class="mark" aria-hidden="true"></span>Leadline</a>
        ${who.me ? html`<nav aria-label="Main">${this.entries()}</nav>` : nothing}
        <span class="space"></span>
        ${who.me ? html`${this.liveState()}
          <button class="find" type="button" @click=${() => this.querySelector('find-dialog').open()}>
            <span>Find a lead, decision, policy</span><kbd>Ctrl K</kbd></button>
          <who-menu @name-asked=${() => this.querySelector('name-dialog').change()}></who-menu>` : nothing}
      </header>
      ${localBanner()}
      <main id="page" tabindex="-1" data-page=${this.page?.name ?? ''}>${this.page ? element(this.page) : nothing}</main>
      ${who.me ? html`<nav class="bottom" aria-label="Main, below">${this.entries()}
        <button type="button" @click=${() => this.querySelector('find-dialog').open()}>Find</button></nav>` : nothing}
      <section class="toasts" aria-label="Just done">${this.toasts.map(toast => html`
        <p class="toast">${toast.words} ${toast.act ? html`<button class="small" @click=${() => { this.drop(toast); toast.act(); }}>${toast.label}</button>` : nothing}</p>`)}</section>
      <div id="polite-words" class="unseen" role="status"></div>
      <div id="urgent-words" class="unseen" role="alert"></div>
      <find-dialog></find-dialog><keys-dialog></keys-dialog><name-dialog></name-dialog><sign-in-dialog></sign-in-dialog>`;
  }

  entries() {
    return ENTRIES.map(([words, to]) => {
      const here = (location.pathname === '/' && to === '/queue')
        || [to, ...BELOW[to]].some(path => location.pathname.startsWith(path));
      const late = to === '/queue' && this.late;
      return html`<a href=${to} aria-current=${here ? 'page' : nothing}>${words}${late
        ? html` <span class="late-count" title="late actions of ${who.owner}">${late}<span class="unseen"> late</span></span>` : nothing}</a>`;
    });
  }

  liveState() {
    const zone = shownZone(this.zone);
    const heard = live.heard ? clock(live.heard, zone) : null;
    const words = {
      live: `Live, ${clock(Date.now(), zone)} ${place(zone)}`,
      reconnecting: 'Reconnecting',
      paused: 'Paused (tab hidden)',
      stale: heard ? `Stale since ${heard}` : 'Stale',
      off: `${clock(Date.now(), zone)} ${place(zone)}`
    }[this.live];
    return html`<span class="zone">
      <button type="button" class="live ${this.live}" aria-expanded=${this.asking} @click=${() => { this.asking = !this.asking; }}>${words}</button>
      ${this.asking ? html`<div class="card menu">
        <p>Times of lists are shown</p>
        ${segments('Times are shown', [[false, `as promised (${place(this.zone)})`], [true, `as here (${place()})`]], ownTime.on, on => this.chooseZone(on))}
      </div>` : nothing}</span>`;
  }

  chooseZone(on) {
    ownTime.on = on;
    this.asking = false;
    this.querySelector('main > *')?.requestUpdate?.();
  }
}

const toastOf = words => dispatchEvent(new CustomEvent('leadline-toast', {detail: {words, seconds: 8}}));

/** Where one begins: with the leads, if one works on them or on nothing else. */
const home = () => (may('read-queue') && (may('tell-facts') || !may('read-drafts')) ? '/queue' : '/policies');

/** An element of the page's name; another path makes another element, so that no page keeps what it showed before. */
let shown = null;
function element({name, path}) {
  const wanted = `${name} ${JSON.stringify(path)}`;
  if (shown?.wanted !== wanted) {
    shown = {wanted, page: Object.assign(document.createElement(name), {path})};
  }
  return shown.page;
}

customElements.define('app-frame', AppFrame);
