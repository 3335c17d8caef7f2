import {who} from './who.js';

// Every request of every page goes through here: problems as errors, ETags, a name for edits, and patience with a 503.

const TRIES = 4;
/** Of what somebody did: they have gone on meanwhile, so it is sent for half a minute before it is given up. */
const TRIES_OF_ACTS = 9;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 5_000;

/** What the frame does when the server no longer knows who asks, and when it refuses what somebody may not do. */
let session = {signIn: null, refused: () => {}};

/** `signIn` answers a promise that somebody has signed in, or null where nobody is asked; `refused` hears of each 403. */
export const sessionOf = frame => { session = frame; };

/** A refusal of the server (RFC 9457), or that it did not answer (status 0). */
export class Problem extends Error {
  constructor(status, body = {}, etag = null) {
    const [detail, ...advice] = (body.detail ?? '').split('\n');
    super(detail || body.title || `The server answered ${status}.`);
    Object.assign(this, {
      status, etag, body,
      title: body.title ?? (status ? `Refused (${status})` : 'The server does not answer'),
      detail, advice: advice.join('\n'),
      errors: body.errors ?? [],
      requestId: body.requestId ?? null
    });
  }

  /** Whether it makes sense to ask again later. */
  get passing() { return this.status === 0 || this.status === 503 || this.status === 429; }

  /** What is wrong with the value at a place of the request, such as `/reason`. */
  at(pointer) { return this.errors.find(error => error.pointer === pointer)?.detail ?? null; }
}

/** Reads JSON: `{body, etag}`. */
export const get = (path, {signal, headers} = {}) => ask('GET', path, {signal, headers, tries: TRIES});

/** Reads a file of this type. */
export const file = async (path, type) => (await ask('GET', path, {headers: {Accept: `${type}, application/problem+json`}, tries: 1, blob: true})).body;

/** Reads the body alone. */
export const read = async (path, options) => (await get(path, options)).body;

/**
 * Sends what is done on somebody's behalf: `{status, body, etag, location}`. Where nobody has to sign in, it asks once who one is. With
 * a `key` the same request does the same thing once, however often it is sent, so it is sent again while the server is away.
 */
export async function send(method, path, body, {etag, key, prefer, signal, type, anonymous = false} = {}) {
  const headers = {};
  if (etag) headers['If-Match'] = etag;
  if (key) headers['Idempotency-Key'] = key;
  if (prefer) headers.Prefer = prefer;
  if (!anonymous && !who.signedIn) headers.From = await who.need();
  return ask(method, path, {headers, signal, tries: key ? TRIES_OF_ACTS : 1, type, body});
}

/** A question that takes a body and changes nothing, such as a decision that is not recorded. */
export const question = (path, body, {signal, headers} = {}) => ask('POST', path, {body, signal, headers, tries: TRIES});

/** What comes before somebody is signed in: a 401 is an answer, and asks nobody to sign in. */
export const askAsNobody = (method, path, body) => ask(method, path, {body, tries: 1, known: false});

async function ask(method, path, {headers = {}, body, type, signal, tries, blob = false, known = true}) {
  const request = {method, signal, headers: {Accept: 'application/json, application/problem+json', ...headers}};
  if (body !== undefined) {
    request.headers['Content-Type'] = type ?? 'application/json';
    request.body = type ? body : JSON.stringify(body);
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(path, request, {blob, known});
    } catch (problem) {
      const signedIn = problem.status === 401 && known ? session.signIn?.() : null;
      if (signedIn) {
        // What was to be sent waits until somebody is signed in again, and then it is sent as if nothing had been.
        await signedIn;
        signal?.throwIfAborted();
        continue;
      }
      if (!(problem instanceof Problem) || !problem.passing || attempt === tries) throw problem;
      await pause(problem.wait ?? Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT), signal);
    }
  }
}

async function once(path, request, {blob, known}) {
  let response;
  try {
    response = await fetch(path, request);
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem(0, {detail: 'The server does not answer.\nIt may be starting again. What you typed is still here.'});
  }
  const etag = response.headers.get('ETag');
  if (blob && response.ok) return {status: response.status, body: await response.blob(), etag};
  const text = await response.text();
  const json = /json/.test(response.headers.get('Content-Type') ?? '');
  const body = json && text ? JSON.parse(text) : text;
  if (response.ok) {
    return {status: response.status, body, etag, location: response.headers.get('Location')};
  }
  if (response.status === 403 && known) session.refused();
  const problem = new Problem(response.status, json ? body : {detail: text}, etag);
  const seconds = Number(response.headers.get('Retry-After'));
  if (seconds > 0) Object.assign(problem, {retryAfter: seconds, wait: Math.min(seconds, 10) * 1000});
  throw problem;
}

function pause(millis, signal) {
  return new Promise((done, fail) => {
    const timer = setTimeout(done, millis);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      fail(signal.reason);
    }, {once: true});
  });
}
