#!/usr/bin/env python3
"""Forecast quality on three real sets, by the protocol of docs/QUALITY.md. Standard library only.

  score_forecasts.py split WORK            WORK/<set>/<origin>/{sales,weather,calendar,wanted}.csv: what a user would upload, cut at the origin
                                           (weather.csv ends at the origin; calendar.csv reaches 28 days beyond it; wanted.csv: the products)
  score_forecasts.py score FORECASTS.csv [--by origin|class|product]
      columns dataset,origin,product,date,yhat,yhat_lower,yhat_upper (95 %) and, if at hand, yhat_lower_80,yhat_upper_80
  score_forecasts.py naive OUT.csv         the seasonal naive forecasts, to try the format
  score_forecasts.py promise FORECASTS.csv WORK
                                           the WAPE stored with each model (WORK/<set>/<origin>/report.json) against that of the 28 days after it
"""
import csv, json, os, sys
from datetime import date, timedelta
from statistics import median

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
DEMO = os.path.join(ROOT, 'standalone', 'src', 'main', 'resources', 'demo')
FOLDER = {
    'german-bakery': os.path.join(DEMO, 'german-bakery'),
    'bread-basket': os.path.join(DEMO, 'bread-basket'),
    'yaz-restaurant': os.path.join(ROOT, 'bench', 'data', 'yaz-restaurant'),
}
H = 28
SETS = {
    'german-bakery': ['2018-05-29', '2018-07-24', '2018-09-04', '2018-10-23', '2018-12-11', '2019-01-22', '2019-03-05', '2019-04-02'],
    'bread-basket': ['2017-01-01', '2017-01-15', '2017-01-29', '2017-02-12', '2017-02-26', '2017-03-12'],
    'yaz-restaurant': ['2014-12-06', '2015-02-14', '2015-04-04', '2015-05-30', '2015-07-18', '2015-08-29', '2015-09-19', '2015-10-10'],
}
CALENDAR = {'german-bakery': ['is_holiday', 'is_schoolholiday', 'promotion_currentweek', 'promotion_lastweek'], 'yaz-restaurant': ['is_holiday'], 'bread-basket': []}
WEATHER = {'german-bakery': ['temperature', 'rainfall'], 'yaz-restaurant': ['temperature', 'rain', 'sunshine', 'wind', 'clouds'],
           'bread-basket': ['temperature_mean', 'precipitation_sum', 'cloud_cover_mean']}


class Set:
    def __init__(self, name):
        self.name = name
        with open(os.path.join(FOLDER[name], 'sales_daily.csv'), encoding='utf-8', newline='') as f:
            rows = [(date.fromisoformat(r['date']), r['product'], float(r['quantity'])) for r in csv.DictReader(f)]
        self.start = min(r[0] for r in rows)
        self.days = (max(r[0] for r in rows) - self.start).days + 1
        self.products = sorted({r[1] for r in rows})
        self.y = {p: [0.0] * self.days for p in self.products}      # a missing row is 0
        self.rows = []
        for d, p, v in sorted(rows):
            self.y[p][(d - self.start).days] += max(v, 0.0)
            self.rows.append((d, p, v))
        self.open = [any(self.y[p][t] > 0 for p in self.products) for t in range(self.days)]
        self.first = {p: next(t for t in range(self.days) if self.y[p][t] > 0) for p in self.products}
        self.origins = [(date.fromisoformat(o) - self.start).days for o in SETS[name]]

    def day(self, t):
        return (self.start + timedelta(days=t)).isoformat()

    def group(self, o):
        """eligible: >= 30 days with sales; short: 1 to 29 such days and a sale in the last 28 days"""
        el, sh = [], []
        for p in self.products:
            n = sum(v > 0 for v in self.y[p][:o + 1])
            if n >= 30:
                el.append(p)
            elif n and any(v > 0 for v in self.y[p][max(0, o - 27):o + 1]):
                sh.append(p)
        return el, sh

    def scale(self, p, o):
        e = [abs(self.y[p][t] - self.y[p][t - 7]) for t in range(self.first[p] + 7, o + 1) if self.open[t] and self.open[t - 7]]
        return sum(e) / len(e) if e else 0.0

    def naive(self, p, o):
        out = []
        for s in range(1, H + 1):
            t = o + s - 7 * ((s + 6) // 7)
            back = [u for u in (t - 7 * k for k in range(8)) if u >= 0 and self.open[u]]
            out.append(self.y[p][back[0]] if back else 0.0)
        return out

    def shape(self, p, o):
        y = [self.y[p][t] for t in range(self.first[p], o + 1) if self.open[t]]
        nz = [v for v in y if v > 0]
        if len(nz) < 30:
            return 'short'
        m = sum(nz) / len(nz)
        cv2 = sum((v - m) ** 2 for v in nz) / len(nz) / m ** 2
        return ('smooth' if cv2 < .49 else 'erratic') if len(y) / len(nz) < 1.32 else ('intermittent' if cv2 < .49 else 'lumpy')


def write(path, header, rows):
    os.makedirs(os.path.dirname(path) or '.', exist_ok=True)
    with open(path, 'w', encoding='utf-8', newline='') as f:
        w = csv.writer(f); w.writerow(header); w.writerows(rows)


def split(work):
    for name in SETS:
        S = Set(name)
        with open(os.path.join(FOLDER[name], 'regressors_daily.csv'), encoding='utf-8', newline='') as f:
            table = {r['date']: r for r in csv.DictReader(f)}
        for o in S.origins:
            base = os.path.join(work, name, S.day(o))
            el, sh = S.group(o)
            write(os.path.join(base, 'sales.csv'), ['date', 'product', 'quantity'], [(d, p, f'{v:g}') for d, p, v in S.rows if (d - S.start).days <= o])
            for part, cols, end in (('weather', WEATHER[name], o), ('calendar', CALENDAR[name], o + H)):
                if cols:
                    days = [S.day(t) for t in range(end + 1)]
                    write(os.path.join(base, part + '.csv'), ['date'] + cols, [[d] + [table[d][c] for c in cols] for d in days if d in table])
            write(os.path.join(base, 'wanted.csv'), ['product', 'class'], [(p, 'eligible') for p in el] + [(p, 'short') for p in sh])


def score(path, by=None):
    keys = ['yhat', 'yhat_lower', 'yhat_upper', 'yhat_lower_80', 'yhat_upper_80']
    fc = {}
    with open(path, encoding='utf-8', newline='') as f:
        for r in csv.DictReader(f):
            fc[r['dataset'], r['origin'], r['product'], r['date']] = [float(r[k]) if r.get(k) else None for k in keys]
    out = csv.writer(sys.stdout)
    out.writerow('dataset,horizon,part,products,n,wape,mase,bias,cov80,cov95,neg_share,product_share,worse_than_naive_share'.split(','))
    for name in SETS:
        if not any(k[0] == name for k in fc):
            continue
        S = Set(name)
        for h in (7, 28):
            recs = []
            for o in S.origins:
                el, sh = S.group(o)
                for p in el + sh:
                    nv, n, ae, nae, se, sy, neg, miss = S.naive(p, o), 0, 0.0, 0.0, 0.0, 0.0, 0, False
                    cov = {'95': [0, 0], '80': [0, 0]}
                    for s in range(1, h + 1):
                        t = o + s
                        if t >= S.days or not S.open[t]:
                            continue
                        y, f = S.y[p][t], fc.get((name, S.day(o), p, S.day(t)))
                        v = f[0] if f and f[0] is not None else None
                        miss |= v is None
                        v = v or 0.0
                        neg += v < 0
                        v = max(v, 0.0)
                        n += 1; ae += abs(v - y); se += v - y; sy += y; nae += abs(nv[s - 1] - y)
                        for lab, a in (('95', 1), ('80', 3)):
                            if f and f[a] is not None and f[a + 1] is not None:
                                cov[lab][1] += 1; cov[lab][0] += f[a] - 1e-9 <= y <= f[a + 1] + 1e-9
                    if n:
                        sc = S.scale(p, o)
                        recs.append(dict(p=p, part='short' if p in sh else 'all', origin=S.day(o), cls=S.shape(p, o), n=n, ae=ae, se=se, sy=sy, nae=nae, neg=neg, miss=miss,
                                         mase=ae / n / sc if sc > 0 else None, cov=cov))
            parts = {}
            for r in recs:
                parts.setdefault(r['part'], []).append(r)
                if by and r['part'] == 'all':
                    parts.setdefault(r[{'origin': 'origin', 'class': 'cls', 'product': 'p'}[by]], []).append(r)
            for part, g in parts.items():
                tot = lambda k: sum(r[k] for r in g)
                prod = {}
                for r in g:
                    a = prod.setdefault(r['p'], [0.0, 0.0]); a[0] += r['ae']; a[1] += r['nae']
                ms = [r['mase'] for r in g if r['mase'] is not None]
                def c(lab):
                    a, b = sum(r['cov'][lab][0] for r in g), sum(r['cov'][lab][1] for r in g)
                    return round(a / b, 4) if b else ''
                sy = tot('sy')
                out.writerow([name, h, part, len(prod), tot('n'), round(tot('ae') / sy, 4) if sy else '', round(sum(ms) / len(ms), 4) if ms else '', round(tot('se') / sy, 4) if sy else '', c('80'), c('95'),
                              round(tot('neg') / tot('n'), 4), round(1 - sum(r['miss'] for r in g) / len(g), 4), round(sum(a > b + 1e-9 for a, b in prod.values()) / len(prod), 4)])


def promise(path, work):
    """Signed differences, lived minus stored WAPE in points, over the eligible products and origins whose 28 days sold anything."""
    fc = {}
    with open(path, encoding='utf-8', newline='') as f:
        for r in csv.DictReader(f):
            fc[r['dataset'], r['origin'], r['product'], r['date']] = float(r['yhat'])
    everywhere = []
    print('dataset,models,median stored,median lived,median signed difference in points')
    for name in SETS:
        S, rows = Set(name), []
        for o in S.origins:
            with open(os.path.join(work, name, S.day(o), 'report.json'), encoding='utf-8') as f:
                report = json.load(f)
            eligible = set(S.group(o)[0])
            for m in report['products']:
                stored = (m.get('metrics') or {}).get('wape') if m['product'] in eligible else None
                days = [t for t in range(o + 1, min(o + H + 1, S.days)) if S.open[t]]
                sold = sum(S.y[m['product']][t] for t in days)
                if stored is None or not sold:
                    continue
                e = sum(abs(fc[name, S.day(o), m['product'], S.day(t)] - S.y[m['product']][t]) for t in days)
                rows.append((stored, e / sold))
        everywhere += rows
        print(f'{name},{len(rows)},{median(a for a, b in rows):.3f},{median(b for a, b in rows):.3f},{100 * median(b - a for a, b in rows):+.2f}')
    print(f'all,{len(everywhere)},{median(a for a, b in everywhere):.3f},{median(b for a, b in everywhere):.3f},'
          f'{100 * median(b - a for a, b in everywhere):+.2f}')


def naive(path):
    rows = []
    for name in SETS:
        S = Set(name)
        for o in S.origins:
            for p in sum(S.group(o), []):
                rows += [(name, S.day(o), p, S.day(o + s), f'{v:g}', '', '') for s, v in enumerate(S.naive(p, o), 1)]
    write(path, 'dataset,origin,product,date,yhat,yhat_lower,yhat_upper'.split(','), rows)


if __name__ == '__main__':
    a = sys.argv[1:]
    if len(a) >= 2 and a[0] in ('split', 'naive'):
        {'split': split, 'naive': naive}[a[0]](a[1])
    elif len(a) == 3 and a[0] == 'promise':
        promise(a[1], a[2])
    elif len(a) >= 2 and a[0] == 'score':
        score(a[1], a[3] if len(a) > 3 and a[2] == '--by' else None)
    else:
        sys.exit(__doc__)
