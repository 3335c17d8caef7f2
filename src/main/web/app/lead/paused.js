import {html, nothing} from 'lit';
import {clocksUnder, until} from '../acting/pause-words.js';
import {lasting} from '../acting/pauses.js';
import {icon} from '../shared/icons.js';
import {needs} from '../shared/may.js';

/**
 * That the clock stands, until when and why, which clocks run on, and what ends it. Nothing where no pause lasts.
 *
 * @param end ends the pauses that last
 */
export function pausedNow(decision, zone, end) {
  const pauses = lasting(decision?.pauses);
  if (!pauses.length) return nothing;
  return html`${pauses.map(pause => words(pause, clocksUnder(pause, decision), zone))}
    <p><button type="button" class="small" ${needs('tell-facts')} @click=${end}>${pauses.length > 1 ? 'End the pauses' : 'End the pause'}</button></p>`;
}

function words(pause, clocks, zone) {
  const reasons = clocks.map(({because}) => because).filter(Boolean).join(' ');
  const why = pause.reason ? `: ${pause.reason}` : '';
  const stands = clocks.some(({because}) => !because);
  return stands ? html`<p class="paused-now">${icon('bars')} <b>Paused ${until(pause, zone)}</b>${why}${reasons ? html` <span class="muted small">${reasons}</span>` : nothing}</p>`
    : html`<p class="paused-now muted">A pause ${until(pause, zone)}${why}. It stops no clock. ${reasons}</p>`;
}
