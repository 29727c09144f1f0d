#!/usr/bin/env bash
# Stock Python Prophet and this engine side by side: CPU time and log density of every series (bench/python/side_by_side.py).
#
#   bench/side_by_side.sh [WORK] [LIMIT]      needs python3 with venv, PyPI, and bench/target/bench.jar (mvn -DskipTests package)
set -euo pipefail
cd "$(dirname "$0")/.."
work=${1:-$(mktemp -d)}
limit=${2:-30}
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check --retries 5 "prophet==1.5.0" "holidays==0.109" "prophet-batch==0.1.2"
fi
# one file of series,ds,y for each set
{ echo series,ds,y; awk -F, 'NR > 1 { print $2 "," $1 "," $3 }' standalone/src/main/resources/demo/german-bakery/sales_daily.csv | sort; } > "$work/german-bakery.csv"
{ echo series,ds,y; awk -F, 'NR > 1 { gsub(/"/, ""); print "peyton," $1 "," $2 }' prophet/src/test/resources/reference/data/prophet/example_wp_log_peyton_manning.csv; } > "$work/peyton.csv"
for set in bench/data/simulated_30x730.csv.gz "$work/german-bakery.csv" "$work/peyton.csv"; do
    for configuration in old default; do
        echo "== $(basename "$set") $configuration"
        "$work/venv/bin/python" bench/python/side_by_side.py bench/target/bench.jar "$set" "$configuration" "$limit" 2> /dev/null
    done
done
