# Advice on a duration is as long as what was written, and plain hours among business hours are a warning.
. "$(dirname "$0")/say.sh"
here=$(cd "$(dirname "$0")/../../.." && pwd); folder=$(mktemp -d)
checked() { # what stands for 2 business hours
  rm -rf "${folder:?}"/*; cp -r "$here"/policies/. "$folder"; rm -rf "$folder"/*/cases
  sed -i "s/2 business hours/$1/" "$folder/mql-to-sal-predictive/deadlines.csv"
  $LEADLINE_CLI check "$folder"
}
expect "2h" 1 "$(checked 2h | grep -c 'Did you mean "2 business hours"?')"
expect "1 hour 30 minutes" 1 "$(checked '1 hour 30 minutes' | grep -c 'Did you mean "90 business minutes"?')"
expect "2 hours" 1 "$(checked '2 hours' | grep -c 'warning: The `firstCallWithin` (2 hours) of row A')"
rm -rf "$folder"
