#!/usr/bin/env bash
# Stock Python Prophet, prophet-batch and this engine side by side: CPU time and log density of every series (bench/python/side_by_side.py).
#
#   bench/side_by_side.sh [WORK] [LIMIT]      LIMIT series of each set; needs python3 with venv, PyPI, and bench/target/bench.jar (mvn -DskipTests package)
set -euo pipefail
cd "$(dirname "$0")/.."
work=${1:-$(mktemp -d)}
limit=${2:-30}
reference=prophet/src/test/resources/reference/data/prophet
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check --retries 5 "prophet==1.5.0" "holidays==0.109" "prophet-batch==0.1.2"
fi

bakery() { # bakery: date,product,quantity to series,ds,y, by series and day
    awk -F, 'BEGIN { print "series,ds,y" } NR > 1 { print $2 "," $1 "," $3 | "sort" }'
}

upstream() { # upstream SERIES FILE: one of Prophet's files, by day
    tr -d '"' < "$reference/$2" | awk -F, -v name="$1" 'NR > 1 && $2 != "" { print name "," $1 "," $2 }' | sort
}

bakery < standalone/src/main/resources/demo/german-bakery/sales_daily.csv > "$work/german-bakery.csv"
bakery < bench/data/yaz-restaurant/sales_daily.csv > "$work/yaz-restaurant.csv"
{
    echo series,ds,y
    upstream peyton-manning example_wp_log_peyton_manning.csv
    upstream retail-monthly example_retail_sales.csv
    upstream weekdays data.csv
} > "$work/prophet-examples.csv"

"$work/venv/bin/python" bench/python/side_by_side.py bench/target/bench.jar "$limit" \
    bench/data/simulated_30x730.csv.gz "$work/german-bakery.csv" "$work/yaz-restaurant.csv" "$work/prophet-examples.csv" 2> "$work/side_by_side.err" \
    || { tail -5 "$work/side_by_side.err" >&2; exit 1; }
