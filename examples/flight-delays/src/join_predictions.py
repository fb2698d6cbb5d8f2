"""Puts the predictions of two models on the same holdout side by side, for compare-with-production.

    python src/join_predictions.py --candidate models/candidate --production models/baseline --out predictions.csv

Columns: id, label, candidate, production, candidate_score, production_score.
"""

import argparse
from pathlib import Path

import pandas as pd


def join(candidate: pd.DataFrame, production: pd.DataFrame) -> pd.DataFrame:
    """Rows by id. Refuses when the two do not cover the same flights with the same labels: the pairing would lie."""
    both = candidate.merge(
        production, on="id", how="outer", suffixes=("_c", "_p"), validate="one_to_one", indicator=True
    )
    alone = int((both["_merge"] != "both").sum())
    if alone:
        raise SystemExit(f"{alone} flights are in only one of the two prediction files; evaluate both on one holdout.")
    if (both["label_c"] != both["label_p"]).any():
        raise SystemExit("The two prediction files disagree on labels; evaluate both on one holdout.")
    return pd.DataFrame(
        {
            "id": both["id"],
            "label": both["label_c"],
            "candidate": both["prediction_c"],
            "production": both["prediction_p"],
            "candidate_score": both["score_c"],
            "production_score": both["score_p"],
        }
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Join the holdout predictions of candidate and production.")
    parser.add_argument("--candidate", type=Path, required=True, help="folder train.py wrote, or a predictions.csv")
    parser.add_argument("--production", type=Path, required=True, help="folder train.py wrote, or a predictions.csv")
    parser.add_argument("--out", type=Path, required=True, help="file to write")
    options = parser.parse_args()

    joined = join(read(options.candidate), read(options.production))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    joined.to_csv(options.out, index=False, lineterminator="\n")
    right = [int((joined[name] == joined["label"]).sum()) for name in ("candidate", "production")]
    print(f"{options.out}: {len(joined):,} flights, right: candidate {right[0]:,}, production {right[1]:,}")


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path / "predictions.csv" if path.is_dir() else path)


if __name__ == "__main__":
    main()
