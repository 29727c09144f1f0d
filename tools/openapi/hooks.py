"""Lets the fuzzer ask for things that exist: half of its ids come from the shop that was trained before (shop.py)."""
import json
import os

import schemathesis
from hypothesis import strategies

with open(os.environ["FUZZ_IDS"], encoding="utf-8") as ids:
    SHOP = json.load(ids)

KINDS = {"job_id": "jobs", "product_id": "products", "model_id": "models", "a": "models", "b": "models"}


def known(context, name):
    """The ids that the parameter may name; what is deleted comes out of a store of its own, so that the rest stays."""
    kind = KINDS[name]
    if context.operation.method.upper() == "DELETE":
        kind = "spare_" + kind
    return SHOP[kind]


def sometimes_known(context, values):
    """The drawn parameters, and half of the time the same with ids of the shop."""
    ids = {name: strategies.sampled_from(known(context, name)) for name in values or {} if name in KINDS}
    if not ids:
        return strategies.just(values)
    real = strategies.fixed_dictionaries(ids).map(lambda drawn: {**values, **drawn})
    return strategies.one_of(strategies.just(values), real)


@schemathesis.hook
def flatmap_path_parameters(context, path_parameters):
    return sometimes_known(context, path_parameters)


@schemathesis.hook
def flatmap_query(context, query):
    return sometimes_known(context, query)


@schemathesis.hook
def flatmap_body(context, body):
    """A start for products that exist, instead of for random ids only."""
    if not isinstance(body, dict) or not isinstance(body.get("products"), list):
        return strategies.just(body)
    products = strategies.lists(strategies.sampled_from(SHOP["products"]), min_size=1, max_size=3)
    return strategies.one_of(strategies.just(body), products.map(lambda drawn: {**body, "products": drawn}))
