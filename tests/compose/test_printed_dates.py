from datetime import UTC, date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.moment import Moment, instant_of
from newsscrape.compose.printed_dates import find_printed, with_time_behind
from newsscrape.model.article import Precision
from newsscrape.policy.languages import DateOrder, language_codes, language_for

LANGUAGES = st.sampled_from(language_codes())
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
        ("fi", "2.9.2020 klo 12.45", "2020-09-02 12:45:00", "2.9.2020 klo 12.45"),
        ("da", "02. marts 2020 kl. 10:21", "2020-03-02 10:21:00", "02. marts 2020 kl. 10:21"),
        ("hu", "2020. június 4. 11:27", "2020-06-04 11:27:00", "2020. június 4. 11:27"),
        ("ko", "입력2023.11.02. 오후 8:06", "2023-11-02 20:06:00", "2023.11.02. 오후 8:06"),
        ("ar", "24 نيسان / أبريل 2020 09:22 مساءً", "2020-04-24 21:22:00", "24 نيسان / أبريل 2020 09:22 مساءً"),
        ("de", "26 | 01 | 2022", "2022-01-26", "26 | 01 | 2022"),
        ("de", "Teil 1 am 20.09.2020", "2020-09-20", "20.09.2020"),
        ("de", "5 Min. | 12. Mai 2021 - 5 Min.", "2021-05-12", "12. Mai 2021"),
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
    "text",
    [
        "Version 1.2.10",
        "1.234.567 Euro",
        "um 12:30:45",
        "Mai 2020",
        "04/05/2021",
        "2.30.2020",
        "2020/7/11-12, am See",
        "11.-12. May 2021",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert find_printed(text, "en", None) == ()


def test_the_order_decides_between_day_and_month() -> None:
    assert told(find_printed("04/05/2021", "en", DateOrder.DMY)[0]) == "2021-05-04"
    assert told(find_printed("04/05/2021", "en", DateOrder.MDY)[0]) == "2021-04-05"


@pytest.mark.parametrize(
    ("text", "clock", "raw"),
    [
        ("Heute, 18:05 Uhr", "18:05:00", "Heute, 18:05 Uhr"),
        ("Heute in Bonn", "None", "Heute"),
        ("Heute (18.05)", "18:05:00", "Heute (18.05"),
    ],
)
def test_words_for_a_day_take_the_time_behind_them(text: str, clock: str, raw: str) -> None:
    moment = with_time_behind(date(2024, 5, 10), text, slice(0, 5), "de")
    assert (moment.day, str(moment.clock), moment.raw) == (date(2024, 5, 10), clock, raw)


def check(moment: Moment) -> None:
    assert 1900 <= moment.day.year <= 2100
    assert (moment.clock is None) == (moment.precision is Precision.DAY)
    instant = instant_of(moment, "Pacific/Auckland")
    assert instant is None or instant.tzinfo is UTC


@given(any_text(max_size=120) | DATELIKE, LANGUAGES, ORDERS)
def test_printed_moments_are_sane_and_read_again_from_their_raw_string(
    text: str, language: str, order: DateOrder | None
) -> None:
    for moment in find_printed(text, language, order):
        check(moment)
        assert moment.raw in text
