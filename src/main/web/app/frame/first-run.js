import {LitElement, html, nothing} from 'lit';
import {send} from '../shared/api.js';
import {needs} from '../shared/may.js';
import {asProblem} from '../shared/page.js';
import {problemCard} from '../shared/parts.js';

/** What an empty server offers: sample data that tells a story, or how to send one's own leads. */
class FirstRun extends LitElement {
  static properties = {
    loading: {state: true},
    problem: {state: true}
  };

  createRenderRoot() {
    return this;
  }

  async load() {
    this.loading = true;
    this.problem = null;
    try {
      await send('POST', '/v1/samples', {}, {anonymous: true});
      this.dispatchEvent(new CustomEvent('leads-arrived', {bubbles: true}));
    } catch (fault) {
      this.problem = asProblem(fault);
    } finally {
      this.loading = false;
    }
  }

  render() {
    const moment = new Date().toISOString().slice(0, 19) + 'Z';
    const lead = `curl -X PUT ${location.origin}/v1/leads/L-1 -H 'Content-Type: application/json' \\
  -d '{"rank": 92, "stage": "MQL", "receivedAt": "${moment}", "owner": "east-1", "team": "east"}'`;
    const attempt = `curl ${location.origin}/v1/leads/L-1/attempts -H 'Content-Type: application/json' \\
  -d '{"id": "a1", "channel": "PHONE", "occurredAt": "${moment}", "outcome": "NO_ANSWER"}'`;
    return html`<section class="card first-run">
      <div class="two">
        <div><h2>See it with sample data</h2>
          <p>12 owners, 3 teams and 8 weeks of about 950 leads, all of them made up, in about ten seconds. Nobody is alerted.
            <code>DELETE /v1/samples</code> takes all of it out again.</p>
          <p><button class="primary" ?disabled=${this.loading} ${needs('operate')} @click=${this.load}>${this.loading ? 'Loading…' : 'See it with sample data'}</button></p>
          ${this.loading ? html`<progress aria-label="Loading sample data"></progress>` : nothing}
          ${this.problem ? problemCard(this.problem, () => this.load()) : nothing}</div>
        <div><h2>Start with your own leads</h2>
          <p>Tell a lead, and then what was done about it:</p>
          <pre tabindex="0"><code>${lead}</code></pre><pre tabindex="0"><code>${attempt}</code></pre></div>
      </div></section>`;
  }
}

customElements.define('first-run', FirstRun);
