#!/usr/bin/env python3
"""Writes simulated daily sales to standard output: date,product,quantity.

    synthetic_sales.py PRODUCTS DAYS [SEED]

Each product has its own level, weekly shape, slow trend and Poisson noise; the shop is closed on Christmas Day and New Year's Day.
The same arguments give the same bytes.
"""
import datetime
import math
import random
import sys

LAST_DAY = datetime.date(2026, 10, 31)


def poisson(rng, mean):
    """Knuth's method below 30, the normal approximation above: exact enough for sales."""
    if mean > 30:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def main():
    products, days = int(sys.argv[1]), int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20261123
    calendar = [LAST_DAY - datetime.timedelta(days=days - 1 - i) for i in range(days)]
    out = sys.stdout
    out.write("date,product,quantity\n")
    for number in range(products):
        rng = random.Random(seed * 1_000_003 + number)
        level = math.exp(rng.uniform(math.log(5), math.log(300)))
        weekday = [math.exp(rng.gauss(0, 0.25)) for _ in range(7)]
        growth = rng.gauss(0, 0.15)
        season = rng.uniform(0, 0.3)
        phase = rng.uniform(0, 2 * math.pi)
        for index, day in enumerate(calendar):
            if (day.month, day.day) in ((12, 25), (1, 1)):
                continue
            mean = level * weekday[day.weekday()] * math.exp(growth * index / 365)
            mean *= 1 + season * math.sin(2 * math.pi * index / 365.25 + phase)
            out.write(f"{day},product-{number:05d},{poisson(rng, mean)}\n")


if __name__ == "__main__":
    main()
