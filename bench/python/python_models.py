#!/usr/bin/env python3
"""Does this engine forecast from Python's model files what Python does?

    python_models.py fit INPUT OPTIONS FUTURE OUT       fits in Python; writes OUT.json (model_to_json) and OUT.python.csv (its forecast)
    python_models.py compare OUT ...                    compares OUT.java.csv, column by column, with OUT.python.csv; exit code 1 if one differs
"""
import json, logging, sys, warnings
warnings.filterwarnings("ignore")
import numpy as np, pandas as pd
logging.disable(logging.CRITICAL)
from prophet.serialize import model_to_json
from prophet_density import make_model, read_input, read_text

TOLERANCE = 1e-9


def fit(data, options, future, out):
    o = json.loads(read_text(options))
    m = make_model(o).fit(read_input(data, o), **(o.get("fit") or {}))
    with open(out + ".json", "w", encoding="utf-8") as file:
        file.write(model_to_json(m))
    m.uncertainty_samples = 0
    m.predict(pd.read_csv(future)).to_csv(out + ".python.csv", index=False)
    with open(out + ".unit", "w", encoding="utf-8") as file:
        json.dump({"y_scale": m.y_scale, "shares": m.component_modes["multiplicative"]}, file)


def compare(out):
    """Whether columns, their order and their values agree, relative to the value or a thousandth of its unit."""
    python, java = pd.read_csv(out + ".python.csv"), pd.read_csv(out + ".java.csv")
    unit = json.loads(read_text(out + ".unit"))
    if list(python.columns) != list(java.columns):
        print(f"FAIL {out}: columns {list(java.columns)}, Python has {list(python.columns)}")
        return False
    worst = ("-", 0.0)
    for column in python.columns:
        if column == "ds":
            if not (pd.to_datetime(python["ds"]) == pd.to_datetime(java["ds"])).all():
                worst = ("ds", np.inf)
            continue
        scale = 1 if column in unit["shares"] else unit["y_scale"]
        difference = np.abs(java[column] - python[column]) / np.maximum(np.abs(python[column]), 1e-3 * scale)
        if not difference.max() <= worst[1]:
            worst = (column, difference.max())
    ok = bool(worst[1] <= TOLERANCE)
    print(f"{'PASS' if ok else 'FAIL'} {out.split('/')[-1]}: max relative difference {worst[1]:.3g} ({worst[0]}), {len(python)} rows")
    return ok


def main():
    if sys.argv[1] == "fit":
        fit(*sys.argv[2:6])
        return 0
    results = [compare(out) for out in sys.argv[2:]]
    print(f"{'PASS' if all(results) else 'FAIL'}: {sum(results)} of {len(results)} models of Python at {TOLERANCE:g}")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
