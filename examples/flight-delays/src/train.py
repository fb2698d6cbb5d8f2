"""Trains one variant and evaluates it on the holdout.

    python src/train.py --variant candidate --out models/candidate [--data data]

Writes model.joblib, metrics.json and predictions.csv (id,label,prediction,score). A second run writes the same bytes
of metrics.json and predictions.csv.
"""

import argparse
import csv
import hashlib
import json
import os
import subprocess
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # threads that wait for a busy core cost more than they bring

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from sklearn import metrics as sk  # noqa: E402

from delay_model import DelayModel, save  # noqa: E402
from variants import VARIANTS  # noqa: E402


def train(variant: str, rows: pd.DataFrame) -> DelayModel:
    """Fits on the variant's own choice of `rows`.

    Threshold: as many flights are flagged as were late in training (one in four). At 0.5 a model may score well
    by never flagging anything; with the same budget of flags, accuracy compares what the models know.
    """
    chosen = VARIANTS[variant]
    rows = chosen.rows(rows)
    categories = {
        column: {value: code for code, value in enumerate(sorted(rows[column].unique()))} for column in chosen.text
    }
    model = DelayModel(variant, categories, chosen.numeric, chosen.estimator(len(chosen.text)), threshold=0.5)
    features = model.encode_table(rows)
    model.estimator.fit(features, rows["late"])
    model.threshold = float(np.quantile(model.scores(features), 1 - rows["late"].mean()))
    return model


def evaluate(late: np.ndarray, flagged: np.ndarray, scores: np.ndarray) -> dict[str, float | int]:
    """Metrics on the holdout; late is the positive class."""
    return {
        "accuracy": sk.accuracy_score(late, flagged),
        "balanced_accuracy": sk.balanced_accuracy_score(late, flagged),
        "roc_auc": sk.roc_auc_score(late, scores),
        "f1": sk.f1_score(late, flagged),
        "recall": sk.recall_score(late, flagged),
        "precision": sk.precision_score(late, flagged),
        "log_loss": sk.log_loss(late, scores),
        "n_holdout": len(late),
    }


def digest(path: Path) -> str:
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


def git_commit() -> str | None:
    """Commit of the code that trained, or None outside a repository."""
    here = Path(__file__).parent
    try:
        found = subprocess.run(["git", "rev-parse", "HEAD"], cwd=here, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return found.stdout.strip() if found.returncode == 0 else None


def write_predictions(path: Path, ids: pd.Series, late: np.ndarray, flagged: np.ndarray, scores: np.ndarray) -> None:
    with path.open("w", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["id", "label", "prediction", "score"])
        lines.writerows(
            (key, int(label), int(flag), f"{score:.6f}")
            for key, label, flag, score in zip(ids, late, flagged, scores, strict=True)
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="Train one variant and evaluate it on the holdout.")
    parser.add_argument("--variant", choices=list(VARIANTS), required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder for the three files")
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder prepare.py wrote (default: data)")
    options = parser.parse_args()

    started = time.monotonic()
    train_file, holdout_file = options.data / "train.csv", options.data / "holdout.csv"
    for file in (train_file, holdout_file):
        if not file.is_file():
            parser.error(f"{file} does not exist; run python src/prepare.py first")
    model = train(options.variant, pd.read_csv(train_file))
    holdout = pd.read_csv(holdout_file)
    scores = model.scores(model.encode_table(holdout))
    late, flagged = holdout["late"].to_numpy(), model.flags(scores)
    results = evaluate(late, flagged, scores)

    options.out.mkdir(parents=True, exist_ok=True)
    save(model, options.out)
    write_predictions(options.out / "predictions.csv", holdout["flight_id"], late, flagged, scores)
    provenance = {
        "variant": options.variant,
        "git_commit": git_commit(),
        "train_data": digest(train_file),
        "holdout_data": digest(holdout_file),
    }
    (options.out / "metrics.json").write_text(json.dumps({**results, "provenance": provenance}, indent=2) + "\n")
    told = ", ".join(f"{name} {value:.4f}" for name, value in results.items() if name != "n_holdout")
    print(f"{options.variant}: {told} on {len(late):,} flights ({time.monotonic() - started:.1f} s)")


if __name__ == "__main__":
    main()
