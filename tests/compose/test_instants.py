from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsscrape.compose.instants import Moment, find_printed, find_relative, instant_of, is_doubtful, parse_claimed
from newsscrape.model.article import Precision
from newsscrape.policy.languages import DateOrder, language_codes, language_for

NOW = datetime(2024, 5, 10, 14, 30, tzinfo=ZoneInfo("Europe/Berlin"))
LANGUAGES = st.sampled_from([*language_codes(), "fi", "xx", None])
ORDERS = st.sampled_from([*DateOrder, None])


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


@pytest.mark.parametrize(
    ("language", "text", "expected", "raw"),
    [
        ("de", "29.03.2016 00:33", "2016-03-29 00:33:00", "29.03.2016 00:33"),
        ("de", "Stand: 3. April 2016, 10:30 Uhr", "2016-04-03 10:30:00", "3. April 2016, 10:30 Uhr"),
        ("de", "Von Ann Lee | 14:08 Uhr, 31. Oktober 2023", "2023-10-31 14:08:00", "14:08 Uhr, 31. Oktober 2023"),
        ("de", "Di, 31.10.23, 14.08 Uhr", "2023-10-31 14:08:00", "31.10.23, 14.08 Uhr"),
        ("de", "macbacchi28.09.1912:44", "2019-09-28 12:44:00", "28.09.1912:44"),
        ("en", "Sept. 4, 2021 12:15 AM", "2021-09-04 00:15:00", "Sept. 4, 2021 12:15 AM"),
        ("en", "Tue 4 May 2021 10.04 EDT", "2021-05-04 10:04:00", "4 May 2021 10.04 EDT"),
        ("en", "13/05/2021 10:00", "2021-05-13 10:00:00", "13/05/2021 10:00"),
        ("fr", "Publié le 4 mai 2021 à 10h30", "2021-05-04 10:30:00", "4 mai 2021 à 10h30"),
        ("es", "4 de mayo de 2021", "2021-05-04", "4 de mayo de 2021"),
        ("it", "4 maggio 2021 alle 10:30", "2021-05-04 10:30:00", "4 maggio 2021 alle 10:30"),
        ("pl", "12 maja 2021, 10:04", "2021-05-12 10:04:00", "12 maja 2021, 10:04"),
        ("pt", "04/05/2021 às 10h30", "2021-05-04 10:30:00", "04/05/2021 às 10h30"),
        ("nl", "4 mei 2021 om 10:30", "2021-05-04 10:30:00", "4 mei 2021 om 10:30"),
        ("ru", "4 мая 2021, 10:30", "2021-05-04 10:30:00", "4 мая 2021, 10:30"),
        ("tr", "Giriş: 04.05.2021 - 10:30", "2021-05-04 10:30:00", "04.05.2021 - 10:30"),
        ("zh", "2021年5月4日 10:30", "2021-05-04 10:30:00", "2021年5月4日 10:30"),
        ("ja", "2021/05/04 10:30", "2021-05-04 10:30:00", "2021/05/04 10:30"),
    ],
)
def test_printed_dates_in_the_languages(language: str, text: str, expected: str, raw: str) -> None:
    (moment,) = find_printed(text, language, language_for(language).date_order)
    assert told(moment) == expected
    assert moment.raw == raw


def test_several_dates_of_a_line_each_with_their_time() -> None:
    found = find_printed("Published 10:30 a.m. ET May 4, 2021 | Updated 5 May 2021 10.04 BST", "en", None)
    assert [stamped(moment) for moment in found] == ["2021-05-04T14:30:00+00:00", "2021-05-05T09:04:00+00:00"]


@pytest.mark.parametrize(
    "text", ["Version 1.2.10", "1.234.567 Euro", "um 12:30:45", "Mai 2020", "04/05/2021", "2.30.2020"]
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert find_printed(text, "en", None) == ()


def test_the_order_decides_between_day_and_month() -> None:
    assert told(find_printed("04/05/2021", "en", DateOrder.DMY)[0]) == "2021-05-04"
    assert told(find_printed("04/05/2021", "en", DateOrder.MDY)[0]) == "2021-04-05"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "vor 2 Stunden", "2024-05-10"),
        ("de", "Gestern, 18:05 Uhr", "2024-05-09 18:05:00"),
        ("de", "vor etwa 10 Minuten", "2024-05-10 14:20:00"),
        ("en", "5 minutes ago", "2024-05-10 14:25:00"),
        ("en", "an hour ago", "2024-05-10"),
        ("fr", "il y a 3 jours", "2024-05-07"),
        ("pl", "2 dni temu", "2024-05-08"),
        ("ja", "3時間前", "2024-05-10"),
    ],
)
def test_moments_told_from_the_fetch(language: str, text: str, expected: str) -> None:
    assert told(find_relative(text, language_for(language), NOW)) == expected


@pytest.mark.parametrize("text", ["vor 3 Jahren", "in 2 Stunden", "2 Stunden", "vor 900 Wochen", "Vorgestern"])
def test_other_spans_are_no_moments(text: str) -> None:
    assert find_relative(text, language_for("de"), NOW) is None


def test_hours_that_exist_twice_or_never_are_doubtful() -> None:
    def at(day: date) -> Moment:
        return Moment(day, time(2, 30), None, None, Precision.MINUTE, "")

    assert is_doubtful(at(date(2024, 3, 31)), "Europe/Berlin")
    assert is_doubtful(at(date(2024, 10, 27)), "Europe/Berlin")
    assert not is_doubtful(at(date(2024, 5, 1)), "Europe/Berlin")
    assert not is_doubtful(at(date(2024, 3, 31))._replace(offset=timedelta(hours=1)), "Europe/Berlin")


def check(moment: Moment) -> None:
    assert 1900 <= moment.day.year <= 2100
    assert (moment.clock is None) == (moment.precision is Precision.DAY)
    instant = instant_of(moment, "Pacific/Auckland")
    assert instant is None or instant.tzinfo is UTC


DATELIKE = st.text(alphabet="0123456789.:/-, TZ+aprilmaiuhr°年月日'hPM", max_size=40)


@given(st.text(max_size=60) | DATELIKE, LANGUAGES, ORDERS)
@example("2100-12-31T23:59:59-14:00", "de", None)
@example("1900-01-02T00:01:00+14:00", "de", None)
def test_any_claim_is_nothing_or_a_sane_moment(text: str, language: str | None, order: DateOrder | None) -> None:
    moment = parse_claimed(text, language, order)
    if moment:
        check(moment)
        assert moment.raw in text


@given(st.text(max_size=120) | DATELIKE, LANGUAGES, ORDERS)
def test_printed_moments_are_sane_and_read_again_from_their_raw_string(
    text: str, language: str | None, order: DateOrder | None
) -> None:
    for moment in find_printed(text, language, order):
        check(moment)
        assert moment.raw in text


@given(st.text(max_size=60), st.sampled_from(language_codes()))
def test_any_line_is_told_from_the_fetch_without_a_crash(text: str, language: str) -> None:
    moment = find_relative(text, language_for(language), NOW)
    assert moment is None or moment.day <= NOW.date()


@given(st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2099, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001
def test_iso_instants_come_back(instant: datetime) -> None:
    whole = instant.replace(microsecond=0)
    moment = parse_claimed(whole.isoformat(), None, None)
    assert moment is not None
    assert moment.clock is None or instant_of(moment, None) == whole
