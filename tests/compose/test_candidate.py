from datetime import date, time, timedelta

import pytest

from newsscrape.compose.candidate import day_seen
from newsscrape.compose.moment import Moment
from newsscrape.compose.zones import PageZone
from newsscrape.model.article import Precision

LATE = Moment(date(2021, 5, 3), time(23, 30), timedelta(0), None, Precision.MINUTE, "2021-05-03T23:30Z")


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        (PageZone("Europe/Berlin", is_assumed=False), LATE, "2021-05-04"),
        (PageZone("Europe/Berlin", is_assumed=True), LATE, "2021-05-04"),
        (PageZone("America/New_York", is_assumed=False), LATE, "2021-05-03"),
        (PageZone(None, is_assumed=False), LATE, "2021-05-03"),
        (PageZone("Asia/Tokyo", is_assumed=True), LATE._replace(offset=timedelta(hours=2)), "2021-05-03"),
        (PageZone("Europe/Berlin", is_assumed=False), LATE._replace(clock=None, offset=None), "2021-05-03"),
    ],
)
def test_a_day_is_that_of_the_site_s_readers(zone: PageZone, moment: Moment, day: str) -> None:
    assert day_seen(moment, zone).isoformat() == day
