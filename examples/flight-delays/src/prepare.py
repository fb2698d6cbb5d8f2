"""Writes the slices of the year the pipeline works on.

    python src/prepare.py [--out data] [--dirty]

Weeks are dealt in turn, counted from 1 January, so every slice sees every season:

    week mod 4 = 0, 1   train.csv       26 weeks and 31 December, with the label
                        reference.csv   the same rows as they were before departure, without the label
    week mod 4 = 2      holdout.csv     13 weeks, with the label; no training looks at it
    week mod 4 = 3      today.csv       13 weeks, without the label: the extract that arrives now
                        today-labels.csv   what became of them, known afterwards
    --dirty             today-dirty.csv    today.csv after a bad day upstream (see dirty.py)
"""

import argparse
from pathlib import Path

import pandas as pd

from dirty import spoil
from flights import COLUMNS, labelled_flights

TRAIN_WEEKS, HOLDOUT_WEEK, TODAY_WEEK = (0, 1), 2, 3


def slices(flights: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """File name -> rows, from `labelled_flights()`."""
    turn = flights["day"] // 7 % 4
    labelled = [*COLUMNS, "late"]
    train, today = flights[turn.isin(TRAIN_WEEKS)], flights[turn == TODAY_WEEK]
    return {
        "train.csv": train[labelled],
        "reference.csv": train[COLUMNS],
        "holdout.csv": flights.loc[turn == HOLDOUT_WEEK, labelled],
        "today.csv": today[COLUMNS],
        "today-labels.csv": today[["flight_id", "late"]],
    }


def write(frame: pd.DataFrame, path: Path) -> None:
    """CSV with LF line ends and `true`/`false`."""
    frame = frame.copy()
    if "late" in frame:
        frame["late"] = frame["late"].map({True: "true", False: "false"})
    frame.to_csv(path, index=False, lineterminator="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the data slices of the flight-delay example.")
    parser.add_argument("--out", type=Path, default=Path("data"), help="folder to write to (default: data)")
    parser.add_argument("--dirty", action="store_true", help="also write today-dirty.csv")
    options = parser.parse_args()

    options.out.mkdir(parents=True, exist_ok=True)
    files = slices(labelled_flights())
    if options.dirty:
        files["today-dirty.csv"] = spoil(files["today.csv"])
    for name, frame in files.items():
        write(frame, options.out / name)
        share = f", {frame['late'].mean():.1%} late" if "late" in frame else ""
        print(f"{options.out / name}: {len(frame):,} rows{share}")


if __name__ == "__main__":
    main()
