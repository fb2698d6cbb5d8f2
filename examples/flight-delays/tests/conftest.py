import pandas as pd
import pytest

from flights import labelled_flights
from prepare import slices
from train import train


@pytest.fixture(scope="session")
def flights() -> pd.DataFrame:
    return labelled_flights()


@pytest.fixture(scope="session")
def data(flights: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return slices(flights)


@pytest.fixture(scope="session")
def models(data: dict[str, pd.DataFrame]):
    """Every variant, trained on one row in four."""
    rows = data["train.csv"].iloc[::4]
    return {variant: train(variant, rows) for variant in ("baseline", "candidate", "worse", "broken")}
