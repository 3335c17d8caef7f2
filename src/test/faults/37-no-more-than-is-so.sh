# The first sentence of the README says no more than is so: the ledger keeps answers, it does not yet prove that nobody changed one.
. "$(dirname "$0")/say.sh"
here=$(cd "$(dirname "$0")/../../.." && pwd)
expect "the word prove in the README" 0 "$(grep -ciw 'prove[sd]\?\|proof' "$here/README.md")"
