"""The same work in pandas: an exact profile (nulls, distinct values, quantiles, categories) and twenty rules."""
import sys

import numpy as np
import pandas as pd

df = pd.read_csv(sys.argv[1], parse_dates=["booked_at"])

shares = np.unique(np.concatenate([np.arange(1, 40) / 40, np.arange(1, 100) / 100, [0.001, 0.999]]))
profile = {}
for name in df.columns:
    values = df[name]
    facts = {"nulls": int(values.isna().sum()), "distinct": int(values.nunique())}
    if values.dtype == bool or values.dtype.kind not in "iufM":
        facts["categories"] = values.value_counts().to_dict()
    elif values.dtype.kind != "M":
        facts["quantiles"] = values.quantile(shares, interpolation="lower").tolist()
    profile[name] = facts

rules = [
    df.tx_id.dtype.kind != "i",
    df.tx_id.duplicated().sum(),
    df.tx_id.isna().sum(),
    df.booked_at.dtype.kind != "M",
    df.booked_at.isna().sum(),
    df.amount.dtype.kind != "f",
    (df.amount < 0).sum(),
    df.amount.isna().sum(),
    (df.balance < 0).sum(),
    (df.balance > 100000).sum(),
    (df.score < 0).sum(),
    (df.score > 1).sum(),
    df.age.dtype.kind != "i",
    (df.age < 18).sum(),
    (df.age > 120).sum(),
    (~df.country.isin(["DE", "FR", "PL", "ES", "IT", "NL"])).sum(),
    (~df.channel.isin(["web", "app", "pos"])).sum(),
    (~df.merchant.dropna().str.fullmatch("m[0-9]+")).sum(),
    df.merchant.isna().mean() > 0.05,
    (df.amount >= 1000000).sum(),
]
assert not any(rules), rules
