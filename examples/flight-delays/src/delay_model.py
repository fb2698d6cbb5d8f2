"""The model as it is stored and served: column names, category codes, a scikit-learn estimator and a threshold.

One encoding for a whole table (training, evaluation), one for single rows (serving); both must give the same numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pandas as pd

NAME = "flight-delays"
UNKNOWN = -1.0
THIS_YEAR = 2013

# Features computed from one column. The same function gets a whole table in training and one JSON row in serving.
# On a table an empty cell gives NaN; on a row it is None and the subtraction raises: the fault of variant `broken`.
DERIVED = {"aircraft_age": ("aircraft_year", lambda row: THIS_YEAR - row["aircraft_year"])}


@dataclass
class DelayModel:
    """`categories`: column -> value -> code, in training order; `numeric`: columns or DERIVED names;
    `threshold`: score from which a flight is called late."""

    variant: str
    categories: dict[str, dict[str, int]]
    numeric: list[str]
    estimator: Any
    threshold: float

    @property
    def text_columns(self) -> list[str]:
        return list(self.categories)

    @property
    def number_columns(self) -> list[str]:
        """Input columns behind the numeric features."""
        return [DERIVED[name][0] if name in DERIVED else name for name in self.numeric]

    def encode_table(self, table: pd.DataFrame) -> np.ndarray:
        """(rows, features) float64; unknown or empty category -1, empty number NaN."""
        codes = [table[column].map(known).fillna(UNKNOWN) for column, known in self.categories.items()]
        numbers = [DERIVED[name][1](table) if name in DERIVED else table[name] for name in self.numeric]
        return np.column_stack([np.asarray(column, dtype=float) for column in [*codes, *numbers]])

    def encode_rows(self, rows: Sequence[Mapping[str, Any]]) -> np.ndarray:
        """The same for rows as they come out of JSON (empty is None)."""
        return np.array([self._encode_row(row) for row in rows], dtype=float)

    def _encode_row(self, row: Mapping[str, Any]) -> list[float]:
        codes = [known.get(row[column], UNKNOWN) for column, known in self.categories.items()]
        return codes + [DERIVED[name][1](row) if name in DERIVED else number(row[name]) for name in self.numeric]

    def scores(self, features: np.ndarray) -> np.ndarray:
        """Probability of late, one per row."""
        return self.estimator.predict_proba(features)[:, 1]

    def flags(self, scores: np.ndarray) -> np.ndarray:
        return scores >= self.threshold


def number(value: Any) -> float:
    return np.nan if value is None else float(value)


def save(model: DelayModel, folder: Path) -> None:
    joblib.dump(model, folder / "model.joblib")


def load(folder: Path) -> DelayModel:
    return joblib.load(folder / "model.joblib")
