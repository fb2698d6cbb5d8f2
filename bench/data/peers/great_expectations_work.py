"""The same work in Great Expectations, as expectations: an exact profile (nulls, distinct values, quantiles, categories), twenty rules."""
import sys

import great_expectations as gx
import great_expectations.expectations as gxe
import numpy as np
import pandas as pd

df = pd.read_csv(sys.argv[1], parse_dates=["booked_at"])
context = gx.get_context(mode="ephemeral")
batch_definition = (
    context.data_sources.add_pandas("bookings").add_dataframe_asset("bookings").add_batch_definition_whole_dataframe("all")
)
countries = ["DE", "FR", "PL", "ES", "IT", "NL"]

# Version 1 has no profiler; these always hold, and their results carry the facts.
shares = np.unique(np.concatenate([np.arange(1, 40) / 40, np.arange(1, 100) / 100, [0.001, 0.999]])).tolist()
numbers = ["tx_id", "amount", "balance", "score", "age", "customer", "items"]
categories = {"country": "DE", "channel": "web", "merchant": "m1", "is_fraud": False}
profile = [
    *[gxe.ExpectColumnValuesToNotBeNull(column=column, mostly=0.001) for column in df.columns],
    *[gxe.ExpectColumnUniqueValueCountToBeBetween(column=column, min_value=1) for column in df.columns],
    *[
        gxe.ExpectColumnQuantileValuesToBeBetween(
            column=column, quantile_ranges={"quantiles": shares, "value_ranges": [[None, None]] * len(shares)}
        )
        for column in numbers
    ],
    *[gxe.ExpectColumnDistinctValuesToContainSet(column=column, value_set=[value]) for column, value in categories.items()],
]
suite = gx.ExpectationSuite(
    name="bookings",
    expectations=[
        gxe.ExpectColumnValuesToBeOfType(column="tx_id", type_="int64"),
        gxe.ExpectColumnValuesToBeUnique(column="tx_id"),
        gxe.ExpectColumnValuesToNotBeNull(column="tx_id"),
        gxe.ExpectColumnValuesToNotBeNull(column="booked_at"),
        gxe.ExpectColumnValuesToBeOfType(column="amount", type_="float64"),
        gxe.ExpectColumnValuesToBeBetween(column="amount", min_value=0),
        gxe.ExpectColumnValuesToNotBeNull(column="amount"),
        gxe.ExpectColumnValuesToBeBetween(column="balance", min_value=0),
        gxe.ExpectColumnValuesToBeBetween(column="balance", max_value=100000),
        gxe.ExpectColumnValuesToBeBetween(column="score", min_value=0),
        gxe.ExpectColumnValuesToBeBetween(column="score", max_value=1),
        gxe.ExpectColumnValuesToBeOfType(column="age", type_="int64"),
        gxe.ExpectColumnValuesToBeBetween(column="age", min_value=18),
        gxe.ExpectColumnValuesToBeBetween(column="age", max_value=120),
        gxe.ExpectColumnValuesToBeInSet(column="country", value_set=countries),
        gxe.ExpectColumnValuesToNotBeNull(column="country"),
        gxe.ExpectColumnValuesToBeInSet(column="channel", value_set=["web", "app", "pos"]),
        gxe.ExpectColumnValuesToMatchRegex(column="merchant", regex="^m[0-9]+$"),
        gxe.ExpectColumnValuesToNotBeNull(column="merchant", mostly=0.95),
        gxe.ExpectColumnValuesToBeBetween(column="amount", max_value=1000000),
        *profile,
    ],
)
# Of the batch itself: a stored validation fails on the quantiles' results, which its own JSON cannot write.
result = batch_definition.get_batch(batch_parameters={"dataframe": df}).validate(suite)
assert result.success, result
