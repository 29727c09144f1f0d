#!/usr/bin/env bash
# Fills a standalone service with models and measures the analytics routes over HTTP, 200 calls each.
#
#   bench/analytics.sh [PRODUCTS=10000] [VERSIONS=100]        their product is the number of models in the largest tenant
#
# Needs: mvn -DskipTests package (for the jars), python3, curl, 3 GB of disk. Uses a data folder of its own and free ports.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
trap 'kill "${pid:-}" 2>/dev/null || true; wait "${pid:-}" 2>/dev/null || true; rm -rf "$work"' EXIT

PORT=$port DATA_DIR=$work/data DEMO=false TEMPORAL_BIN=none RATE_LIMIT_REQUESTS_PER_MINUTE=0 \
    java -jar standalone/target/standalone.jar > "$work/log" 2>&1 &
pid=$!
for _ in $(seq 120); do
    curl -fs "http://127.0.0.1:$port/actuator/health" > /dev/null && break
    kill -0 "$pid" || { tail -50 "$work/log"; exit 1; }
    sleep 1
done
java -cp bench/target/bench.jar com.bakery.bench.AnalyticsAtScale "$work/data" "${1:-10000}" "${2:-100}"
