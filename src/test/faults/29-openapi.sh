#!/usr/bin/env bash
# What generated clients and strangers need of the OpenAPI document.
source "$(dirname "$0")/say.sh"
document=$(get '/q/openapi?format=json')
ask() { json "$1" <<< "$document"; }
operations='[o for p in d["paths"].values() for m, o in p.items() if m in ("get", "put", "post", "delete", "patch")]'
schemas='d["components"]["schemas"]'
expect "operations without operationId" 0 "$(ask "sum('operationId' not in o for o in $operations)")"
expect "operationIds that are used twice" 0 "$(ask "len($operations) - len(set(o['operationId'] for o in $operations))")"
expect "schemas named after Java" '[]' "$(ask "[n for n in $schemas if n in ('JsonNode', 'ObjectNode', 'Kind1', 'State1', 'Kind', 'State')]")"
expect "fields without description" '[]' \
  "$(ask "[n + '/' + f for n, s in $schemas.items() for f, v in s.get('properties', {}).items() if not v.get('description')]")"
expect "limit" integer "$(ask '[p for p in d["paths"]["/v1/actions"]["get"]["parameters"] if p["name"] == "limit"][0]["schema"]["type"]')"
expect "states" true "$(ask "'BREACHED' in $schemas['ObligationState']['enum']")"
expect "licence" Apache-2.0 "$(ask 'd["info"]["license"]["identifier"]')"
expect "access" bearer "$(ask 'd["components"]["securitySchemes"]["apiKey"]["scheme"]')"
expect "a decision's fields are required" true "$(ask "'requiredActions' in $schemas['Decision']['required']")"
expect "bodies without example" '["putDraftTable"]' "$(ask "[o['operationId'] for o in $operations
  if any('examples' not in c for c in o.get('requestBody', {}).get('content', {}).values())]")"
expect "304 where nothing asks for it" '[]' "$(ask "[o['operationId'] for o in $operations if '304' in o['responses']
  and not any(p['name'] == 'If-None-Match' for p in o.get('parameters', []))]")"
