#!/usr/bin/env bash
source "$(dirname "$0")/say.sh"
work=$(mktemp -d); trap 'rm -rf "$work"; exit $wrong' EXIT
draft=f21-$RUN; base=/v1/policies/mql-to-sal-predictive/drafts/$draft
send POST /v1/policies/mql-to-sal-predictive/drafts '{"name": "'$draft'"}' > /dev/null
tag() { curl -s -D - -o /dev/null "$LEADLINE$base" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p'; }
# told <type> <file>: the first sentence of what is wrong
told() { curl -s -X PUT "$LEADLINE$base/tables/rank-tiers" -H "Content-Type: $1" -H "If-Match: $(tag)" -H 'From: f21@example.com' --data-binary "@$2" |
  json 'd["detail"].split("\n")[0]'; }
get "/v1/policies/mql-to-sal-predictive/tables/rank-tiers" -H 'Accept: text/csv' > "$work/table.csv"
(echo 'Rank tiers'; cat "$work/table.csv") > "$work/title.csv"
tr ',' ';' < "$work/table.csv" > "$work/semicolon.csv"
sed 's/[^,]*//g' "$work/table.csv" | head -1 | cat "$work/table.csv" - > "$work/blank.csv"
expect "a title" "The first row (Rank tiers) is a title. The table must begin with its headings." "$(told text/csv "$work/title.csv")"
expect "semicolons" "The cells of the table are separated by semicolons." "$(told text/csv "$work/semicolon.csv")"
python3 - "$work/table.csv" "$work/shown.xlsx" <<'PY'
import csv, sys, zipfile
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8")))
cell = lambda at, text: f"<c r='{at}' t='inlineStr'><is><t>{text.replace('&', '&amp;').replace('<', '&lt;')}</t></is></c>"
lines = ""
for r, row in enumerate(rows, 1):
    lines += f"<row r='{r}'>" + "".join(
        f"<c r='{chr(65 + c)}{r}' s='0'><v>84.996</v></c>" if text in ("85", "85.0") else cell(f"{chr(65 + c)}{r}", text) if text else ""
        for c, text in enumerate(row)) + "</row>"
kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
relations = lambda *all: "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + "".join(
    f"<Relationship Id='{i}' Type='{kind}{t}' Target='{p}'/>" for i, t, p in all) + "</Relationships>"
main = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
with zipfile.ZipFile(sys.argv[2], "w") as book:
    book.writestr("_rels/.rels", relations(("r1", "officeDocument", "xl/workbook.xml")))
    book.writestr("xl/workbook.xml", f"<workbook {main} xmlns:r='{kind[:-1]}'><sheets><sheet name='S' sheetId='1' r:id='s1'/></sheets></workbook>")
    book.writestr("xl/_rels/workbook.xml.rels", relations(("s1", "worksheet", "sheet.xml"), ("s2", "styles", "styles.xml")))
    book.writestr("xl/styles.xml", f"<styleSheet {main}><cellXfs><xf numFmtId='2'/></cellXfs></styleSheet>")
    book.writestr("xl/sheet.xml", f"<worksheet {main}><sheetData>{lines}</sheetData></worksheet>")
PY
seen=$(told application/vnd.openxmlformats-officedocument.spreadsheetml.sheet "$work/shown.xlsx")
expect "85.00 that is 84.996" "The cell (84.996) is shown as 85.00." "${seen##*: }"
rows() { get "$base/tables/rank-tiers" | json 'len(d["rows"])'; }
before=$(rows)
answer=$(curl -s -o /dev/null -w '%{http_code}' -X PUT "$LEADLINE$base/tables/rank-tiers" -H 'Content-Type: text/csv' \
  -H "If-Match: $(tag)" -H 'From: f21@example.com' --data-binary "@$work/blank.csv")
expect "a row of empty cells is no fault" 200 "$answer"
expect "rows of empty cells" "$before" "$(rows)"
