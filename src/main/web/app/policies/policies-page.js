import {html, nothing} from 'lit';
import {Page} from '../shared/page.js';
import {emptyCard, problemCard, skeleton} from '../shared/parts.js';
import {count} from '../shared/words.js';

/** What is in force, policy by policy. */
class PoliciesPage extends Page {
  static properties = {policies: {state: true}};

  async load(signal) {
    this.policies = (await this.read('/v1/policies', signal)).items;
  }

  render() {
    if (this.problem) return problemCard(this.problem, () => this.reload());
    if (!this.policies) return html`<h1>Policies</h1>${skeleton()}`;
    if (!this.policies.length) {
      return html`<h1>No policy is in force</h1>
        ${emptyCard('Begin one', html`<p>Put a folder of policies where the server reads them, or begin a draft over
          <a href="/q/swagger-ui" target="_blank">the API</a>.</p>`)}`;
    }
    return html`<h1>${count(this.policies.length, 'policy is', 'policies are')} in force</h1>
      <section class="card scroll"><table class="plain">
        <thead><tr><th scope="col">Policy</th><th scope="col">Stage</th><th scope="col">Answers</th></tr></thead>
        <tbody>${this.policies.map(policy => html`<tr>
          <td><a href="/policies/${encodeURIComponent(policy.id)}">${policy.title}</a> <span class="muted">${policy.id}</span></td>
          <td>${policy.stage}</td>
          <td>${policy.answersForStage ? 'for its stage, where no policy is named' : 'where it is named'}</td></tr>`)}
        </tbody></table></section>${nothing}`;
  }
}

customElements.define('policies-page', PoliciesPage);
