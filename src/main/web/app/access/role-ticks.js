import {html} from 'lit';
import {ROLES} from '../shared/words.js';

/** The roles, each with what it is for, to tick: as `roles` of the form around it. */
export const roleTicks = (legend, ticked = []) => html`<fieldset class="ticks"><legend>${legend}</legend>
  ${Object.entries(ROLES).map(([role, words]) => html`<label class="tick"><input type="checkbox" name="roles" value=${role} .checked=${ticked.includes(role)}>
    <span><b>${role}</b> <span class="small muted">${words}</span></span></label>`)}</fieldset>`;
