#!/usr/bin/env bash
# Do Python's Prophet and this engine read each other's models? Fits every reference case here, loads the model in Python, compares all columns of the
# forecasts (1e-9) and the log density of the parameters with what Stan reaches from the same data. Then fits some of them in Python, loads those models
# here and compares the same way.
#
#   bench/interop.sh [WORK]      needs python3 with venv, PyPI, and forecasting/target/forecasting-cli.jar (mvn -DskipTests package)
set -euo pipefail
cd "$(dirname "$0")/.."
reference=$PWD/prophet/src/test/resources/reference
cli="java -jar $PWD/forecasting/target/forecasting-cli.jar"
work=${1:-$(mktemp -d)}
mkdir -p "$work/models"
work=$(realpath "$work")

if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check --retries 5 "prophet==1.5.0" "holidays==0.109" "prophet-batch==0.1.2"
fi

input() { # input CASE: the data its options name
    local name
    name=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["input"])' "$reference/cases/$1/options.json")
    if [ "$name" = input.csv ]; then echo "$reference/cases/$1/input.csv"; else echo "$reference/$name"; fi
}

for case in "$reference"/cases/*; do
    name=$(basename "$case")
    $cli fit --data "$(input "$name")" --options "$case/options.json" --out "$work/models/$name.json" > /dev/null
    $cli predict --model "$work/models/$name.json" --future "$case/future.csv" --no-intervals --out "$work/models/$name.forecast.csv"
    cp "$case/future.csv" "$work/models/$name.future.csv"
done
"$work/venv/bin/python" bench/python/prophet_interop.py "$work/models" --tol 1e-9

result=0
for name in ${DENSITY_CASES:-data_default sim_es_md_multiplicative sim_logistic_floor_minmax yaz_conditional retail_48_newton}; do
    echo "$name"
    "$work/venv/bin/python" bench/python/prophet_density.py "$(input "$name")" "$reference/cases/$name/options.json" "$work/models/$name.json" || result=1
done

python_cases=${PYTHON_CASES:-air_multiplicative bakery_pretzel_mixed bike_missing_y data_default peyton_holidays_flexible sim_es_md_multiplicative
    sim_logistic_floor_minmax sim_no_changepoints yaz_conditional yaz_flat_minmax yosemite_5min}
mkdir -p "$work/python"
for name in $python_cases; do
    future=$reference/cases/$name/future.csv
    "$work/venv/bin/python" bench/python/python_models.py fit "$(input "$name")" "$reference/cases/$name/options.json" "$future" "$work/python/$name"
    $cli predict --model "$work/python/$name.json" --future "$future" --no-intervals --out "$work/python/$name.java.csv"
done
# shellcheck disable=SC2086
(cd "$work/python" && "$work/venv/bin/python" "$OLDPWD/bench/python/python_models.py" compare $python_cases) || result=1
exit $result
