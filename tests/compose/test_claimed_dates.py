from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.claimed_dates import parse_claimed
from newsscrape.compose.moment import Moment, instant_of
from newsscrape.model.article import Precision
from newsscrape.policy.languages import DateOrder, language_codes

LANGUAGES = st.sampled_from([*language_codes(), "fi", "xx", None])
ORDERS = st.sampled_from([*DateOrder, None])
DATELIKE = st.text(alphabet="0123456789.:/-, TZ+aprilmaiuhr°年月日'hPM", max_size=40)


def told(moment: Moment | None) -> str:
    assert moment is not None
    return " ".join(str(part) for part in (moment.day, moment.clock) if part is not None)


def stamped(moment: Moment | None, zone: str | None = None) -> str:
    assert moment is not None
    instant = instant_of(moment, zone)
    return instant.isoformat() if instant else ""


@pytest.mark.parametrize(
    ("text", "instant", "precision"),
    [
        ("2023-10-31T14:08:10+01:00", "2023-10-31T13:08:10+00:00", Precision.SECOND),
        ("2023-10-31T14:08:10.123456789+01", "2023-10-31T13:08:10+00:00", Precision.SECOND),
        ("2023-10-31T14:08+0100", "2023-10-31T13:08:00+00:00", Precision.MINUTE),
        ("2023-10-31 14:08:10Z", "2023-10-31T14:08:10+00:00", Precision.SECOND),
        ("20160329T003300Z", "2016-03-29T00:33:00+00:00", Precision.SECOND),
        ("Tue, 29 Mar 2016 00:33:00 +0200", "2016-03-28T22:33:00+00:00", Precision.SECOND),
        ("Tue Mar 29 2016 00:33:00 GMT+0200 (CEST)", "2016-03-28T22:33:00+00:00", Precision.SECOND),
        ("Tue Mar 29 00:33:00 CEST 2016", "2016-03-28T22:33:00+00:00", Precision.SECOND),
        ("1459204380", "2016-03-28T22:33:00+00:00", Precision.SECOND),
        ("1459204380000", "2016-03-28T22:33:00+00:00", Precision.SECOND),
        ("May 4, 2021 at 5:02 PM EST", "2021-05-04T21:02:00+00:00", Precision.MINUTE),
    ],
)
def test_claims_with_a_zone_are_instants(text: str, instant: str, precision: Precision) -> None:
    moment = parse_claimed(text, "en", None)
    assert stamped(moment) == instant
    assert moment is not None
    assert moment.precision is precision
    assert moment.raw == text


@pytest.mark.parametrize(
    "text", ["2016-03-29", "20160329", "2016-03-29T00:00:00", "2016-03-29T00:00:00Z", "2016-03-29 00:00:00 +0000"]
)
def test_a_bare_day_and_an_empty_midnight_have_no_time(text: str) -> None:
    moment = parse_claimed(text, "de", None)
    assert told(moment) == "2016-03-29"
    assert stamped(moment, "Europe/Berlin") == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "2020",
        "2020-05",
        "May 2020",
        "0001-01-01T00:00:00",
        "1970-01-01T00:00:00Z",
        "9999-12-31",
        "0",
        "2016-13-45",
        "2016-02-30",
        "1969-12-31T23:00:00",
        "31.02.2020",
        "04/05/2021",
        "x" * 200,
        "0000-00-00 00:00:00",
        "12345678901234567890",
    ],
)
def test_what_is_no_date_gives_nothing(text: str) -> None:
    assert parse_claimed(text, "en", None) is None


def test_languages_without_a_file_are_dateparsers() -> None:
    assert told(parse_claimed("12. marraskuuta 2020", "fi", None)) == "2020-11-12"


def check(moment: Moment) -> None:
    assert 1900 <= moment.day.year <= 2100
    assert (moment.clock is None) == (moment.precision is Precision.DAY)
    instant = instant_of(moment, "Pacific/Auckland")
    assert instant is None or instant.tzinfo is UTC


@given(any_text(max_size=60) | DATELIKE, LANGUAGES, ORDERS)
@example("2100-12-31T23:59:59-14:00", "de", None)
@example("1900-01-02T00:01:00+14:00", "de", None)
def test_any_claim_is_nothing_or_a_sane_moment(text: str, language: str | None, order: DateOrder | None) -> None:
    moment = parse_claimed(text, language, order)
    if moment:
        check(moment)
        assert moment.raw in text


@given(st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2099, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001
def test_iso_instants_come_back(instant: datetime) -> None:
    whole = instant.replace(microsecond=0)
    moment = parse_claimed(whole.isoformat(), None, None)
    assert moment is not None
    assert moment.clock is None or instant_of(moment, None) == whole
