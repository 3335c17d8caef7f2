// Who edits: a name that the browser keeps, until accounts say it. Nobody has checked it, and the frame says so.

const NAME = 'leadline.name';
const OWNER = 'leadline.owner';
const listeners = new Set();
let dialog = null;

export const who = {
  /** The name or mail address that is sent with each edit, or null. */
  get name() { return localStorage.getItem(NAME); },
  set name(value) { keep(NAME, value); },

  /** The owner whose leads are "mine", or null. */
  get owner() { return localStorage.getItem(OWNER); },
  set owner(value) { keep(OWNER, value); },

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

function keep(key, value) {
  if (value) localStorage.setItem(key, value);
  else localStorage.removeItem(key);
  for (const listener of listeners) listener();
}

addEventListener('storage', () => {
  for (const listener of listeners) listener();
});
