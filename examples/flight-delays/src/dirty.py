"""What a bad day upstream does to a clean extract: five faults teams really meet, made from the real rows.

Rows are chosen by position, so the same extract always breaks in the same way.
"""

import pandas as pd

KILOMETRES_PER_MILE = 1.609344


def spoil(today: pd.DataFrame) -> pd.DataFrame:
    """Returns the extract with these faults; the argument is left alone.

    1. The JFK feed now sends `distance` in kilometres (about a third of the rows; the longest becomes 8,019).
    2. A join that lost its key leaves `carrier` empty in every 40th row (2.5 %).
    3. A retried batch delivered its last 500 rows twice (the same `flight_id` again).
    4. A new airport, SWF, is in the feed: every 200th row (0.5 %).
    5. A failed wind sensor reports -9999 instead of nothing: every 300th row.
    """
    dirty = today.reset_index(drop=True).copy()
    row = dirty.index
    jfk = dirty["origin"] == "JFK"
    dirty.loc[jfk, "distance"] = (dirty.loc[jfk, "distance"] * KILOMETRES_PER_MILE).round().astype(int)
    dirty.loc[row % 40 == 7, "carrier"] = None
    dirty.loc[row % 200 == 11, "origin"] = "SWF"
    dirty.loc[row % 300 == 13, "wind_speed"] = -9999.0
    return pd.concat([dirty, dirty.tail(500)], ignore_index=True)
