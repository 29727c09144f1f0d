#!/usr/bin/env bash
# Forecast quality on three real sets: trains every product at every origin with the command line, scores the 28 days behind, and
# compares the accuracy stored with each model with the accuracy lived (docs/QUALITY.md).
#
#   bench/quality.sh [WORK] [ARGUMENT...]     needs python3 and forecasting/target/forecasting-cli.jar; arguments go to `train`,
#                                             such as `--without pooled` to see what a member adds
set -euo pipefail
cd "$(dirname "$0")/.."
work=${1:-$(mktemp -d)}
shift || true
score="python3 bench/python/score_forecasts.py"
forecasts="$work/forecasts.csv"

$score split "$work"
echo dataset,origin,product,date,yhat,yhat_lower,yhat_upper,yhat_lower_80,yhat_upper_80,model > "$forecasts"
for folder in "$work"/*/*/; do
    origin=$(basename "$folder")
    set=$(basename "$(dirname "$folder")")
    regressors=()
    for part in weather calendar; do
        if [ -f "$folder/$part.csv" ]; then regressors+=(--regressors "$folder/$part.csv"); fi
    done
    MIN_TRAINING_DATA_DAYS=1 java -jar forecasting/target/forecasting-cli.jar train --sales "$folder/sales.csv" "${regressors[@]}" \
        --from "$(date -u -d "$origin + 1 day" +%F)" --horizon 28 --out "$folder/forecasts.csv" --report "$folder/report.json" "$@" \
        > "$folder/train.log" 2>&1 || { cat "$folder/train.log" >&2; exit 1; }
    tail -n +2 "$folder/forecasts.csv" | sed "s/^/$set,$origin,/" >> "$forecasts"
done
$score score "$forecasts"
echo
$score promise "$forecasts" "$work"
