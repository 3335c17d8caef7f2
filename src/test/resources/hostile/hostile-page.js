// What a hostile page tries against a server at another origin (`victim`), or at its own name after that was rebound.

const FACT = {type: 'lead', lead: 'hostile-1',
  data: {rank: 92, stage: 'MQL', receivedAt: '2026-01-05T15:00:00Z', owner: 'hostile', team: 'hostile'}};
const ATTEMPT = {id: 'hostile', channel: 'PHONE', occurredAt: '2026-01-05T15:00:00Z', outcome: 'CONNECTED'};

// Doors that would change something, and what they would take.
const DOORS = {
  '/v1/facts': FACT,
  '/v1/facts/bulk': FACT,
  '/v1/leads/sample-0002/attempts': ATTEMPT,
  '/v1/decisions': {lead: {id: 'hostile-1', rank: 92, stage: 'MQL', receivedAt: '2026-01-05T15:00:00Z'}},
  '/v1/policies/mql-to-sal-predictive/drafts': {name: 'hostile'},
  '/v1/policies/mql-to-sal-predictive/publications/withdrawals': {reason: 'hostile'},
  '/v1/calendars/us-sales/publications': {calendar: {id: 'us-sales'}},
  '/v1/subscriptions': {address: 'hostile@example.com', frequency: 'daily'},
  '/v1/waivers': {reason: 'outage'},
  '/v1/deliveries/discard': {receiver: 'hostile'},
  '/v1/keys': {name: 'hostile', roles: ['admin']},
  '/v1/accounts': {name: 'hostile', roles: ['admin']},
  '/v1/session': {name: 'hostile', password: 'hostile hostile'},
  '/v1/samples': null,
  '/v1/receivers/east-1/test': null
};

const json = body => body === null ? '' : JSON.stringify(body);

// Bodies that a browser sends without asking the server first.
const SIMPLE = {
  text: body => new Blob([json(body)], {type: 'text/plain'}),
  form: body => new URLSearchParams([[json(body), '']]),
  file: body => {
    const form = new FormData();
    form.append('file', new Blob([json(body)], {type: 'application/json'}), 'fact.json');
    return form;
  },
  untyped: body => new Blob([json(body)])
};

const outcome = promise => promise.then(answer => `${answer.type} ${answer.status}`, refused => 'blocked');
const pause = millis => new Promise(done => setTimeout(done, millis));

/** Everything that a script can send; what it sees of the answers. */
async function sendAll(victim) {
  const seen = [];
  for (const [door, body] of Object.entries(DOORS)) {
    for (const make of Object.values(SIMPLE)) {
      for (const mode of ['cors', 'no-cors']) {
        seen.push(await outcome(fetch(victim + door, {method: 'POST', mode, credentials: 'include', body: make(body)})));
      }
      navigator.sendBeacon(victim + door, make(body));
    }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const headers = {'Content-Type': 'application/json', 'If-Match': '*', From: 'analyst@example.com'};
      seen.push(await outcome(fetch(victim + door, {method, headers, credentials: 'include', body: json(body) || '{}'})));
    }
  }
  await pause(500);
  return seen;
}

/** Every door by every kind of form, each into a frame of its own; how many there were. */
async function submitAll(victim) {
  let forms = 0;
  for (const [door, body] of Object.entries(DOORS)) {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']) {
      const frame = document.createElement('iframe');
      frame.name = 'frame-' + forms++;
      document.body.append(frame);
      const left = new Promise(done => frame.addEventListener('load', done));
      form(victim + door, type, body, frame.name).submit();
      await Promise.race([left, pause(2000)]);
    }
  }
  await pause(1000);
  return forms;
}

const submitAndLeave = victim => form(victim + '/v1/facts', 'text/plain', FACT, '_self').submit();

/** As text/plain, a field's name and value with `=` between make valid JSON. */
function form(action, enctype, body, target) {
  const form = document.createElement('form');
  Object.assign(form, {action, enctype, target, method: 'post'});
  const field = document.createElement('input');
  const text = json(body);
  field.name = text.slice(0, -1) + (text ? ', "x": "' : '');
  field.value = text ? '"}' : '';
  form.append(field);
  document.body.append(form);
  return form;
}

/** Everything that could read: what came of each. */
async function readAll(victim, script) {
  const seen = {};
  const element = (how, made) => new Promise(done => {
    made.onload = () => done('loaded');
    made.onerror = () => done('blocked');
    document.body.append(made);
    setTimeout(() => done('blocked'), 3000);
  }).then(got => seen[how] = got);
  for (const path of ['/v1/leads/sample-0002', '/v1/leads', '/v1/search?q=sample-0002', '/v1/actions', '/q/metrics', '/']) {
    seen['cors ' + path] = await outcome(fetch(victim + path, {credentials: 'include'}));
    // with Cross-Origin-Resource-Policy not even an opaque answer comes
    seen['no-cors ' + path] = await outcome(fetch(victim + path, {mode: 'no-cors', credentials: 'include'}));
    await element('script ' + path, Object.assign(document.createElement('script'), {src: victim + path}));
    await element('picture ' + path, Object.assign(document.createElement('img'), {src: victim + path}));
    await element('style ' + path, Object.assign(document.createElement('link'), {rel: 'stylesheet', href: victim + path}));
  }
  await element('our own script', Object.assign(document.createElement('script'), {src: victim + script}));
  seen['stream'] = await stream(victim + '/v1/actions/stream');
  return seen;
}

const stream = address => new Promise(done => {
  const source = new EventSource(address, {withCredentials: true});
  const end = got => { source.close(); done(got); };
  source.onopen = () => end('opened');
  source.onmessage = () => end('read');
  source.onerror = () => end('blocked');
});

async function frameAll(victim) {
  for (const path of ['/', '/policies', '/v1/leads/sample-0002', '/q/swagger-ui/']) {
    const frame = document.createElement('iframe');
    frame.src = victim + path;
    document.body.append(frame);
    await new Promise(done => { frame.onload = done; setTimeout(done, 3000); });
  }
}

/** What a page can ask its own name for, with every header that it likes; status and text of each answer. */
async function askAll(lead) {
  const seen = {};
  const ask = async (how, path, options) => {
    const answer = await fetch(path, options);
    seen[how] = `${answer.status} ${await answer.text()}`;
  };
  for (const path of ['/', '/v1/leads/' + lead, '/v1/actions', '/q/metrics', '/q/openapi', '/q/health/../../v1/leads/' + lead]) {
    await ask('read ' + path, path);
  }
  await ask('hidden', '/v1/leads/' + lead, {headers: {'X-Forwarded-Host': 'localhost', Forwarded: 'host=localhost'}});
  for (const [door, body] of Object.entries(DOORS)) {
    const headers = {'Content-Type': door.endsWith('bulk') ? 'application/x-ndjson' : 'application/json',
      From: 'analyst@example.com', 'If-None-Match': '*'};
    await ask('change ' + door, door, {method: 'POST', headers, body: json(body) || undefined});
  }
  const opened = await stream('/v1/actions/stream');
  seen['stream'] = opened === 'blocked' ? '421 ' : opened;
  return seen;
}
