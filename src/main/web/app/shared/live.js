// What changes in the queue, as it changes. One stream a browser and not a tab: a browser opens six connections to a server
// and lets the seventh wait in silence. The tab that holds the lock reads the stream and tells the others.

const STREAM = '/v1/actions/stream';
const HIDDEN_FOR = 60_000;
const LOOK_EVERY = 10_000;
const PATIENCE = 5_000;
const EVENTS = ['action', 'gone', 'reset'];

const listeners = new Set();
const watchers = new Set();
const channel = new BroadcastChannel('leadline-live');
let source = null;
let leading = false;
let release = null;
let hidden = null;
let looking = null;
let last = null;
let allowed = false;
let refused = () => {};

export const live = {
  /** `live`, `reconnecting`, `stale`, `paused`, or `off` while nobody is here who may read it. */
  state: 'off',
  /** When the stream was last heard. */
  heard: null,

  /** Hears `{type: action | gone | reset, data}`. Answers what ends it. */
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Hears of each change of the state. */
  watch(watcher) {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },

  /** Begins or ends it for whoever is signed in. */
  allow(on) {
    if (on === allowed) return;
    allowed = on;
    if (on) {
      become('reconnecting');
      visibility();
      channel.postMessage({asked: true});
    } else {
      stop('off');
    }
  },

  /** What hears that the server no longer gives the stream: the browser does not say why. */
  refusedBy(listener) { refused = listener; },

  start() {
    document.addEventListener('visibilitychange', visibility);
    visibility();
  }
};

function visibility() {
  clearTimeout(hidden);
  if (!allowed) return;
  if (document.hidden) {
    hidden = setTimeout(() => stop(), HIDDEN_FOR);
  } else {
    if (live.state === 'paused') {
      become('reconnecting');
      deliver({type: 'reset'});
    }
    lead();
  }
}

/** Waits for its turn to read the stream, and reads until it is hidden for long. */
function lead() {
  if (leading) return;
  leading = true;
  navigator.locks.request('leadline-live', () => new Promise(done => {
    if (!leading) return done();
    release = done;
    connect();
  }));
}

function stop(state = 'paused') {
  clearTimeout(hidden);
  leading = false;
  source?.close();
  source = null;
  clearInterval(looking);
  release?.();
  release = null;
  become(state);
}

function connect() {
  source?.close();
  source = new EventSource(last ? `${STREAM}?lastEventId=${last}` : STREAM);
  source.onopen = hear;
  source.onerror = () => {
    if (live.state !== 'stale') share({state: 'reconnecting'});
    // The browser gives up on an answer that is no stream, such as a 503 or a 401.
    if (source?.readyState !== EventSource.CLOSED) return;
    refused();
    setTimeout(() => leading && connect(), 2_000);
  };
  for (const type of EVENTS) source.addEventListener(type, event => receive(type, event));
  clearInterval(looking);
  looking = setInterval(look, LOOK_EVERY);
}

function receive(type, event) {
  last = event.lastEventId || last;
  hear();
  share({event: {type, data: event.data ? JSON.parse(event.data) : null}});
}

/** A stream that is cut without a word stays open for the browser: so the server is asked now and then. */
async function look() {
  try {
    if (source.readyState !== EventSource.OPEN) throw new Error('The stream is not open.');
    const answer = await fetch('/q/health/live', {signal: AbortSignal.timeout(PATIENCE)});
    if (answer.ok) hear();
  } catch {
    share({state: 'stale'});
  }
}

function hear() {
  share({state: 'live', heard: Date.now()});
}

function share(message) {
  channel.postMessage(message);
  take(message);
}

channel.onmessage = ({data}) => take(data);

function take(message) {
  // A tab that was opened later wants to know how things stand.
  if (message.asked && release) share({state: live.state, heard: live.heard});
  if (!allowed) return;
  if (message.heard) live.heard = message.heard;
  if (message.state && !(document.hidden && live.state === 'paused')) become(message.state);
  if (message.event) deliver(message.event);
}

function become(state) {
  if (live.state === state) return;
  live.state = state;
  for (const watcher of watchers) watcher(state);
}

function deliver(event) {
  for (const listener of listeners) listener(event);
}
