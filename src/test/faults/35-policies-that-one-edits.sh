# What one edits in ./policies is what is served. A server of its own starts in a folder that has one.
. "$(dirname "$0")/say.sh"
folder=$(mktemp -d); port=$((18200 + RANDOM % 700)); own=http://localhost:$port
cp -r "$(dirname "$0")/../../../policies" "$folder/"
cd "$folder"
LEADLINE_DATA_DIR=$folder/data QUARKUS_HTTP_PORT=$port $LEADLINE_CLI > log 2>&1 &
server=$!
trap 'kill $server; wait $server; rm -rf "$folder"; exit $wrong' EXIT
for _ in $(seq 100); do curl -sf "$own/q/health/ready" > /dev/null && break; sleep 1; done
cp -r policies/mql-to-sal-simple policies/partner-leads
sed -i 's/mql-to-sal-simple/partner-leads/; s/^stage: MQL/stage: PARTNER/' policies/partner-leads/policy.yaml policies/partner-leads/cases/*.yaml
for _ in $(seq 60); do curl -sf "$own/v1/policies/partner-leads" > /dev/null && break; sleep 0.5; done
expect "a policy that was copied into ./policies is served" PARTNER "$(curl -s "$own/v1/policies/partner-leads" | json 'd["settings"]["stage"]')"
