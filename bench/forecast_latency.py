#!/usr/bin/env python3
"""Times warm forecasts over HTTP against a running service: percentiles in milliseconds, per number of callers.

bench/forecast_latency.py --api http://localhost:8004/api/v1/training --token data/tokens/german-bakery.jwt
"""

import argparse
import http.client
import json
import statistics
import threading
import time
from urllib.parse import urlsplit


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--api", default="http://localhost:8004/api/v1/training")
    parser.add_argument("--token", required=True, help="file with a token")
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--callers", type=int, default=1, help="connections that ask at the same time")
    parser.add_argument("--warm-up", type=int, default=500)
    return parser.parse_args()


class Client:
    """One kept connection, as a service that asks often has."""

    def __init__(self, api, token):
        self.url = urlsplit(api)
        self.headers = {"Authorization": "Bearer " + token}
        self.connection = http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=30)

    def get(self, path):
        self.connection.request("GET", self.url.path + path, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status == 429:  # not what is measured here; waits and asks again
            time.sleep(float(answer.headers.get("Retry-After", 1)))
            return self.get(path)
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {body[:200]!r}")
        return body

    def timed(self, path):
        begin = time.perf_counter()
        self.get(path)
        return 1000 * (time.perf_counter() - begin)


def main():
    args = arguments()
    with open(args.token) as file:
        token = file.read().strip()
    first = Client(args.api, token)
    models = [model["model_id"] for model in json.loads(first.get("/models?deployed=true&limit=500"))["items"]]
    paths = [f"/models/{model}/forecast?horizon_days=28" for model in models]
    cold = [first.timed(path) for path in paths]
    for i in range(args.warm_up):
        first.get(paths[i % len(paths)])
    times = []

    def ask(offset):
        client = Client(args.api, token)
        own = [client.timed(paths[(offset + i) % len(paths)]) for i in range(args.requests // args.callers)]
        times.extend(own)

    callers = [threading.Thread(target=ask, args=(i,)) for i in range(args.callers)]
    begin = time.perf_counter()
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    seconds = time.perf_counter() - begin
    cuts = statistics.quantiles(times, n=100)
    print(f"{len(models)} models, {len(times)} warm forecasts of 28 days, {args.callers} callers, {len(times) / seconds:.0f} a second")
    print(f"p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms, p99 {cuts[98]:.1f} ms, largest {max(times):.1f} ms; first ever asked: {max(cold):.1f} ms at most")


if __name__ == "__main__":
    main()
