"""Uses the generated client as a caller would: uploads sales, trains, follows, stops, deploys, and lists what is there.

    shop.py URL TOKEN > ids.json        the ids, for the fuzzer (hooks.py)
"""
import datetime
import json
import sys
import time

from training_client import AuthenticatedClient
from training_client.api.data import list_products, upload_sales
from training_client.api.jobs import start, start_one, status, stop
from training_client.api.models import deploy_model, list_models
from training_client.models import Problem, SalesRow, StartTrainingRequest

FIRST_DAY = datetime.date(2026, 1, 5)
WEEK = [20, 22, 21, 25, 34, 48, 30]
TRAINING_SECONDS = 180


def answered(result):
    """The result, unless the service refused; statuses that the description does not have raise in the client."""
    if result is None or isinstance(result, Problem):
        raise SystemExit(f"refused: {result}")
    return result


def sales(days):
    """Two products with a weekly shape, alternately a little above and below it."""
    for product, factor in (("roll", 3), ("croissant", 1)):
        for day in range(days):
            quantity = factor * WEEK[day % 7] + day % 3
            yield SalesRow(date=FIRST_DAY + datetime.timedelta(days=day), product=product, quantity=quantity)


def ended(client, started):
    """The job once it has ended, however it did."""
    deadline = time.monotonic() + TRAINING_SECONDS
    while time.monotonic() < deadline:
        job = answered(status.sync(started.job_id, client=client))
        if job.status in ("completed", "failed", "cancelled"):
            return job
        time.sleep(0.5)
    raise SystemExit(f"the job did not end within {TRAINING_SECONDS} s: {job}")


def completed(client, started):
    """The id of the job, which must have completed."""
    job = ended(client, started)
    assert job.status == "completed", job
    return job.job_id


def stopped(client, request):
    """The id of a job that was stopped before it was done, so that it can be retried; a job that was faster is no such one."""
    for _ in range(10):
        started = answered(start.sync(client=client, body=request))
        answered(stop.sync(started.job_id, client=client))
        if ended(client, started).status == "cancelled":
            return started.job_id
    raise SystemExit("ten jobs were done before they could be stopped")


def main(url, token):
    client = AuthenticatedClient(base_url=url, token=token, raise_on_unexpected_status=True, timeout=60)
    forced = StartTrainingRequest(job_name="all of it", force=True)
    jobs = []
    for days in (180, 187):
        taken = answered(upload_sales.sync(client=client, body=list(sales(days))))
        assert taken.rows_refused == 0, taken
        jobs.append(completed(client, answered(start.sync(client=client, body=forced))))
    products = [product.product_id for product in answered(list_products.sync(client=client)).items]
    spare = completed(client, answered(start_one.sync(products[1], client=client, body=forced)))
    models = answered(list_models.sync(client=client)).items
    assert len(products) == 2 and len(models) == 5, [len(products), len(models)]
    other = next(model for model in models if model.product_id == products[0] and not model.is_deployed)
    assert answered(deploy_model.sync(other.model_id, client=client)).is_deployed
    spares = [model.model_id for model in models if model.product_id == products[1] and not model.is_deployed]
    ids = {
        "products": products,
        "jobs": jobs + [stopped(client, forced)],
        "models": [model.model_id for model in models if model.model_id not in spares],
        "versions": [model.model_id for model in models if model.product_id == products[0]],
        "spare_jobs": [spare],
        "spare_models": spares,
    }
    json.dump(ids, sys.stdout, default=str)


if __name__ == "__main__":
    main(*sys.argv[1:])
