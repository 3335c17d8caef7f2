# A receiver answers 429 with Retry-After: 9. The schedule says 5 s; nothing is sent before the 9 are over.
source "$(dirname "$0")/say.sh"
heard=$(mktemp)
python3 - "$heard" <<'PY' &
import http.server, sys, time
class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers['Content-Length']))
        first = not open(sys.argv[1]).read().count('\n')
        open(sys.argv[1], 'a').write('%.3f\n' % time.time())
        self.send_response(429 if first else 200)
        if first:
            self.send_header('Retry-After', '9')
        self.send_header('Content-Length', '0')
        self.end_headers()
    def log_message(self, *args):
        pass
server = http.server.HTTPServer(('127.0.0.1', 0), Hook)
open(sys.argv[1] + '.port', 'w').write(str(server.server_port))
server.serve_forever()
PY
hook=$!
trap 'kill $hook; rm -f "$heard" "$heard.port"; exit $wrong' EXIT
for _ in $(seq 50); do [ -s "$heard.port" ] && break; sleep 0.1; done
name=patient-$RUN
send PUT /v1/receivers/$name '{"kind":"webhook","url":"http://localhost:'"$(cat "$heard.port")"'/hook"}' > /dev/null
curl -s -X POST "$LEADLINE/v1/receivers/$name/test" > /dev/null
for _ in $(seq 40); do [ "$(wc -l < "$heard")" -ge 2 ] && break; sleep 0.5; done
expect "it was sent twice" 2 "$(wc -l < "$heard" | tr -d ' ')"
expect "not before 9 s" true "$(python3 -c "a, b = map(float, open('$heard')); print('true' if b - a >= 9 else b - a)")"
