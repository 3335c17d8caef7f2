# Two servers are started at the same moment on one empty database (a schema of its own): both come up, and serve the same.
source "$(dirname "$0")/say.sh"
data=$(mktemp -d); port=$((20000 + RANDOM % 20000)); jar=${LEADLINE_CLI##* }
servers=()
trap 'kill "${servers[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$data"; exit $wrong' EXIT
server() { (cd "$data" && exec env "$@" java -XX:TieredStopAtLevel=1 -jar "$jar" > "$data/log-$RANDOM" 2>&1) & servers+=($!); }
ready() { for _ in $(seq 100); do [ "$(curl -s -o /dev/null -w '%{http_code}' "localhost:$1/q/health/ready")" = 200 ] && echo ready && return; sleep 1; done; echo away; }
server LEADLINE_DATA_DIR="$data/data" QUARKUS_HTTP_PORT=$port
expect "the server whose PostgreSQL is used" ready "$(ready $port)"
url=jdbc:postgresql://127.0.0.1:$(sed -n 4p "$data/data/pgdata/postmaster.pid" | tr -d ' ')
password=$(tr -d '\n' < "$data/data/password")
cat > "$data/Create.java" <<'JAVA'
class Create {
    public static void main(String[] args) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection(args[0], "leadline", args[1])) {
            connection.createStatement().execute("create schema together");
        }
    }
}
JAVA
java -cp "$(ls "$(dirname "$jar")"/lib/main/org.postgresql.postgresql-*.jar)" "$data/Create.java" "$url/leadline" "$password"
for each in 1 2; do
  server LEADLINE_DATABASE_URL="$url/leadline?currentSchema=together" LEADLINE_DATABASE_USERNAME=leadline LEADLINE_DATABASE_PASSWORD="$password" \
    LEADLINE_ACCESS=local LEADLINE_DATA_DIR="$data/none-$each" QUARKUS_HTTP_PORT=$((port + each))
done
expect "the first" ready "$(ready $((port + 1)))"
expect "the second" ready "$(ready $((port + 2)))"
expect "they serve the same" "$(curl -s localhost:$((port + 1))/v1/serving | json "d['policies']")" "$(curl -s localhost:$((port + 2))/v1/serving | json "d['policies']")"
