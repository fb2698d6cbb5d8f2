import json

import numpy as np
import pandas as pd
import pytest

from join_predictions import join
from train import evaluate, train


def json_rows(table: pd.DataFrame) -> list[dict]:
    return json.loads(table.to_json(orient="records"))


@pytest.mark.parametrize("variant", ["baseline", "candidate", "worse"])
def test_single_rows_get_the_same_features_as_the_table(models, data, variant):
    today = data["today.csv"].head(500).assign(carrier=lambda rows: rows["carrier"].where(rows.index % 50 != 0, "ZZ"))
    assert today["recent_delay"].isna().any()
    model = models[variant]
    np.testing.assert_array_equal(model.encode_table(today), model.encode_rows(json_rows(today)))


def test_broken_is_whole_on_tables_and_fails_on_a_row_without_aircraft_year(models, data):
    today = data["today.csv"]
    without = today[today["aircraft_year"].isna()].head(1)
    assert 0.1 < today["aircraft_year"].isna().mean() < 0.3
    assert np.isfinite(models["broken"].scores(models["broken"].encode_table(without))).all()
    with pytest.raises(TypeError):
        models["broken"].encode_rows(json_rows(without))


def test_the_order_of_the_variants_on_the_holdout(models, data):
    holdout = data["holdout.csv"]
    found = {}
    for variant, model in models.items():
        scores = model.scores(model.encode_table(holdout))
        found[variant] = evaluate(holdout["late"].to_numpy(), model.flags(scores), scores)
    for metric in ("accuracy", "balanced_accuracy", "roc_auc", "f1"):
        ranked = sorted(found, key=lambda variant: found[variant][metric])
        assert ranked == ["worse", "baseline", "candidate", "broken"], metric


def test_training_again_gives_the_same_scores(models, data):
    rows = data["train.csv"].iloc[::4]
    features = models["candidate"].encode_table(data["holdout.csv"])
    again = train("candidate", rows)
    np.testing.assert_array_equal(again.scores(features), models["candidate"].scores(features))
    assert again.threshold == models["candidate"].threshold


def predictions(ids, labels, flags) -> pd.DataFrame:
    return pd.DataFrame({"id": ids, "label": labels, "prediction": flags, "score": 0.5})


def test_join_pairs_by_id():
    joined = join(predictions(["a", "b"], [0, 1], [0, 1]), predictions(["b", "a"], [1, 0], [0, 1]))
    assert joined[["id", "label", "candidate", "production"]].values.tolist() == [["a", 0, 0, 1], ["b", 1, 1, 0]]


@pytest.mark.parametrize(
    ("other", "said"),
    [(predictions(["a", "c"], [0, 1], [0, 1]), "only one"), (predictions(["a", "b"], [1, 1], [0, 1]), "disagree")],
)
def test_join_refuses_what_is_not_one_holdout(other, said):
    with pytest.raises(SystemExit, match=said):
        join(predictions(["a", "b"], [0, 1], [0, 1]), other)
