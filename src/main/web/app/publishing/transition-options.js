import {html, nothing} from 'lit';
import {TRANSITIONS, TRANSITIONS_MEAN, count} from '../shared/words.js';

/**
 * What a publication may mean for leads that are being worked, one to choose: each with what it means, and how many leads it would
 * change once that was `tried` (the transitions of a what-if). `choose` may be left out where a form takes the choice; it is told of a
 * click upon what is set already, too. `mean` has a sentence for each.
 */
export const transitionOptions = ({name, chosen, tried = [], choose, mean = TRANSITIONS_MEAN}) => html`<fieldset class="transitions"><legend class="unseen">Leads that are being worked</legend>
  ${Object.entries(TRANSITIONS).map(([value, words]) => html`<label><input type="radio" name=${name} value=${value} ?checked=${value === chosen}
      .checked=${value === chosen} @click=${() => choose?.(value)}> ${words}
    <b>${change(tried.find(each => each.transition === value))}</b><span class="small muted">${mean[value]}</span></label>`)}</fieldset>`;

function change(found) {
  if (!found) return nothing;
  return `${found.changed} of ${found.leads} change${found.newlyBreached ? `, ${count(found.newlyBreached, 'is', 'are')} late at once` : ''}`;
}
