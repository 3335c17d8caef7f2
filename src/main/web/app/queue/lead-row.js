import {html, nothing} from 'lit';
import {nameOf} from '../acting/acts.js';
import {chip, tierBadge} from '../shared/parts.js';
import {needs} from '../shared/may.js';
import {actionWords, capital} from '../shared/words.js';
import {briefly, fullMoment, place, shownZone, zoneOf} from '../shared/time.js';
import '../shared/time-left.js';
import '../acting/act-menu.js';

const NUMBERS = ['phone', 'mobile', 'telephone', 'tel'];

/** The telephone number of a lead, by which a phone can call it. */
function number(entry) {
  const name = Object.keys(entry.attributes).find(each => NUMBERS.includes(each.toLowerCase()));
  const digits = name ? entry.attributes[name].replaceAll(/[^+0-9]/g, '') : '';
  return digits.length > 4 ? digits : null;
}

/** A window that is not open yet: `not before 09:00 Denver`. */
function notBefore(entry) {
  const {earliestAt} = entry.action;
  if (!earliestAt || new Date(earliestAt) <= new Date()) return nothing;
  const zone = zoneOf(entry.action.earliestLocal ?? entry.dueLocal);
  return html`<span class="muted small">not before ${briefly(earliestAt, zone)}${zone ? ` ${place(zone)}` : ''}</span>`;
}

/**
 * An action as a row.
 *
 * @param page the page it stands on: which row is the current one, where its menu is open, what was just told
 */
export function leadRow(entry, page, isFirst) {
  const {leadId} = entry;
  const current = page.current === leadId;
  const reachable = current || (!page.current && isFirst);
  const state = [current ? 'current' : '', page.flashing.has(leadId) ? 'flash' : '', page.telling.has(leadId) ? 'telling' : '', entry.gone ? 'gone' : ''];
  const tab = reachable ? 0 : -1;
  const tel = number(entry);
  return html`<li class="row ${state.join(' ')}" data-lead=${leadId} tabindex=${tab} aria-current=${current ? 'true' : nothing}
      @focusin=${() => page.select(leadId)} @touchstart=${page.swipeBegins} @touchend=${event => page.swipeEnds(event, entry)}>
    <span class="left"><time-left .entry=${entry}></time-left></span>
    ${tierBadge(entry.tier)}
    <span class="whom"><a href="/leads/${encodeURIComponent(leadId)}" tabindex=${tab}>${nameOf(entry)}</a>
      <span class="muted small">${leadId}</span></span>
    <span class="what">${capital(actionWords(entry.action))} ${entry.left?.paused ? chip('off', 'paused', 'bars') : nothing} ${notBefore(entry)}
      ${tel ? html`<a class="tel" href="tel:${tel}" tabindex=${tab} aria-label="Call ${nameOf(entry)}">${tel}</a>` : nothing}</span>
    <span class="due" title=${entry.dueAt ? fullMoment(entry.dueAt, zoneOf(entry.dueLocal)) : ''}>${entry.dueAt
      ? html`<span class="unseen">due </span>${briefly(entry.dueAt, shownZone(zoneOf(entry.dueLocal)))}` : nothing}</span>
    <span class="own">${entry.gone ? 'no longer here' : entry.owner ?? 'nobody'}</span>
    <button type="button" class="small done" tabindex=${tab} aria-haspopup="menu" aria-expanded=${page.menu === leadId}
      aria-label="Done: ${nameOf(entry)}" ?disabled=${page.telling.has(leadId) || entry.gone} ${needs('tell-facts')}
      @click=${() => page.openMenu(page.menu === leadId ? null : leadId)}>Done</button>
    ${page.menu === leadId ? html`<act-menu .entry=${entry} @act-closed=${() => page.closeMenu(leadId)}></act-menu>` : nothing}
  </li>`;
}
