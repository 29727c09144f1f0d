#!/usr/bin/env python3
"""Stock Python Prophet and this engine on the same series, one fit at a time, one warm process each: CPU milliseconds and log densities.

    side_by_side.py BENCH_JAR SERIES.csv[.gz] old|default [LIMIT]

Prints a table and the lines "ratio fit N" and "ratio fit+predict N": the median over the series of Python's CPU time over the engine's. Predict is 90 rows
with intervals, Python with its 1,000 draws. Python's CPU time is its process and its children's (CmdStan).
"""
import csv, io, logging, resource, statistics, subprocess, sys, warnings
warnings.filterwarnings("ignore")
import numpy as np, pandas as pd
logging.disable(logging.CRITICAL)
from prophet import Prophet


def cpu():
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def model(configuration):
    if configuration == "default":
        return Prophet()
    m = Prophet(daily_seasonality=True, weekly_seasonality=True, yearly_seasonality=True, interval_width=0.95)
    m.add_country_holidays("ES")
    return m


def density(m):
    """Stan's log density at the fitted parameters, constants dropped."""
    history, p = m.history, m.params
    features, scales, components, _ = m.make_all_seasonality_features(history)
    beta, sigma, delta = p["beta"][0], float(np.ravel(p["sigma_obs"])[0]), p["delta"][0]
    trend = m.piecewise_linear(history["t"].values, delta, float(np.ravel(p["k"])[0]), float(np.ravel(p["m"])[0]), m.changepoints_t)
    add = features.values @ (beta * components["additive_terms"].values)
    mul = features.values @ (beta * components["multiplicative_terms"].values)
    rss = np.sum((history["y_scaled"].values - trend * (1 + mul) - add) ** 2)
    k, offset = float(np.ravel(p["k"])[0]), float(np.ravel(p["m"])[0])
    return (-len(history) * np.log(sigma) - rss / (2 * sigma ** 2) - (k * k + offset * offset) / 50
            - np.sum(np.abs(delta)) / m.changepoint_prior_scale - 2 * sigma ** 2 - np.sum(beta ** 2 / (2 * np.array(scales) ** 2)))


def python(series, configuration):
    start = cpu()
    m = model(configuration)
    m.fit(series)
    fitted = cpu()
    m.predict(m.make_future_dataframe(90, include_history=False))
    return 1000 * (fitted - start), 1000 * (cpu() - start), density(m)


def main():
    jar, file, configuration = sys.argv[1:4]
    frame = pd.read_csv(file, parse_dates=["ds"])
    names = list(dict.fromkeys(frame["series"]))[: int(sys.argv[4]) if len(sys.argv) > 4 else None]
    frame = frame[frame["series"].isin(names)]
    java = subprocess.run(["java", "-XX:+UseSerialGC", "-cp", jar, "com.bakery.bench.SideBySide", configuration], check=True, text=True,
                          input=frame.to_csv(index=False, date_format="%Y-%m-%d"), stdout=subprocess.PIPE).stdout
    ours = {row["series"]: row for row in csv.DictReader(io.StringIO(java))}
    python(frame[frame["series"] == names[0]][["ds", "y"]], configuration)  # warm
    fit, both, worst = [], [], np.inf
    print(f"{'series':<14}{'rows':>6}{'python fit':>12}{'+predict':>10}{'java fit':>10}{'+predict':>10}{'ratio':>8}{'ratio':>8}{'lp java - python':>18}")
    for name in names:
        theirs = python(frame[frame["series"] == name][["ds", "y"]], configuration)
        row = ours[str(name)]
        mine = float(row["fit_ms"]), float(row["fit_predict_ms"])
        fit.append(theirs[0] / mine[0])
        both.append(theirs[1] / mine[1])
        gain = float(row["log_density"]) - theirs[2]
        worst = min(worst, gain)
        print(f"{name!s:<14}{row['rows']:>6}{theirs[0]:>12.1f}{theirs[1]:>10.1f}{mine[0]:>10.3f}{mine[1]:>10.3f}{fit[-1]:>8.0f}{both[-1]:>8.0f}{gain:>18.6f}")
    print(f"ratio fit {statistics.median(fit):.0f}")
    print(f"ratio fit+predict {statistics.median(both):.0f}")
    print(f"smallest lp java - python {worst:.6f}")


if __name__ == "__main__":
    main()
