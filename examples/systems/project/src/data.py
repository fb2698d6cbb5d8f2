"""Writes data.csv: payments, some of them fraud. Seeded, so that every job sees the same rows."""

import csv
import random
import sys

OUT = sys.argv[1] if len(sys.argv) > 1 else "data.csv"
SHIFT = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0


def payment(number: int, chance: random.Random) -> dict[str, object]:
    amount = round(chance.lognormvariate(3 + SHIFT, 1), 2)
    night = int(chance.random() < 0.2)
    risk = min(0.95, 0.02 + 0.7 * night + 0.002 * amount)
    return {"id": number, "amount": amount, "night": night, "fraud": int(chance.random() < risk)}


chance = random.Random(20260101)
rows = [payment(number, chance) for number in range(4000)]
with open(OUT, "w", newline="") as file:
    table = csv.DictWriter(file, fieldnames=list(rows[0]))
    table.writeheader()
    table.writerows(rows)
