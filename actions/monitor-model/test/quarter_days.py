"""Writes the departures of 90 days from New York, one file a day, and those of the quarter before as the reference.

For 15 days in the middle two of the three airports send nothing and of the third one carrier alone does: what is left
are real departures, of United from Newark.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "examples/flight-delays/src"))
from flights import labelled_flights  # noqa: E402

COLUMNS = ["hour", "carrier", "origin", "dest", "distance", "aircraft_year", "planned_departures", "temp"]
FIRST, DAYS, FAULT = 90, 90, range(40, 55)

out = Path(sys.argv[1])
flights = labelled_flights()
before = flights[flights["day"] < FIRST]
before.sample(20_000, random_state=1)[COLUMNS].to_csv(out / "reference.csv", index=False)
for day in range(DAYS):
    rows = flights[flights["day"] == FIRST + day]
    if day in FAULT:
        rows = rows[(rows["origin"] == "EWR") & (rows["carrier"] == "UA")]
    rows[COLUMNS].to_csv(out / f"day-{day:02}.csv", index=False)
