#!/usr/bin/env python3
"""Stock Python Prophet, prophet-batch and this engine on the same series, one warm process each: CPU milliseconds and log densities.

    side_by_side.py BENCH_JAR LIMIT SET.csv[.gz] ...

A set holds series,ds,y. Every set is fitted in the old service's configuration (daily, weekly and yearly terms forced, Spanish holidays) and in the default
one; predict is 90 rows with intervals, Python with its 1,000 draws. CPU time is that of the process and its children (CmdStan). Stock Python and this
engine fit one series at a time; prophet-batch gets a whole set at once, which is what it is for, and the mean is shown.

The last lines, "ratio fit N" and "ratio fit+predict N", are the median over all series in the old service's configuration of stock Python's CPU time over
this engine's. Exit code 1 if a log density is below Python's.
"""
import csv, io, logging, os, resource, statistics, subprocess, sys, warnings
warnings.filterwarnings("ignore")
import numpy as np, pandas as pd
logging.disable(logging.CRITICAL)
from prophet import Prophet
from prophet_batch import fit_many, predict_many

AHEAD = 90
STOCK_RUNS = 3


def cpu():
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime)


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
    k, offset = float(np.ravel(p["k"])[0]), float(np.ravel(p["m"])[0])
    trend = m.piecewise_linear(history["t"].values, delta, k, offset, m.changepoints_t)
    add = features.values @ (beta * components["additive_terms"].values)
    rss = np.sum((history["y_scaled"].values - trend - add) ** 2)
    return (-len(history) * np.log(sigma) - rss / (2 * sigma ** 2) - (k * k + offset * offset) / 50
            - np.sum(np.abs(delta)) / m.changepoint_prior_scale - 2 * sigma ** 2 - np.sum(beta ** 2 / (2 * np.array(scales) ** 2)))


def stock(series, configuration):
    """Median CPU milliseconds of a fit and of a fit with its forecast, and the log density."""
    fit, both = [], []
    for _ in range(STOCK_RUNS):
        start = cpu()
        m = model(configuration)
        m.fit(series)
        fit.append(cpu() - start)
        m.predict(m.make_future_dataframe(AHEAD, include_history=False))
        both.append(cpu() - start)
    return statistics.median(fit), statistics.median(both), density(m)


def batch(frame, configuration):
    """Mean CPU milliseconds of a fit and of a fit with its forecast in one call over all series."""
    start = cpu()
    models = fit_many(frame, id_col="series", make_model=lambda _: model(configuration))
    fitted = cpu()
    predict_many(models, periods=AHEAD, include_history=False, seed=1)
    return (fitted - start) / len(models), (cpu() - start) / len(models)


def engine(jar, frame, configuration):
    java = subprocess.run(["java", "-XX:+UseSerialGC", "-cp", jar, "com.bakery.bench.SideBySide", configuration], check=True, text=True,
                          input=frame.to_csv(index=False, date_format="%Y-%m-%d"), stdout=subprocess.PIPE).stdout
    return {row["series"]: row for row in csv.DictReader(io.StringIO(java))}


def compare(jar, file, configuration, limit):
    """Prints a set's table; returns per series the ratios of a fit and of a fit with its forecast, and the gain in log density."""
    frame = pd.read_csv(file, parse_dates=["ds"], dtype={"series": str})
    names = list(dict.fromkeys(frame["series"]))[:limit]
    frame = frame[frame["series"].isin(names)]
    ours = engine(jar, frame, configuration)
    batch(frame, configuration)
    theirs = batch(frame, configuration)
    print(f"\n{os.path.basename(file).split('.')[0]}, {configuration} configuration; prophet-batch ms: fit {theirs[0]:.1f}, with forecast {theirs[1]:.1f}")
    print(f"{'series':<16}{'rows':>6} |{'Python fit':>11}{'+predict':>10} |{'Java fit':>9}{'+predict':>10}{'KB':>6} |{'ratio':>6}{'ratio':>6}"
          f" |{'lp Python':>12}{'lp Java':>12}{'difference':>12}")
    results = []
    for name in names:
        fit, both, lp = stock(frame[frame["series"] == name][["ds", "y"]], configuration)
        row = ours[name]
        mine, mine_both, density = float(row["fit_ms"]), float(row["fit_predict_ms"]), float(row["log_density"])
        results.append((fit / mine, both / mine_both, density - lp, theirs[0] / mine, theirs[1] / mine_both))
        print(f"{name:<16}{row['rows']:>6} |{fit:>11.1f}{both:>10.1f} |{mine:>9.3f}{mine_both:>10.3f}{row['allocated_kb']:>6} |{fit / mine:>6.0f}"
              f"{both / mine_both:>6.0f} |{lp:>12.4f}{density:>12.4f}{density - lp:>12.6f}", flush=True)
    fit, both, gain, batch_fit, batch_both = zip(*results)
    print(f"median over stock Python: fit {statistics.median(fit):.0f}, with forecast {statistics.median(both):.0f}; over prophet-batch:"
          f" fit {statistics.median(batch_fit):.0f}, with forecast {statistics.median(batch_both):.0f}; smallest lp difference {min(gain):.6f}")
    return results


def main():
    jar, limit, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    stock(pd.DataFrame({"ds": pd.date_range("2024-01-01", periods=200), "y": np.arange(200.0) % 7}), "old")  # warm
    old = [result for file in files for result in compare(jar, file, "old", limit)]
    default = [result for file in files for result in compare(jar, file, "default", limit)]
    lowest = min(result[2] for result in old + default)
    print(f"\nseries {len(old)}; smallest lp difference of all fits {lowest:.6f}")
    print(f"ratio to prophet-batch fit {statistics.median(r[3] for r in old):.0f}")
    print(f"ratio to prophet-batch fit+predict {statistics.median(r[4] for r in old):.0f}")
    print(f"ratio fit {statistics.median(r[0] for r in old):.0f}")
    print(f"ratio fit+predict {statistics.median(r[1] for r in old):.0f}")
    return 1 if lowest < -1e-3 else 0


if __name__ == "__main__":
    sys.exit(main())
