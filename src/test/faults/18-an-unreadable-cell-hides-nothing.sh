# A threshold that cannot be read and a gap among the ranks are both told.
. "$(dirname "$0")/say.sh"
here=$(cd "$(dirname "$0")/../../.." && pwd); folder=$(mktemp -d); cp -r "$here"/policies/. "$folder"; rm -rf "$folder"/*/cases
sed -i 's/,75%,/,0.75,/' "$folder/mql-to-sal-predictive/alerts.csv"
sed -i 's/^B,60,/B,61,/' "$folder/mql-to-sal-predictive/rank-tiers.csv"
out=$($LEADLINE_CLI check "$folder")
expect "the threshold is told" 1 "$(grep -c 'alerts.csv: error: Row 2' <<< "$out")"
expect "the gap is told" 1 "$(grep -c 'rank-tiers.csv: error: No row of rank-tiers matches ranks \[60, 61)' <<< "$out")"
rm -rf "$folder"
