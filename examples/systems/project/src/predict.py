"""Writes what every candidate, and the model in production if there is one, say of the same rows to $PREDICTIONS."""

import csv
import os
from pathlib import Path

from model import load, parts, predict

_, holdout = parts("data.csv")
variants = sorted(folder for folder in Path(os.environ["CANDIDATES"]).iterdir())
models = {"candidate" if len(variants) == 1 else f"candidate_{folder.name}": load(str(folder)) for folder in variants}
if os.environ.get("PRODUCTION"):
    models["production"] = load(os.environ["PRODUCTION"])
with open(os.environ["PREDICTIONS"], "w", newline="") as file:
    table = csv.writer(file)
    table.writerow(["id", "label", *models])
    for row in holdout:
        table.writerow([row["id"], row["fraud"], *(predict(model, row) for model in models.values())])
