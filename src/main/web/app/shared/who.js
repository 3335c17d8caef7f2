// Who asks: what the server says of it (`GET /v1/me`). In local mode nobody has to sign in, so a name that the browser keeps stands for
// whoever edits; nobody has checked it, and the frame says so.

const NAME = 'leadline.name';
const OWNER = 'leadline.owner';
const listeners = new Set();
let dialog = null;
let me = null;

export const who = {
  /** What the server says of who asks; null before it is known, and while nobody is signed in. */
  get me() { return me; },
  set me(value) {
    if (JSON.stringify(me) === JSON.stringify(value)) return;
    me = value;
    tell();
  },

  /** Whether the server knows it by credentials, so that a name of the browser's says nothing. */
  get signedIn() { return Boolean(me) && me.mode !== 'local'; },

  /** The name of whoever is signed in, or the name or mail address that is sent with each edit; null where there is none. */
  get name() { return this.signedIn ? me.name : localStorage.getItem(NAME); },
  set name(value) { keep(NAME, value); },

  /** The owner whose leads are "mine", or null. Two who share a browser are two owners. */
  get owner() { return localStorage.getItem(ownerKey()); },
  set owner(value) { keep(ownerKey(), value); },

  /** The name; asks for it first where there is none. */
  async need() {
    return this.name ?? await dialog();
  },

  /** The dialog that asks: a function that answers a promise of the name. */
  askedBy(ask) { dialog = ask; },

  onChange(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
};

const ownerKey = () => (who.signedIn ? `${OWNER}.${me.actor}` : OWNER);

function keep(key, value) {
  if (value) localStorage.setItem(key, value);
  else localStorage.removeItem(key);
  tell();
}

function tell() {
  for (const listener of listeners) listener();
}

addEventListener('storage', tell);
