import {Problem, askAsNobody, sessionOf} from '../shared/api.js';
import {live} from '../shared/live.js';
import {may} from '../shared/may.js';
import {address} from '../shared/url.js';
import {who} from '../shared/who.js';

// Who is signed in, as the frame knows it: read once, and again when an answer says that it changed. Tabs of a browser share a
// session, so they tell each other of it.

const AGAIN = 5_000;
const SOON = 500;
const PAGE = '/sign-in';
const channel = new BroadcastChannel('leadline-session');
let later = null;
let askAgain = null;

/** What the server says of who asks; null for nobody. */
async function me() {
  try {
    return (await askAsNobody('GET', '/v1/me')).body;
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) return null;
    throw problem;
  }
}

/** Whether this page can go on with whoever was found. */
function take(found) {
  if (!found && who.me) {
    left();
    return false;
  }
  if (found && who.me && found.actor !== who.me.actor) {
    // What is shown here was shown to somebody else, and what is typed here is theirs.
    location.reload();
    return false;
  }
  session.nobody = !found;
  who.me = found;
  live.allow(Boolean(found) && may('read-queue'));
  return Boolean(found);
}

/** The session ended while a page is open: whoever it was is asked over the page, so that nothing typed is lost. */
function left() {
  live.allow(false);
  return who.me.mode === 'account' || who.me.mode === 'oidc' ? askAgain() : location.assign(signInAddress());
}

export const session = {
  /** Whether it is known that nobody is signed in. */
  nobody: false,

  /** Reads who asks. While the server is away it is asked again, and nobody is taken for signed out by that. */
  async learn() {
    clearTimeout(later);
    try {
      take(await me());
    } catch {
      later = setTimeout(() => this.learn(), AGAIN);
    }
  },

  /** With `newPassword` where the one that was given holds only once. */
  async signIn(given) {
    await askAsNobody('POST', '/v1/session', given);
    await this.entered();
  },

  /** Somebody has signed in. */
  async entered() {
    take(await me());
    channel.postMessage('entered');
  },

  /** Whether whoever was signed in is so again, such as in another tab. */
  async isEntered() {
    const found = await me().catch(() => null);
    return Boolean(found) && take(found);
  },

  async signOut() {
    const {mode} = who.me;
    if (mode !== 'oidc') await askAsNobody('DELETE', '/v1/session');
    channel.postMessage('left');
    // What one person typed or did is not for the next one at this browser.
    sessionStorage.clear();
    // The company's sign-on has a session of its own, which ends there.
    location.assign(mode === 'oidc' ? `${PAGE}/oidc/out` : PAGE);
  },

  /** `ask` asks whoever was signed in to sign in again, and answers a promise of it. */
  start(ask) {
    askAgain = ask;
    let looking = null;
    const look = () => { looking ??= setTimeout(() => { looking = null; this.learn(); }, SOON); };
    sessionOf({signIn: () => (who.me ? left() : null), refused: look});
    live.refusedBy(look);
    channel.onmessage = look;
    // A page that the browser kept and shows again, after Back, may be of somebody who has left.
    addEventListener('pageshow', ({persisted}) => persisted && location.reload());
  }
};

/** Where to go after signing in: a page of this server, and never another. */
export function ownPath(to) {
  const found = to?.startsWith('/') && URL.canParse(to, location.origin) ? new URL(to, location.origin) : null;
  return found?.origin === location.origin && !found.pathname.startsWith(PAGE) ? found.pathname + found.search : '/';
}

export const signInAddress = () => address(PAGE, {to: ownPath(location.pathname + location.search)});
