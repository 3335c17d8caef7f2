import {LitElement, html} from 'lit';

const EVERYWHERE = [
  ['Ctrl K or /', 'find'],
  ['g q', 'go to the queue'],
  ['g p', 'go to the policies'],
  ['?', 'these keys'],
  ['Esc', 'close; from a lead or a decision, back to where you came from']
];

/** All keys: those of every page, and those that the page at hand names as its `keys`. */
class KeysDialog extends LitElement {
  createRenderRoot() {
    return this;
  }

  open() {
    this.requestUpdate();
    this.querySelector('dialog').showModal();
  }

  render() {
    const page = document.querySelector('main > *');
    return html`<dialog aria-label="Keys" @click=${event => event.target === event.currentTarget && event.target.close()}><article>
      <h2>Keys</h2>
      ${[...(page?.keys ?? []), ...EVERYWHERE].map(([keys, words]) => html`<p class="key-line"><kbd>${keys}</kbd> ${words}</p>`)}
      <form method="dialog"><button>Close</button></form></article></dialog>`;
  }
}

customElements.define('keys-dialog', KeysDialog);
