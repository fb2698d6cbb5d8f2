"""The four models of the story. What differs is here; train.py treats them alike."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

SEED = 2013

PLAN = ["weekday", "hour", "distance", "planned_departures"]
WEATHER = ["temp", "humid", "wind_speed", "precip", "visib"]


@dataclass(frozen=True)
class Variant:
    """`estimator` gets the positions of the category columns; `rows` chooses the training rows."""

    text: list[str]
    numeric: list[str]
    estimator: Callable[[int], Any]
    rows: Callable[[pd.DataFrame], pd.DataFrame] = field(default=lambda train: train)


def logistic(categories: int) -> Any:
    columns = make_column_transformer(
        (OneHotEncoder(handle_unknown="ignore"), np.arange(categories)),
        remainder=make_pipeline(SimpleImputer(), StandardScaler()),
    )
    return make_pipeline(columns, LogisticRegression(max_iter=500))


def boosting(categories: int) -> Any:
    return HistGradientBoostingClassifier(
        max_iter=200, early_stopping=False, categorical_features=list(range(categories)), random_state=SEED
    )


def first_week(train: pd.DataFrame) -> pd.DataFrame:
    return train[train["scheduled_departure"] < "2013-01-08"]


VARIANTS = {
    # What the team put into production first: the timetable and nothing else.
    "baseline": Variant(["carrier", "origin"], ["hour", "distance"], logistic),
    # Adds the destination, the day, how full the hour is, and the weather.
    "candidate": Variant(["carrier", "origin", "dest"], [*PLAN, *WEATHER], boosting),
    # A sample of one January week left over from a notebook, and `hour` lost in a clean-up.
    "worse": Variant(["carrier", "origin"], ["distance"], logistic, first_week),
    # The next idea: how late the airport has been running, and the age of the aircraft. Better than the candidate on
    # every file, where an unknown year is NaN; in serving it is null, and one request in six fails.
    "broken": Variant(["carrier", "origin", "dest"], [*PLAN, *WEATHER, "recent_delay", "aircraft_age"], boosting),
}
