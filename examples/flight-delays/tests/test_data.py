import pandas as pd
import pytest

from dirty import spoil
from flights import COLUMNS, table
from prepare import write


def test_every_arrived_flight_is_in_exactly_one_slice(flights, data):
    ids = pd.concat([data[name]["flight_id"] for name in ("train.csv", "holdout.csv", "today.csv")])
    assert len(flights) == 327_346
    assert ids.is_unique
    assert set(ids) == set(flights["flight_id"])


def test_whole_weeks_go_to_one_slice(data):
    for name in ("holdout.csv", "today.csv"):
        days = pd.to_datetime(data[name]["flight_id"].str[:10]).drop_duplicates()
        assert len(days) == 13 * 7
        assert sorted(days.dt.month.unique()) == list(range(1, 13))


def test_extracts_hold_only_what_is_known_before_departure(data):
    for name in ("reference.csv", "today.csv"):
        assert list(data[name].columns) == COLUMNS


def test_share_of_late_flights(data):
    for name in ("train.csv", "holdout.csv", "today-labels.csv"):
        assert 0.2 < data[name]["late"].mean() < 0.3


def test_recent_delay_is_the_mean_of_the_two_hours_that_end_one_hour_before(flights):
    raw = table("flights").dropna(subset=["dep_delay"])
    due = pd.to_datetime(raw["time_hour"], utc=True) + pd.to_timedelta(raw["minute"], unit="min")
    left = due + pd.to_timedelta(raw["dep_delay"], unit="min")
    for _, flight in flights.sample(30, random_state=0).iterrows():
        hour_before = pd.Timestamp(flight["scheduled_departure"]) - pd.Timedelta(hours=1)
        in_time = (left < hour_before) & (left >= hour_before - pd.Timedelta(hours=2))
        seen = (raw["origin"] == flight["origin"]) & in_time
        expected = raw.loc[seen, "dep_delay"].clip(-15, 180).mean()
        assert flight["recent_delay"] == pytest.approx(expected, abs=0.006, nan_ok=True)


def test_dirty_extract_has_each_fault_and_leaves_the_clean_one_alone(data):
    clean = data["today.csv"]
    before = clean.copy()
    dirty = spoil(clean)
    pd.testing.assert_frame_equal(clean, before)
    pd.testing.assert_frame_equal(dirty, spoil(clean))
    assert (clean["distance"].max(), dirty["distance"].max()) == (4983, 8019)
    assert (clean["carrier"].isna().sum(), dirty["carrier"].isna().mean().round(3)) == (0, 0.025)
    assert (clean["flight_id"].duplicated().sum(), dirty["flight_id"].duplicated().sum()) == (0, 500)
    assert set(dirty["origin"]) - set(clean["origin"]) == {"SWF"}
    assert (clean["wind_speed"].min(), dirty["wind_speed"].min()) == (0, -9999)


def test_files_hold_true_and_false_and_whole_years(data, tmp_path):
    write(data["train.csv"].head(2), tmp_path / "train.csv")
    assert (tmp_path / "train.csv").read_text().splitlines()[1] == (
        "2013-01-01-UA1545-EWR,2013-01-01T10:15:00Z,2,5,UA,EWR,IAH,1400,1999,2,,39.02,64.43,12.66,0.0,10.0,false"
    )
