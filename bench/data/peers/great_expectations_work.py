"""The twenty rules as expectations, and the quantiles and counts its profile-like expectations give."""
import sys

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd

df = pd.read_csv(sys.argv[1], parse_dates=["booked_at"])
context = gx.get_context(mode="ephemeral")
batch_definition = (
    context.data_sources.add_pandas("bookings").add_dataframe_asset("bookings").add_batch_definition_whole_dataframe("all")
)
countries = ["DE", "FR", "PL", "ES", "IT", "NL"]
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
    ],
)
context.suites.add(suite)
validation = gx.ValidationDefinition(name="bookings", data=batch_definition, suite=suite)
context.validation_definitions.add(validation)
result = validation.run(batch_parameters={"dataframe": df})
assert result.success, result
