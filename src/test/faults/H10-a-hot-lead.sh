# 32 writers on one lead with a long history: facts about other leads go through meanwhile.
source "$(dirname "$0")/say.sh"
hot=$(mktemp)
python3 - "$LEADLINE" "$RUN" > "$hot" <<'PY'
import json, sys, threading, time, urllib.request, urllib.error
server, run = sys.argv[1:]
def post(path, body, kind='application/json'):
    request = urllib.request.Request(server + path, body.encode(), {'Content-Type': kind})
    try:
        return urllib.request.urlopen(request, timeout=30).status
    except urllib.error.HTTPError as refused:
        return refused.code if refused.headers['Retry-After'] else 'no Retry-After'
lines = [json.dumps({'leadId': 'hot-' + run, 'rank': {'id': 'r%d' % i, 'rank': i % 100}}) for i in range(1500)]
post('/v1/facts/bulk', '\n'.join(lines), 'application/x-ndjson')
end, hot = time.time() + 8, []
def write(n):
    i = 0
    while time.time() < end:
        hot.append(post('/v1/leads/hot-%s/ranks' % run, json.dumps({'id': 'w%d-%d' % (n, i), 'rank': 5})))
        i += 1
threads = [threading.Thread(target=write, args=(n,)) for n in range(32)]
for each in threads: each.start()
time.sleep(1)
cold = []
while time.time() < end:
    cold.append(post('/v1/leads/cold-%s-%d/ranks' % (run, len(cold)), json.dumps({'id': 'r', 'rank': 5})))
for each in threads: each.join()
print(len(cold) > 3, sorted(set(cold)), set(hot) <= {202, 201, 200, 503, 429})
PY
expect "facts about other leads, all 202; about the hot one kept or sent away" "True [202] True" "$(cat "$hot")"
rm -f "$hot"
