import {html} from 'lit';

export const errorsOf = ({findings}) => findings.filter(finding => finding.severity === 'ERROR');

/** The warnings of a review, each with a tick that says that the publisher has seen it. */
export function acknowledgements({findings, toAcknowledge}, acknowledged, set) {
  const warnings = findings.filter(finding => toAcknowledge.includes(finding.id));
  if (!warnings.length) return html`<p>There is no warning.</p>`;
  const tick = (id, on) => {
    const all = new Set(acknowledged);
    if (on) all.add(id);
    else all.delete(id);
    set(all);
  };
  return html`${warnings.map(({id, detail, advice}) => html`<label class="tick">
    <input type="checkbox" .checked=${acknowledged.has(id)} @change=${event => tick(id, event.target.checked)}>
    <span>${detail} <span class="muted">${advice}</span></span></label>`)}`;
}
