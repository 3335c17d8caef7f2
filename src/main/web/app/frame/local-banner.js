import {html, nothing} from 'lit';
import {who} from '../shared/who.js';

/** Says in local mode why nobody was asked for a password, and where to go before others come. */
export const localBanner = () => (who.me?.mode === 'local' ? html`<aside class="banner" aria-label="Local mode"><b>Local mode:</b>
  only this computer can open Leadline, so nobody signs in, and nobody checks names. <a href="/access">Let others in</a></aside>` : nothing);
