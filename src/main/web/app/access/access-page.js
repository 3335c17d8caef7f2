import {html, nothing} from 'lit';
import {may, mayNot, mayNote} from '../shared/may.js';
import {Page} from '../shared/page.js';
import {Problem} from '../shared/api.js';
import {problemCard} from '../shared/parts.js';
import {who} from '../shared/who.js';
import {count} from '../shared/words.js';
import './accounts-part.js';
import './keys-part.js';
import './records-part.js';
import './shown-once.js';

/** Who can come in: people with accounts, programs with keys; and who asked for what. */
class AccessPage extends Page {
  static properties = {keys: {state: true}, accounts: {state: true}};

  constructor() {
    super();
    Object.assign(this, {keys: null, accounts: null});
  }

  render() {
    if (!may('read-keys')) return html`<h1>Keys and accounts</h1>${problemCard(new Problem(403, {detail: mayNot('read-keys')}))}`;
    return html`<div class="head"><div><h1>${this.sentence()}</h1><p class="muted">Times are those of this browser.</p></div></div>
      ${who.me?.mode === 'local' ? beforeOthers() : nothing}${mayNote('manage-keys')}
      <div class="access" @secret-made=${({detail}) => this.querySelector('shown-once').open(detail)}
          @keys-counted=${({detail}) => { this.keys = detail; }} @accounts-counted=${({detail}) => { this.accounts = detail; }}>
        <accounts-part></accounts-part>
        <keys-part></keys-part>
        <records-part></records-part></div><shown-once></shown-once>`;
  }

  sentence() {
    const {keys, accounts} = this;
    if (keys === null || accounts === null) return 'Keys and accounts';
    return `${accounts ? count(accounts, 'person', 'people') : 'Nobody'} can sign in here${accounts === 0 ? ' yet' : ''}, and ${keys ? count(keys, 'key opens', 'keys open') : 'no key opens'} it to programs`;
  }
}

/** What to do on a server in local mode, before others come. */
const beforeOthers = () => html`<section class="card" aria-labelledby="others-title"><h2 id="others-title">Before others come</h2>
  <p>Now this server is in local mode: it answers this computer only, and whoever sits here may do everything. To let others in:</p>
  <ol><li>Make an account for yourself, with the role admin, and one for each of the others; and keys for programs. They hold in local mode too.</li>
    <li>Start the server with the address under which others reach it: <code>LEADLINE_URL=https://leadline.example.com</code>, behind a proxy that
      speaks TLS. From then on everybody needs credentials. <code>LEADLINE_ACCESS=required</code> asks for them on this computer as well.</li></ol></section>`;

customElements.define('access-page', AccessPage);
