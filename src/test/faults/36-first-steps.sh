# A start page, a licence, and a database URL without a user that is answered in a sentence.
. "$(dirname "$0")/say.sh"
here=$(cd "$(dirname "$0")/../../.." && pwd)
expect "the start page" 200 "$(status /)"
expect "its type" text/html "$(curl -s -o /dev/null -w '%{content_type}' "$LEADLINE/" | cut -d';' -f1)"
expect "the licence" "Apache License" "$(grep -o -m1 'Apache License' "$here/LICENSE")"
expect "the licence of the API" Apache-2.0 "$(get '/q/openapi?format=json' | json 'd["info"]["license"]["identifier"] if "identifier" in d["info"]["license"] else d["info"]["license"]["name"]')"
expect "the first command is not silent" 0 "$(grep -c 'mvn -B -q' "$here/README.md")"
said=$(LEADLINE_DATABASE_URL=jdbc:postgresql://localhost:1/x $LEADLINE_CLI 2>&1); code=$?
expect "a database without a user ends the start" 1 $code
expect "and is named" "The database has a URL and no username." "$(grep -o 'The database has a URL and no username.' <<< "$said")"
expect "without a trace" 0 "$(grep -c '	at ' <<< "$said")"
