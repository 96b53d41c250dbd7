from hypothesis import given
from hypothesis import strategies as st

from newsscrape.learn.zone import Fit, best_zone

US = ("America/New_York", "America/Chicago", "America/Los_Angeles")


def test_the_zone_most_dates_fit_is_taken() -> None:
    dates = ["2024-01-10T08:00:00-06:00", "Wed, 10 Jul 2024 08:00:00 -0500", "2024-07-11T08:00:00-05:00"]
    assert best_zone(US, dates) == Fit("America/Chicago", 3, 3)


def test_utc_and_days_alone_tell_nothing() -> None:
    dates = ["2024-01-10T08:00:00Z", "2024-01-10T08:00:00+00:00", "2024-01-10", "2024-01-10T08:00:00", "today", ""]
    assert best_zone(US, dates) == Fit("America/New_York", 0, 0)


def test_without_zones_there_is_none() -> None:
    assert best_zone((), ["2024-01-10T08:00:00+01:00"]) is None


@given(
    st.lists(
        st.text(st.characters(codec="ascii"), max_size=40) | st.datetimes().map(lambda at: f"{at.isoformat()}+05:30")
    )
)
def test_whatever_is_written_as_a_date_breaks_nothing(dates: list[str]) -> None:
    fit = best_zone(("Asia/Kolkata",), dates)
    assert fit
    assert 0 <= fit.fitting <= fit.dates <= len(dates)
