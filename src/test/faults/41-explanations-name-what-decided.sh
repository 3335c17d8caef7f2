# Why an answer ends, why actions stand in their order, the disposition's reason, and firings in order with their links.
. "$(dirname "$0")/say.sh"
answer=$(send POST '/v1/decisions?explain=true&record=false' "{\"asOf\": \"2016-01-11T16:00:00Z\",
  \"lead\": {\"id\": \"f41-$RUN\", \"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"2016-01-11T10:00:00-05:00\"},
  \"disposition\": {\"type\": \"DISQUALIFIED\", \"occurredAt\": \"2016-01-11T15:30:00Z\", \"reason\": \"no budget\"},
  \"pauses\": [{\"from\": \"2016-01-10T10:00:00Z\", \"to\": \"2016-01-10T11:00:00Z\", \"reason\": \"before\"}]}")
expect "null is explained" "Nothing changes without a new fact." "$(json "d['validUntilBecause']" <<< "$answer")"
expect "the order of actions" 1 "$(json "len(d['order'])" <<< "$answer")"
expect "the disposition's reason is read" true "$(json "any((f.get('disposedAs') or {}).get('reason') == 'no budget' for r in d['firings'] for f in r['facts'])" <<< "$answer")"
expect "pauses set aside" true "$(json "all(c['pausesSetAside'] and c['pausesSetAside'][0]['because'] for c in d['clock'])" <<< "$answer")"
expect "firings in order" true "$(json "all(f.get('concludedBy', 0) < r['number'] for r in d['firings'] for f in r['facts'])" <<< "$answer")"
expect "local times" true "$(json "all('fromLocal' in i for c in d['clock'] for i in c['trace'])" <<< "$answer")"
