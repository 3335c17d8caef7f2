import {html} from 'lit';
import {Page} from '../shared/page.js';
import {emptyCard} from '../shared/parts.js';

class NowherePage extends Page {
  render() {
    return html`<h1>There is no page at this address</h1>
      ${emptyCard(location.pathname, html`<p>Use the search (<kbd>Ctrl K</kbd>), or go to the <a href="/queue">queue</a> or the
        <a href="/policies">policies</a>.</p>`)}`;
  }
}

customElements.define('nowhere-page', NowherePage);
