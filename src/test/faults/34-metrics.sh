# Metrics of tracked leads: decisions, facts, breaches, refusals; firings by the id of the rule and not by a sentence.
source "$(dirname "$0")/say.sh"
send PUT /v1/leads/metric-$RUN '{"rank":92,"stage":"MQL","receivedAt":"'"$(moment '20 days ago')"'","team":"metric-team"}' > /dev/null
send POST /v1/leads/metric-$RUN/ranks '{"rank": 101}' > /dev/null
metrics=$(get /q/metrics)
has() { grep -qE "$1" <<< "$metrics" && echo true; }
expect "decisions on tracked leads" true "$(has '^leadline_decisions_seconds_count\{of="tracked-leads".*\} [1-9]')"
expect "facts by kind" true "$(has '^leadline_facts_total\{kind="lead",status="accepted".*\} [1-9]')"
expect "breaches by kind, tier and team" true "$(has '^leadline_breaches_total\{kind="FIRST_CALL",team="[^"]+",tier="A".*\} [1-9]')"
expect "refusals by type" true "$(has '^leadline_refusals_total\{type="[a-z-]+".*\} [1-9]')"
expect "sentences as labels of firings" "" "$(has '^leadline_firings_total\{rule="[^"]* ')"
