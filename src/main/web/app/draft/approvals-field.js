import {LitElement, html, nothing} from 'lit';

const WAYS = [['', 'as is usual on this server'], ['0', 'nobody: whoever may publish does so alone'], ['1', 'one person who did not edit it'],
  ['2', 'two persons who did not edit it'], ['sides', 'persons of each side that agreed']];

/** How many others must consent to a change of the policy: a number, or a number by side. `value` is as the settings have it. */
class ApprovalsField extends LitElement {
  static properties = {value: {attribute: false}, mistake: {attribute: false}, way: {state: true}};

  constructor() {
    super();
    Object.assign(this, {value: null, mistake: null, way: ''});
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('value')) this.way = wayOf(this.value);
  }

  /** What is chosen, as the settings have it; null for what is usual. */
  get chosen() {
    if (this.way === '') return null;
    return this.way === 'sides' ? sidesIn(this.querySelector('[name=sides]').value) : Number(this.way);
  }

  render() {
    return html`<label>Who must consent to a change <select name="approvals" aria-describedby="approvals-note wrong-approvals" @change=${({target}) => { this.way = target.value; }}>
        ${WAYS.map(([way, words]) => html`<option value=${way} ?selected=${way === this.way}>${words}</option>`)}</select></label>
      ${this.way === 'sides' ? html`<label>How many of which side, such as sales 1, marketing 1
        <input name="sides" .value=${sidesText(this.value)} required aria-invalid=${this.mistake ? 'true' : nothing} aria-describedby="wrong-approvals"></label>` : nothing}
      <p id="wrong-approvals" class="mistake">${this.mistake ?? nothing}</p>
      <p id="approvals-note" class="small muted">It holds from the publication after this one: who must consent to this change, what is in force decides.</p>`;
  }
}

const wayOf = value => (value === null || value === undefined ? '' : typeof value === 'object' ? 'sides' : String(value));

const sidesText = value => Object.entries(typeof value === 'object' && value ? value : {}).map(([side, count]) => `${side} ${count}`).join(', ');

/** `{sales: 1, marketing: 1}` of `sales 1, marketing: 1`; a side without a number has one. What is wrong with it the server says. */
function sidesIn(text) {
  const parts = text.split(',').map(part => part.trim()).filter(Boolean);
  return Object.fromEntries(parts.map(part => {
    const [, side, count] = /^(.*?)[\s:]*(\d*)$/.exec(part);
    return [side, count ? Number(count) : 1];
  }));
}

customElements.define('approvals-field', ApprovalsField);
