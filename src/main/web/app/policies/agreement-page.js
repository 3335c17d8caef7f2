import {html} from 'lit';
import {Page} from '../shared/page.js';
import {problemCard, skeleton} from '../shared/parts.js';
import {copyLinkButton, printButton, printedFoot} from '../shared/print.js';
import {agreement} from './agreement.js';

/** One page for both sides: the policy in force as an agreement, to print and to sign. */
class AgreementPage extends Page {
  static properties = {said: {state: true}};

  async load(signal) {
    const base = `/v1/policies/${encodeURIComponent(this.path.id)}`;
    const policy = await this.read(base, signal);
    const {otherwise, by} = policy.settings.calendar ?? {};
    const [words, calendar] = await Promise.all([
      this.read(`${base}/editions/publication:${policy.publication.sequence}/sentences`, signal),
      otherwise ? this.read(`/v1/calendars/${encodeURIComponent(otherwise)}`, signal) : null]);
    // Where leads follow calendars of their own, the sentences say which; one calendar alone would mislead.
    this.said = {policy, words, zone: calendar?.timezone, calendar: by === 'FIXED' ? calendar : null};
  }

  render() {
    if (this.problem && !this.said) return html`<h1>Agreement</h1>${problemCard(this.problem, () => this.reload())}`;
    if (!this.said) return html`<h1>Agreement</h1>${skeleton(12)}`;
    return html`<div class="head no-print"><p class="crumbs"><a href="/policies">Policies</a>
        / <a href="/policies/${encodeURIComponent(this.path.id)}">${this.said.policy.settings.title}</a> / Agreement</p>
        <div class="actions">${printButton()}${copyLinkButton()}</div></div>
      <div class="card sheet">${agreement(this.said)}</div>${printedFoot('From')}`;
  }
}

customElements.define('agreement-page', AgreementPage);
