import {LitElement, html, nothing} from 'lit';

/**
 * A secret that the server shows this once: `open({title, secret, text})`. It is nowhere on the page once the dialog is closed,
 * and a promise of that is answered.
 */
class ShownOnce extends LitElement {
  static properties = {shown: {state: true}, copied: {state: true}};

  createRenderRoot() {
    return this;
  }

  async open(shown) {
    Object.assign(this, {shown, copied: false});
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    this.querySelector('.copy').focus();
    return new Promise(done => { this.closed = done; });
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.shown.secret);
      this.copied = 'Copied';
    } catch {
      // A page that is not served over TLS may not write there. What is selected can be copied by hand.
      getSelection().selectAllChildren(this.querySelector('.secret'));
      this.copied = 'Press Ctrl C';
    }
  }

  close() {
    this.shown = null;
    this.closed?.();
  }

  render() {
    if (!this.shown) return nothing;
    const {title, secret, text} = this.shown;
    return html`<dialog class="shown-once" aria-labelledby="once-title" @close=${this.close}><article>
      <h2 id="once-title">${title}</h2><p>${text} <b>It is shown this once.</b></p>
      <p class="secret-line"><code class="secret">${secret}</code>
        <button type="button" class="primary copy" @click=${this.copy}>Copy</button></p>
      <p class="small" role="status">${this.copied || html`&nbsp;`}</p>
      <form method="dialog"><button>I have kept it</button></form></article></dialog>`;
  }
}

customElements.define('shown-once', ShownOnce);
