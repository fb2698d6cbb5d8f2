"""What the score makes of a row, and what it refuses."""

import pytest

from model import parts, predict, rows, score

MODEL = {"night": 10.0, "amount": 1.0, "cut": 5.0}


def test_each_feature_counts_by_its_weight():
    assert score(MODEL, {"night": 1, "amount": 0}) == pytest.approx(10.0)
    assert score(MODEL, {"night": 0, "amount": 250}) == pytest.approx(2.5)
    assert score(MODEL, {"night": 1, "amount": 250}) == pytest.approx(12.5)


@pytest.mark.parametrize("amount", [0, 0.01, 1e9])
def test_edges_of_the_amount(amount):
    assert predict(MODEL, {"night": 0, "amount": amount}) == int(amount > 500)


@pytest.mark.parametrize("row", [{}, {"night": 1}, {"night": 1, "amount": ""}, {"night": None, "amount": 1}])
def test_a_row_with_nulls_is_refused(row):
    with pytest.raises((KeyError, TypeError, ValueError)):
        predict(MODEL, row)


def test_no_row_is_in_both_parts(train):
    folder = train("baseline")
    first, second = parts(str(folder / "data.csv"))
    assert len(first) + len(second) == len(rows(str(folder / "data.csv")))
    assert not {row["id"] for row in first} & {row["id"] for row in second}
