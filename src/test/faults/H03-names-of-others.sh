# Under a name that is not the server's it answers nothing but probes, and addresses in its answers have no host.
source "$(dirname "$0")/say.sh"
for host in evil.test localhost.evil.test 10.1.2.3 127.0.0.1.evil.test; do
  expect "read as $host" 421 "$(status /v1/policies -H "Host: $host")"
  expect "told as $host" 421 "$(status /v1/facts -H "Host: $host" -H 'Content-Type: application/json' -d '{}')"
done
expect "hidden behind another" 421 "$(status /v1/policies -H 'Host: evil.test' -H 'X-Forwarded-Host: localhost')"
expect "the setting is said" true "$(get /v1/policies -H 'Host: evil.test' | json '"LEADLINE_HTTP_NAMES" in d["detail"]')"
expect "a probe" 200 "$(status /q/health/ready -H 'Host: 10.1.2.3')"
expect "a loopback name" 200 "$(status /v1/policies -H 'Host: any.localhost:1')"
expect "where a receiver is" "/v1/receivers/h03-$RUN" "$(send PUT "/v1/receivers/h03-$RUN" \
  '{"kind": "email", "address": "h03@example.com"}' -H 'If-None-Match: *' -H 'Host: any.localhost:1' -D - -o /dev/null \
  | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')"
