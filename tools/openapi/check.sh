#!/usr/bin/env bash
# Is the API what its description says? Lints /v3/api-docs, generates a client from it, uploads, trains and reads with that client, then calls every
# operation with valid and broken requests drawn from the description: no answer may be a 5xx, and none may be other than described.
#
#   tools/openapi/check.sh [EXAMPLES=60] [SEED=7]        EXAMPLES: drawn requests per operation, beside the systematic ones
#
# Needs java, python3 with venv, PyPI, npm's registry, and standalone/target/standalone.jar (mvn -DskipTests package).
# It starts a service of its own on a free port; reports stay in target/openapi.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=$PWD/tools/openapi
out=$PWD/target/openapi
examples=${1:-60}
seed=${2:-7}
work=$(mktemp -d)
mkdir -p "$out"
trap 'kill "${pid:-}" 2>/dev/null || true; wait "${pid:-}" 2>/dev/null || true; rm -rf "$work"' EXIT

PORT=0 DATA_DIR=$work/data DEMO=false TEMPORAL_BIN=none RATE_LIMIT_STARTS_PER_MINUTE=0 RATE_LIMIT_REQUESTS_PER_MINUTE=0 \
    RATE_LIMIT_UNAUTHENTICATED_PER_MINUTE=0 java -jar standalone/target/standalone.jar > "$out/service.log" 2>&1 &
pid=$!

# Made anew when a pinned version changes.
tools=$out/tools
if ! cat "$here/requirements.txt" "$here/package-lock.json" | cmp -s - "$tools/made-from"; then
    python3 -m venv --clear "$tools"
    "$tools/bin/pip" install --quiet --disable-pip-version-check --retries 5 -r "$here/requirements.txt"
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$tools/"
    if (cd "$tools" && PATH=$tools/bin:$PATH npm ci --silent); then
        cat "$here/requirements.txt" "$here/package-lock.json" > "$tools/made-from"
    else
        echo "npm's registry does not answer: the description is not linted by Spectral this time" >&2
    fi
fi
export PATH=$tools/bin:$tools/node_modules/.bin:$PATH

url() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["api_url"])' "$work/data/endpoints.json"; }
for _ in $(seq 120); do
    [ -f "$work/data/endpoints.json" ] && curl -fs "$(url)/actuator/health" > /dev/null && break
    kill -0 "$pid" || { tail -50 "$out/service.log"; exit 1; }
    sleep 1
done
url=$(url)
FUZZ_TOKEN=$(cat "$work/data/tokens/admin.jwt")
curl -fsS "$url/v3/api-docs" -o "$out/openapi.json"

echo "== The description is well formed"
openapi-spec-validator "$out/openapi.json"
[ ! -x "$tools/node_modules/.bin/spectral" ] || spectral lint --fail-severity=warn --ruleset "$here/ruleset.yaml" "$out/openapi.json"

echo "== A client that was generated from it uploads, trains and reads"
openapi-python-client generate --path "$out/openapi.json" --output-path "$work/training_client" --meta none \
    --config "$here/client.yaml" > "$out/client.log" 2>&1 || { cat "$out/client.log"; exit 1; }
if grep -B 5 -A 15 'will not be generated' "$out/client.log"; then
    exit 1
fi
PYTHONPATH=$work python3 "$here/shop.py" "$url" "$FUZZ_TOKEN" > "$out/ids.json"
cat "$out/ids.json"

export FUZZ_TOKEN FUZZ_IDS=$out/ids.json FUZZ_HOOKS=$here/hooks.py FUZZ_ANSWERS
fuzz() { # fuzz NAME ARGUMENT...
    local name=$1
    shift
    FUZZ_ANSWERS=$out/$name.answers.txt
    schemathesis --config-file "$here/schemathesis.toml" run "$out/openapi.json" --url "$url" --no-color --seed "$seed" --max-examples "$examples" \
        --report junit --report-junit-path "$out/$name.xml" "$@"
}
result=0
echo "== Every operation answers as described ($examples drawn requests each, seed $seed)"
fuzz operations --exclude-operation-id eraseTenant || result=1
echo "== So does the erasure of everything, at last"
fuzz erasure --include-operation-id eraseTenant || result=1

echo "== What was answered how often"
cat "$out"/{operations,erasure}.answers.txt
awk '{ calls += $1 } END { print calls + 0 " requests of " NR " operations" }' "$out"/{operations,erasure}.answers.txt
if grep -v ' 2[0-9][0-9]:' "$out"/{operations,erasure}.answers.txt; then
    echo "These were never answered with success: the requests do not reach what they are to test" >&2
    result=1
fi
exit $result
