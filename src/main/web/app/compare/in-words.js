import {html, nothing} from 'lit';
import {count} from '../shared/words.js';
import {changedSentences, marked} from './diff.js';

/** Two policies in words: sentences that differ side by side, with the parts that differ marked; the others folded. */
export function inWords(before, after, {was = 'In force', becomes = 'Then'} = {}) {
  const {pairs, same} = changedSentences(before, after);
  return html`
    ${pairs.length ? pairs.map(({gone, come}) => html`<div class="sentence-pair">
      <div><h3>${was}</h3>${gone === null ? html`<p class="muted">Nothing of this.</p>` : html`<p>${parts(gone, come, 'gone')}</p>`}</div>
      <div><h3>${becomes}</h3>${come === null ? html`<p class="muted">No longer said.</p>` : html`<p>${parts(come, gone, 'come')}</p>`}</div>
    </div>`) : html`<p>No sentence differs.</p>`}
    ${same.length ? html`<details class="other-sentences"><summary>${count(same.length, 'other sentence stays as it is', 'other sentences stay as they are')}</summary>
      <ul>${same.map(sentence => html`<li>${sentence}</li>`)}</ul></details>` : nothing}`;
}

const parts = (text, other, side) => (other === null
  ? html`<mark>${text}</mark>`
  : marked(text, other, side).map(part => (part.differs ? html`<mark>${part.text}</mark>` : part.text)));
