import {html, noChange, nothing} from 'lit';
import {AsyncDirective, directive} from 'lit/async-directive.js';
import {toast} from './announce.js';
import {who} from './who.js';

// What one may do, as the server said it of whoever is signed in. What one may not do is shown disabled, with the reason; the server
// refuses it in any case.

/** Why one may not do something, in the server's words; null where one may, or where nobody knows yet. */
export function mayNot(action) {
  const refused = who.me?.mayNot.find(each => each.action === action);
  return refused ? refused.because.replace('\n', ' ') : null;
}

export const may = action => mayNot(action) === null;

/** Says why not, to whoever tries it with a key; whether it is refused. */
export function refused(action) {
  const why = mayNot(action);
  if (why) toast(why, {aside: true});
  return Boolean(why);
}

/** What is read where one may read it, and something else where not: a page has more parts than one. */
export const readIf = (action, reading, otherwise) => (may(action) ? reading() : Promise.resolve(otherwise));

/** A line that says once on a page what one may not do there. */
export const mayNote = (...actions) => {
  const why = [...new Set(actions.map(mayNot).filter(Boolean))];
  return why.length ? html`<p class="may-not small" role="note">${why.join(' ')}</p>` : nothing;
};

/**
 * A button or link that needs an action: `<button ${needs('publish')}>`. Where one may not do it, it is disabled for all but the
 * reason, which is its title, and is said when it is pressed. So it can be found and read without a mouse.
 */
class Needs extends AsyncDirective {
  update({element}, [action]) {
    this.action = action;
    if (!this.element) {
      this.element = element;
      element.addEventListener('click', event => this.pressed(event), {capture: true});
      this.watch();
    }
    this.apply();
    return noChange;
  }

  watch() {
    this.end ??= who.onChange(() => this.apply());
  }

  apply() {
    const {element} = this;
    const why = this.action ? mayNot(this.action) : null;
    if (why) {
      this.before ??= {title: element.getAttribute('title')};
      element.setAttribute('aria-disabled', 'true');
      element.title = why;
    } else if (this.before) {
      element.removeAttribute('aria-disabled');
      if (this.before.title === null) element.removeAttribute('title');
      else element.title = this.before.title;
      this.before = null;
    }
  }

  pressed(event) {
    if (!this.action || !refused(this.action)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  disconnected() {
    this.end?.();
    this.end = null;
  }

  reconnected() {
    this.watch();
    this.apply();
  }
}

export const needs = directive(Needs);
