#!/usr/bin/env bash
# Every field of request, decision and explanation says what it is.
source "$(dirname "$0")/say.sh"
document=$(get '/q/openapi?format=json')
for schema in DecisionRequest Decision DecisionExplanation Obligation RequiredAction RuleFiring AttemptReading; do
  expect "$schema" '[]' \
    "$(json "[f for f, v in d['components']['schemas']['$schema']['properties'].items() if not v.get('description')]" <<< "$document")"
done
