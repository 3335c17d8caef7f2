import {LitElement, html, nothing} from 'lit';
import {read} from '../shared/api.js';
import {announce} from '../shared/announce.js';
import {address, go} from '../shared/url.js';
import {asProblem} from '../shared/page.js';

const PAUSE = 120;
const COMMANDS = [
  ['Go to the queue', '/queue'],
  ['Go to what nobody owns', '/queue?unassigned=true'],
  ['Go to the policies', '/policies']
];

/** One box for leads, companies, decisions, policies, rows, people, and the places one can go to. */
class FindDialog extends LitElement {
  static properties = {
    words: {state: true},
    found: {state: true},
    chosen: {state: true},
    looking: {state: true},
    problem: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {words: '', found: [], chosen: 0, looking: false, problem: null});
  }

  createRenderRoot() {
    return this;
  }

  open() {
    Object.assign(this, {words: '', found: commands(''), chosen: 0, problem: null});
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
    this.updateComplete.then(() => this.querySelector('input').select());
  }

  close() {
    this.querySelector('dialog').close();
  }

  typed(words) {
    this.words = words;
    clearTimeout(this.timer);
    this.asking?.abort();
    if (!words.trim()) {
      this.found = commands('');
      return;
    }
    this.timer = setTimeout(() => this.find(words), PAUSE);
  }

  async find(words) {
    const asking = this.asking = new AbortController();
    const slow = setTimeout(() => { this.looking = true; }, 100);
    try {
      const {items} = await read(address('/v1/search', {q: words.trim(), limit: 50}), {signal: asking.signal});
      this.found = [...items.map(item => ({...item, to: pageOf(item)})).filter(item => item.to), ...commands(words)];
      this.chosen = 0;
      this.problem = null;
      announce(this.found.length ? `${this.found.length} found. ${this.found[0].title}` : 'Nothing found.');
    } catch (fault) {
      if (fault.name !== 'AbortError') this.problem = asProblem(fault);
    } finally {
      clearTimeout(slow);
      this.looking = false;
    }
  }

  pressed(event) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && this.found.length) {
      event.preventDefault();
      this.chosen = (this.chosen + step + this.found.length) % this.found.length;
      this.updateComplete.then(() => this.querySelector('[aria-selected=true]')?.scrollIntoView({block: 'nearest'}));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.take(this.found[this.chosen]);
    }
  }

  take(item) {
    if (!item) return;
    this.close();
    go(item.to);
  }

  render() {
    const current = this.found[this.chosen];
    return html`<dialog class="finder" aria-label="Find" @click=${event => event.target === event.currentTarget && this.close()}>
      <article>
        <input type="search" role="combobox" aria-label="Find a lead, decision, policy, row or person" aria-expanded="true"
          aria-controls="found" aria-activedescendant=${current ? `found-${this.chosen}` : nothing} autocomplete="off"
          placeholder="Find a lead, decision, policy, row or person" .value=${this.words}
          @input=${event => this.typed(event.target.value)} @keydown=${this.pressed}>
        <p class="muted small">${this.looking ? 'Looking…' : this.problem ? this.problem.message
          : this.words && !this.found.length ? 'Nothing found. Try an id, a company, or the beginning of a word.' : nothing}</p>
        <ul id="found" role="listbox" aria-label="Found">${this.found.map((item, i) => html`
          <li id="found-${i}" role="option" class=${i === weakerFrom(this.found) ? 'weaker' : ''} aria-selected=${i === this.chosen} @click=${() => this.take(item)}>
            ${i === weakerFrom(this.found) ? html`<span class="also small muted">Also found</span>` : nothing}
            <span class="kind">${item.kind}</span><b>${item.title}</b>
            <span class="muted">${item.sentence ?? nothing}</span></li>`)}</ul>
      </article></dialog>`;
  }
}

/** Where what is called exactly so ends; nothing marks an end where there is none. */
const weakerFrom = found => (found[0]?.match === 'exact' ? found.findIndex(({match}) => match !== 'exact') : -1);

const commands = words => COMMANDS.filter(([title]) => title.toLowerCase().includes(words.trim().toLowerCase()))
  .map(([title, to]) => ({kind: 'go', title, to}));

/** The page of what was found; its `link` is that of the API. */
function pageOf({kind, id, link}) {
  const part = encodeURIComponent(id);
  switch (kind) {
    case 'lead': return `/leads/${part}`;
    case 'decision': return `/decisions/${part}`;
    case 'policy': return `/policies/${part}`;
    case 'row': return `/policies/${link.split('/')[3]}`;
    case 'owner': return address('/queue', {owner: id});
    case 'team': return address('/queue', {team: id});
    default: return null;
  }
}

customElements.define('find-dialog', FindDialog);
