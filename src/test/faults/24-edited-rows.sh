#!/usr/bin/env bash
source "$(dirname "$0")/say.sh"
work=$(mktemp -d); trap 'rm -rf "$work"; exit $wrong' EXIT
lead=F24-$RUN
cat > "$work/m.yaml" <<'YAML'
file: { columns: [lead, received, call, result, hold, ended, changed] }
zone: UTC
leadId: "${lead}"
saidAt: "${changed}"
facts:
  - lead: { stage: MQL, receivedAt: "${received}", rank: "92" }
  - corrects: true
    attempt: { id: call, channel: PHONE, occurredAt: "${call}", outcome: "${result}" }
  - corrects: true
    pause: { id: hold, from: "${hold}", to: "${ended}", reason: on hold }
YAML
row() { printf 'lead,received,call,result,hold,ended,changed\n%s,%s,%s,%s,%s,%s,%s\n' "$lead" "$(date -u -d "$now - 5 days" +%FT%TZ)" \
  "$(date -u -d "$now - 4 days" +%FT%TZ)" "$1" "$(date -u -d "$now - 3 days" +%FT%TZ)" "$2" "$3" > "$work/$4.csv"; }
now=$(moment now)
row NO_ANSWER "" "$(date -u -d "$now - 60 hours" +%FT%TZ)" night1
row CONNECTED "$(date -u -d "$now - 2 days" +%FT%TZ)" "$(date -u -d "$now - 36 hours" +%FT%TZ)" night2
for night in night1 night2 night1 night2; do
  $LEADLINE_CLI import --mapping "$work/m.yaml" "$work/$night.csv" --server "$LEADLINE" 2> "$work/err"
  expect "$night is told" 0 $?
done
expect "the reached lead" ACCEPT_OR_REJECT "$(get "/v1/leads/$lead/next-action" | json 'd["requiredActions"][0]["type"]')"
expect "the corrections" 2 "$(get "/v1/leads/$lead/timeline" | json 'len([e for e in d["items"] if e.get("type") == "correction"])')"
