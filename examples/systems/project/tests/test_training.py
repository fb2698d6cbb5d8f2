"""Training again gives the same, and numbers are held to ranges, not digits."""

import json

import pytest

from model import load, predict


def metrics(folder):
    return json.loads((folder / "metrics.json").read_text())


def test_training_twice_gives_the_same_model(train):
    assert load(str(train("candidate"))) == load(str(train("candidate")))


def test_accuracy_lies_where_it_lay(train):
    assert metrics(train("candidate"))["accuracy"] == pytest.approx(0.88, abs=0.05)


def test_a_row_has_one_answer_alone_or_among_others(train):
    model = load(str(train("candidate")))
    batch = [{"amount": amount, "night": night} for amount in (1, 50, 500) for night in (0, 1)]
    assert [predict(model, row) for row in batch] == [predict(model, dict(row)) for row in reversed(batch)][::-1]


def test_a_night_payment_is_never_less_suspect(train):
    model = load(str(train("candidate")))
    assert all(
        predict(model, {"amount": amount, "night": 1}) >= predict(model, {"amount": amount, "night": 0})
        for amount in range(0, 2000, 10)
    )
