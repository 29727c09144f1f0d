"""Lets the fuzzer ask for things that exist (shop.py names them), and counts what each operation answered."""
import atexit
import collections
import json
import os
import uuid
import zlib

import schemathesis

with open(os.environ["FUZZ_IDS"], encoding="utf-8") as ids:
    SHOP = json.load(ids)
ANSWERS_FILE = os.environ["FUZZ_ANSWERS"]

IDS = {"job_id": "jobs", "product_id": "products", "model_id": "models", "a": "versions", "b": "versions"}
# what the service takes and nobody draws by chance
WORDS = {
    "time_zone": ["Europe/Madrid", "America/New_York"],
    "country": ["ES", "DE"],
    "subdivision": [None, "MD"],
    "cron": ["0 3 * * 1", "30 4 1 * *"],
    "options": [None, {"horizon": 7}, {"changepoint_prior_scale": 0.1}],
    "aliases": [[], ["winter"], ["winter", "lab-2"]],
    "products": [None, SHOP["products"][:1], SHOP["products"]],
}
ANSWERS = collections.defaultdict(collections.Counter)


def known(case, name):
    """What the field may hold; things to delete come out of a store of their own, so that the rest stays."""
    if name not in IDS:
        return WORDS.get(name)
    spare = "spare_" if case.method.upper() == "DELETE" else ""
    return SHOP[spare + IDS[name]]


def is_id(value):
    try:
        return str(uuid.UUID(value)) == value
    except (AttributeError, TypeError, ValueError):
        return False


@schemathesis.hook
def before_call(context, case, kwargs):
    """Puts what exists in place of most chance ids and of every other chance word; the same request is always changed in the same way."""
    request = repr((case.operation.label, case.path_parameters, case.query, case.body))
    for fields in (case.path_parameters, case.query, case.body):
        for name, value in fields.items() if isinstance(fields, dict) else ():
            choices, number = known(case, name), zlib.crc32((request + name).encode("utf-8", "backslashreplace"))
            if choices and (is_id(value) and number % 4 or name in WORDS and number % 2):
                fields[name] = choices[number // 4 % len(choices)]


@schemathesis.hook
def after_call(context, case, response):
    ANSWERS[case.operation.label][response.status_code] += 1


@atexit.register
def write_answers():
    """One line per operation: how often it was called, and how often with which status."""
    with open(ANSWERS_FILE, "w", encoding="utf-8") as out:
        for operation, statuses in sorted(ANSWERS.items()):
            counts = " ".join(f"{status}:{count}" for status, count in sorted(statuses.items()))
            print(f"{statuses.total():6d}  {operation}  {counts}", file=out)
