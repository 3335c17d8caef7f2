#!/usr/bin/env bash
source "$(dirname "$0")/say.sh"
work=$(mktemp -d); trap 'rm -rf "$work"; exit $wrong' EXIT

# reading "<format and time>" "<cell>": the receivedAt that the import makes of it, or what it says of the pattern
reading() {
  printf 'file: { columns: [id, at] }\nzone: UTC\nleadId: "${id}"\nfacts:\n  - lead: { stage: MQL, receivedAt: { from: "${at}", %s } }\n' "$1" > "$work/m.yaml"
  printf 'id,at\nL-1,%s\n' "$2" > "$work/d.csv"
  $LEADLINE_CLI import --mapping "$work/m.yaml" "$work/d.csv" --out - 2> "$work/err" | json 'd["lead"]["receivedAt"]' > "$work/out"
  [ -s "$work/out" ] && [ "$(cat "$work/out")" != null ] && cat "$work/out" || grep -o 'Use ".*' "$work/err"
}

expect "minutes for months" 'Use "yyyy-MM-dd HH:mm:ss".' "$(reading 'format: "yyyy-mm-dd HH:MM:ss"' '2016-11-02 14:05:00')"
expect "half a day without AM" 'Use "yyyy-MM-dd HH:mm", or add `a` for AM and PM.' "$(reading 'format: "yyyy-MM-dd hh:mm"' '2016-11-02 02:05')"
expect "the day of the year" 'Use "yyyy-MM-dd".' "$(reading 'format: "yyyy-MM-DD", time: "09:00"' '2016-11-02')"
expect "the year of the week" 'Use "yyyy-MM-dd".' "$(reading 'format: "YYYY-MM-dd", time: "09:00"' '2016-11-02')"
expect "the right letters" '2016-11-02T14:05:00Z' "$(reading 'format: "yyyy-MM-dd HH:mm:ss"' '2016-11-02 14:05:00')"
expect "AM and PM" '2016-11-02T14:05:00Z' "$(reading 'format: "yyyy-MM-dd hh:mm a"' '2016-11-02 02:05 PM')"
