import {html, nothing} from 'lit';
import {icon} from '../shared/icons.js';
import {moment, place} from '../shared/time.js';

/** That the clock stands, until when and why; nothing where it runs, or where the policy lets no clock stand for it. */
export function pausedNow(decision, zone) {
  const now = new Date();
  const pause = decision?.pauses.find(({from, to}) => new Date(from) <= now && (!to || new Date(to) > now));
  const stands = pause && decision.clock.some(({pausesSetAside}) => !pausesSetAside.some(({from}) => from === pause.from));
  if (!stands) return nothing;
  const until = pause.to ? `until ${moment(pause.to, zone)} ${place(zone)}` : 'until nobody knows when';
  return html`<p class="paused-now">${icon('bars')} <b>Paused ${until}</b>${pause.reason ? `: ${pause.reason}` : ''}</p>`;
}
