import {LitElement, html, nothing} from 'lit';
import {askAsNobody} from '../shared/api.js';
import {session} from '../frame/session.js';
import {asProblem} from '../shared/page.js';
import {problemCard, skeleton} from '../shared/parts.js';
import {address} from '../shared/url.js';
import {count, ended} from '../shared/words.js';

/**
 * Signs somebody in, by name and password or at the company's sign-on, whichever this server has. With `whose` only that person can, as
 * at a session that ended; `to` is the page to come back to. It tells of it with `signed-in`.
 */
class SignInForm extends LitElement {
  static properties = {
    whose: {attribute: false}, to: {attribute: false},
    ways: {state: true}, once: {state: true}, problem: {state: true}, mistakes: {state: true}, doing: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {whose: null, to: '/', ways: null, once: null, problem: null, mistakes: {}, doing: false});
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.learnWays();
  }

  async learnWays() {
    this.problem = null;
    try {
      this.ways = (await askAsNobody('GET', '/v1/sign-in')).body;
      await this.updateComplete;
      this.querySelector(this.whose ? '[name=password]' : '[name=name]')?.focus();
    } catch (fault) {
      this.problem = asProblem(fault);
    }
  }

  async submitted(event) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    if (this.once && given.newPassword !== given.again) return this.wrong({again: 'The two passwords differ.'});
    this.doing = true;
    this.wrong({});
    try {
      await session.signIn(this.once ? {...this.once, newPassword: given.newPassword} : {name: given.name.trim(), password: given.password});
      this.dispatchEvent(new CustomEvent('signed-in', {bubbles: true}));
    } catch (fault) {
      await this.refused(asProblem(fault), given);
    } finally {
      this.doing = false;
    }
  }

  async refused(problem, {name, password}) {
    if (problem.body?.type?.endsWith('/password-change-needed')) {
      this.once = {name: name.trim(), password};
      await this.updateComplete;
      return this.querySelector('[name=newPassword]').focus();
    }
    const newPassword = problem.at?.('/newPassword');
    if (newPassword) return this.wrong({newPassword});
    if (problem.status === 401) return this.wrong({password: 'The name or the password is not right.'});
    this.wrong({whole: wordsOf(problem)});
  }

  async wrong(mistakes) {
    this.mistakes = mistakes;
    await this.updateComplete;
    const [field] = Object.keys(mistakes);
    this.querySelector(`[name=${field}]`)?.select();
  }

  render() {
    if (this.problem) return problemCard(this.problem, () => this.learnWays());
    if (!this.ways) return skeleton(3);
    const {ways} = this.ways;
    const account = ways.includes('account');
    const company = this.ways.signOn;
    return html`${company && !this.once ? this.company() : nothing}
      ${company && account && !this.once ? html`<p class="or muted small"><span>or</span></p>` : nothing}
      ${account ? html`<form class="sign-in" @submit=${this.submitted}>${this.once ? this.newPassword() : this.nameAndPassword(company)}
        <p class="mistake" role="alert">${this.mistakes.whole ?? nothing}</p>
        <p class="actions"><button type="submit" class=${company && !this.once ? '' : 'primary'} ?disabled=${this.doing}>${this.once ? 'Set the password and sign in' : 'Sign in'}</button>
          ${this.once ? html`<button type="button" @click=${() => { this.once = null; this.mistakes = {}; }}>Back</button>` : nothing}</p></form>` : nothing}
      ${account || company ? nothing : nobodyCanYet()}`;
  }

  company() {
    const {name, start} = this.ways.signOn;
    return html`<p><a class="button primary company" href=${address(start, {to: this.to})} target=${this.whose ? '_blank' : nothing}>Sign in with ${name}</a></p>
      ${this.whose ? html`<p class="small muted">It opens another tab. Come back here when you are signed in; nothing here is lost.</p>` : nothing}`;
  }

  nameAndPassword() {
    return html`${this.field('name', 'Name', html`<input name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="100"
        .value=${this.whose ?? ''} ?readonly=${Boolean(this.whose)}>`)}
      ${this.field('password', 'Password', html`<input name="password" type="password" autocomplete="current-password" required maxlength="200"
        aria-invalid=${this.mistakes.password ? 'true' : nothing} aria-describedby="wrong-password">`)}`;
  }

  newPassword() {
    const {mistakes} = this;
    return html`<p><b>Choose a password of your own.</b> The one that you were given holds for this once. At least 12 characters; a few words
        in a row are easy to keep.</p>
      <input name="name" autocomplete="username" .value=${this.once.name} hidden>
      ${this.field('newPassword', 'New password', html`<input name="newPassword" type="password" autocomplete="new-password" required minlength="12" maxlength="128"
        aria-invalid=${mistakes.newPassword ? 'true' : nothing} aria-describedby="wrong-newPassword">`)}
      ${this.field('again', 'The same again', html`<input name="again" type="password" autocomplete="new-password" required maxlength="128"
        aria-invalid=${mistakes.again ? 'true' : nothing} aria-describedby="wrong-again">`)}`;
  }

  field(name, words, input) {
    return html`<label>${words} ${input}</label><p id="wrong-${name}" class="mistake" role="alert">${this.mistakes[name] ?? nothing}</p>`;
  }
}

/** What a refusal means here. */
function wordsOf({status, detail, message, advice, retryAfter}) {
  if (status === 429) return `Too many attempts. Try again in ${retryAfter ? count(retryAfter, 'second') : 'a minute'}.`;
  if (status === 0) return 'The server does not answer. Try again in a moment.';
  return `${ended(detail || message)} ${advice ?? ''}`;
}

/** Neither accounts nor a sign-on are there: what makes the first account. */
const nobodyCanYet = () => html`<p>Nobody can sign in here yet. Whoever runs this server makes the first account on its machine:</p>
  <pre tabindex="0"><code>java -jar quarkus-run.jar accounts create --name ann --role admin</code></pre>
  <p class="small muted">Programs come in with keys, which pages do not take.</p>`;

customElements.define('sign-in-form', SignInForm);
