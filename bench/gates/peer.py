"""The same statistics with scipy and scikit-learn: python peer.py <file> <statistic>. Prints JSON."""

import json
import resource
import sys
import time

import numpy as np
import pyarrow.parquet as pq
from scipy import stats
from sklearn import metrics

file, statistic = sys.argv[1:3]
started = time.perf_counter()
columns = {"roc_auc": ["label", "candidate_score", "production_score"]}.get(
    statistic, ["label", "candidate", "production"]
)
label, now, before = (np.asarray(column) for column in pq.read_table(file, columns=columns).columns)
read = time.perf_counter() - started

# A resample of a million rows takes long: few are drawn, and the time of 4999 is what they would take.
DRAWS = 50


def resampled(score):
    """Plain percentile bootstrap, rows drawn once for both models."""
    rng = np.random.default_rng(1)
    differences = []
    for _ in range(DRAWS):
        rows = rng.integers(0, len(label), len(label))
        differences.append(score(label[rows], now[rows]) - score(label[rows], before[rows]))
    return np.quantile(differences, [0.05, 0.95]).tolist()


started = time.perf_counter()
if statistic == "accuracy":
    right, was = now == label, before == label
    lost, won = int((was & ~right).sum()), int((right & ~was).sum())
    found = stats.binomtest(lost, lost + won).pvalue
elif statistic == "roc_auc":
    found = metrics.roc_auc_score(label, now) - metrics.roc_auc_score(label, before)
elif statistic == "f1":
    found = resampled(metrics.f1_score)
else:
    found = resampled(metrics.root_mean_squared_error)
seconds = time.perf_counter() - started
drawn = DRAWS if statistic in ("f1", "rmse") else None
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"read": read, "judge": seconds, "draws": drawn, "peakMemory": peak, "found": found}))
