#!/usr/bin/env bash
source "$(dirname "$0")/say.sh"
work=$(mktemp -d); trap 'rm -rf "$work"; exit $wrong' EXIT

# told "<form of the file>" "<moment>" "<Python bytes of the file>": the facts, or the first sentence of what is wrong
told() {
  printf 'file: { columns: [id, at, rank, owner]%s }\nzone: UTC\nleadId: "${id}"\nfacts:\n  - lead: { stage: MQL, receivedAt: %s, rank: "${rank}", owner: "${owner}" }\n' "$1" "$2" > "$work/m.yaml"
  python3 -c "import sys; sys.stdout.buffer.write($3)" > "$work/d.csv"
  $LEADLINE_CLI import --mapping "$work/m.yaml" "$work/d.csv" --out "$work/f" 2> "$work/err"
  [ -s "$work/f" ] && python3 -c '
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    lead = json.loads(line)["lead"]
    print(lead["receivedAt"], lead["rank"], lead["owner"])' "$work/f" || grep -o 'The .*' "$work/err" | sed "s#$work/##" | head -1
}
date='{ from: "${at}", format: date, time: "15:00" }'
right='2016-01-11T15:00:00Z 84.5 Renée'
expect "UTF-16 with its mark" "$right" "$(told '' "$date" "'id,at,rank,owner\r\nL,2016-01-11,84.5,Renée\r\n'.encode('utf-16')")"
expect "cp1252" "$right" "$(told ', encoding: windows-1252' "$date" "'id,at,rank,owner\nL,2016-01-11,84.5,Renée\n'.encode('cp1252')")"
expect "sep=; and a decimal comma" "$right" "$(told ', decimal: ","' "$date" "'sep=;\nid;at;rank;owner\nL;2016-01-11;84,5;Renée\n'.encode()")"
expect "other columns" "$right" "$(told ', headings: NAMED' "$date" "'x,owner,rank,at,id\n1,Renée,84.5,2016-01-11,L\n'.encode()")"
expect "empty columns and rows" "$right" "$(told '' "$date" "'id,at,rank,owner,,\nL,2016-01-11,84.5,Renée,,\n,,,,,\n'.encode()")"
expect "carriage returns" "$right" "$(told '' "$date" "'id,at,rank,owner\rL,2016-01-11,84.5,Renée\r'.encode()")"
expect "a narrow space before PM" "$right" "$(told '' '{ from: "${at}", format: "M/d/yyyy h:mm a" }' "'id,at,rank,owner\nL,1/11/2016 3:00\u202fPM,84.5,Renée\n'.encode()")"
expect "a number of Excel" "$right" "$(told '' '{ from: "${at}", format: excel-date-time }' "'id,at,rank,owner\nL,42380.625,84.5,Renée\n'.encode()")"
expect "two forms" "$right" "$(told '' '{ from: "${at}", format: [local, instant] }' "'id,at,rank,owner\nL,2016-01-11T15:00:00.000+0000,84.5,Renée\n'.encode()")"
expect "a workbook" "The file (d.csv) is an Excel workbook (XLSX) or a ZIP file, not CSV." "$(told '' "$date" "b'PK\x03\x04\x14\x00\x00\x00'")"
