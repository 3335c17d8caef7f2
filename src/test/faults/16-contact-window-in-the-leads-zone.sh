# A team in Kolkata and a contact window whose calendar is in New York: leads are contacted in their own zone, and nothing is wrong.
. "$(dirname "$0")/say.sh"
folder=$(mktemp -d)
$LEADLINE_CLI check --help > /dev/null
mkdir -p "$folder/calendars" "$folder/f16"
here=$(cd "$(dirname "$0")/../../.." && pwd)
cp "$here"/policies/calendars/us-sales.yaml "$folder/calendars/"
cp "$here"/policies/mql-to-sal-predictive/*.csv "$folder/f16/"
cat > "$folder/calendars/india.yaml" <<Y
id: india
timezone: Asia/Kolkata
hours: {mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], wed: [["09:00", "17:00"]], thu: [["09:00", "17:00"]], fri: [["09:00", "17:00"]]}
Y
cat > "$folder/calendars/calling.yaml" <<Y
id: calling
timezone: America/New_York
hours: {mon: [["08:00", "21:00"]], tue: [["08:00", "21:00"]], wed: [["08:00", "21:00"]], thu: [["08:00", "21:00"]], fri: [["08:00", "21:00"]], sat: [["08:00", "21:00"]]}
Y
sed -e 's/^id: .*/id: f16/' -e 's/^calendar: .*/calendar: {by: LEAD, attribute: country, of: {IN: india}, otherwise: us-sales}\ncontactWindow: {calendar: calling, channels: [PHONE]}/' \
  "$here"/policies/mql-to-sal-predictive/policy.yaml > "$folder/f16/policy.yaml"
expect "findings" "0 errors, 0 warnings" "$($LEADLINE_CLI check "$folder" | tail -1 | sed 's/.*: \([0-9]* errors, [0-9]* warnings\).*/\1/')"
rm -rf "$folder"
