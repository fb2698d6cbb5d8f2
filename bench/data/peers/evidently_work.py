"""Drift of every column, as Evidently's preset judges it."""
import sys

import pandas as pd
from evidently import DataDefinition, Dataset, Report
from evidently.presets import DataDriftPreset

reference, data = (pd.read_csv(path) for path in sys.argv[1:3])
definition = DataDefinition(numerical_columns=list(reference.columns))
report = Report([DataDriftPreset()])
result = report.run(
    Dataset.from_pandas(data, data_definition=definition), Dataset.from_pandas(reference, data_definition=definition)
)
assert len(result.dict()["metrics"]) > len(reference.columns)
