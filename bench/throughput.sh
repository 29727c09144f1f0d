#!/usr/bin/env bash
# Trains simulated products end to end in one standalone process and prints products per second and the time of each step.
#
#   bench/throughput.sh [PRODUCTS=1000] [DAYS=730]        the in-JVM Temporal server: TEMPORAL_BIN=none bench/throughput.sh
#
# Needs: mvn -DskipTests package (for the jar), python3, curl. Uses a data folder of its own and free ports.
set -euo pipefail
cd "$(dirname "$0")/.."
products=${1:-1000} days=${2:-730}
work=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
trap 'kill "${pid:-}" 2>/dev/null || true; wait "${pid:-}" 2>/dev/null || true; rm -rf "$work"' EXIT

python3 bench/synthetic_sales.py "$products" "$days" > "$work/sales.csv"
PORT=$port DATA_DIR=$work/data DEMO=false MAX_UPLOAD_MB=500 MAX_TRAINING_TIME_MINUTES=240 \
    java -jar standalone/target/standalone.jar > "$work/log" 2>&1 &
pid=$!
api=http://127.0.0.1:$port/api/v1/training
for _ in $(seq 120); do
    curl -fs "http://127.0.0.1:$port/actuator/health" > /dev/null && break
    kill -0 "$pid" || { tail -50 "$work/log"; exit 1; }
    sleep 1
done
token="Authorization: Bearer $(cat "$work/data/tokens/admin.jwt")"

upload_start=$(date +%s.%N)
curl -fsS -H "$token" -H 'Content-Type: text/csv' --data-binary @"$work/sales.csv" "$api/data/sales" > "$work/upload.json"
start=$(date +%s.%N)
job=$(curl -fsS -H "$token" -H 'Content-Type: application/json' -d '{"job_name":"throughput"}' "$api/start" \
    | python3 -c 'import json, sys; print(json.load(sys.stdin)["job_id"])')
while true; do
    curl -fsS -H "$token" "$api/status/$job" > "$work/status.json"
    status=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["status"])' "$work/status.json")
    [ "$status" = pending ] || [ "$status" = running ] || break
    sleep 1
done
python3 - "$upload_start" "$start" "$(date +%s.%N)" "$work/status.json" <<'PY'
import json, sys
upload, start, end = map(float, sys.argv[1:4])
status = json.load(open(sys.argv[4]))
seconds = end - start
print(f"upload seconds {start - upload:.1f}")
print(f"status {status['status']} completed {status['products_completed']} failed {status['products_failed']}")
print(f"train seconds {seconds:.1f}")
print(f"products per second {status['products_completed'] / seconds:.1f}")
PY
database=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["database_url"])' "$work/data/endpoints.json")
if command -v psql > /dev/null; then
    psql "$database" -c "SELECT step_name, count(*), round(avg(execution_time_ms), 1) AS mean_ms,
        percentile_cont(0.95) WITHIN GROUP (ORDER BY execution_time_ms) AS p95_ms
        FROM model_training_logs WHERE execution_time_ms IS NOT NULL GROUP BY step_name ORDER BY 3 DESC"
fi
