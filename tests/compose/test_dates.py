from collections.abc import Callable

import pytest

from newsscrape.compose.dates import Dated, dates
from newsscrape.compose.finding import Finding
from newsscrape.compose.survey import Survey
from newsscrape.model.article import Precision
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
BODY = "<p data-label=body>Der Text des Artikels, lang genug.</p>" * 2


def published(page: Survey) -> Finding[Dated | None]:
    return dates(page).published


def modified(page: Survey) -> Finding[Dated | None]:
    return dates(page).modified


def ld(**claims: str) -> str:
    inner = ",".join(f'"{name}":"{value}"' for name, value in {"@type": "NewsArticle", **claims}.items())
    return f'<script type="application/ld+json">{{{inner}}}</script>'


def test_a_printed_minute_in_the_profiles_zone(page_of: PageMaker) -> None:
    page = page_of(
        f"{HEADLINE}<div>Lesezeit: 1 min</div><div>29.03.2016 00:33</div>{BODY}",
        url="https://deutsche-wirtschafts-nachrichten.de/2016/03/29/slug",
        site="deutsche-wirtschafts-nachrichten.de",
    )
    found = published(page)
    assert found.value is not None
    assert (found.value.at, found.value.day) == ("2016-03-28T22:33:00Z", "2016-03-29")
    assert (found.value.precision, found.value.timezone) == (Precision.MINUTE, "Europe/Berlin")
    assert (found.raw, found.origin, found.warnings) == ("29.03.2016 00:33", Origin.PRINTED, ())
    assert modified(page).value is None


def test_a_claimed_second_wins_over_the_printed_minute_of_the_same_day(page_of: PageMaker) -> None:
    page = page_of(
        f"{HEADLINE}<div>31.10.2023 14:08</div>{BODY}",
        head=ld(datePublished="2023-10-31T14:08:10+01:00"),
        url="https://x.de/a",
    )
    found = published(page)
    assert found.value is not None
    assert (found.value.at, found.value.precision) == ("2023-10-31T13:08:10Z", Precision.SECOND)
    assert (found.value.timezone, found.raw, found.origin) == (
        "Europe/Berlin",
        "2023-10-31T14:08:10+01:00",
        Origin.JSONLD,
    )


def test_publication_and_change_are_never_filled_from_each_other(page_of: PageMaker) -> None:
    only_changed = page_of(
        f"{HEADLINE}<div>Aktualisiert: 03.04.2020, 10:30 Uhr</div>{BODY}", head=ld(dateModified="2020-04-03")
    )
    assert published(only_changed).value is None
    changed = modified(only_changed).value
    assert changed is not None
    assert changed.at == "2020-04-03T08:30:00Z"
    both = page_of(f"{HEADLINE}<div>Veröffentlicht: 01.04.2020 | Stand: 03.04.2020, 10:30 Uhr</div>{BODY}")
    assert getattr(published(both).value, "day", None) == "2020-04-01"
    assert getattr(modified(both).value, "day", None) == "2020-04-03"


def test_dates_of_teasers_comments_and_copyright_lines_are_not_the_articles(page_of: PageMaker) -> None:
    page = page_of(
        f"{HEADLINE}{BODY}<div data-label=teaser>10.05.2024</div><div data-label=comment>11.05.2024, 10:00</div>"
        "<footer>© 12.05.2024 Verlag</footer>"
    )
    assert published(page).value is None


def test_a_date_in_the_text_is_no_publication(page_of: PageMaker) -> None:
    page = page_of(f"{HEADLINE}<p data-label=body>Am 3. Mai 2020 beschloss der Rat, was am 4. Mai 2021 galt.</p>{BODY}")
    assert published(page).value is None


def test_time_elements_are_told_apart_by_their_marks(page_of: PageMaker) -> None:
    page = page_of(
        f'{HEADLINE}<div><time class="entry-date published" datetime="2020-04-01T10:00:00+02:00">1. April</time> '
        f'<time class="updated" datetime="2020-04-02T10:00:00+02:00">2. April</time></div>{BODY}',
        url="https://x.de/a",
    )
    assert getattr(published(page).value, "at", None) == "2020-04-01T08:00:00Z"
    assert getattr(modified(page).value, "at", None) == "2020-04-02T08:00:00Z"


def test_nothing_from_the_future(page_of: PageMaker) -> None:
    page = page_of(
        HEADLINE + BODY, head=ld(datePublished="2031-01-01T10:00:00Z"), fetched_at="2024-05-10T12:00:00+00:00"
    )
    assert published(page).value is None
    assert published(page).warnings == ("date_in_future",)


def test_relative_times_count_from_the_fetch_only(page_of: PageMaker) -> None:
    body = f"{HEADLINE}<div data-label=timestamp>Gestern, 18:05 Uhr</div>{BODY}"
    found = published(page_of(body, url="https://x.de/a", fetched_at="2024-05-10T12:00:00+00:00"))
    assert found.value is not None
    assert (found.value.at, found.raw) == ("2024-05-09T16:05:00Z", "Gestern, 18:05 Uhr")
    assert published(page_of(body, url="https://x.de/a")).value is None


def test_the_address_gives_a_day(page_of: PageMaker) -> None:
    found = published(page_of(HEADLINE + BODY, url="https://x.de/politik/2016/03/29/slug"))
    assert found.value is not None
    assert (found.value.day, found.value.at, found.origin, found.raw) == ("2016-03-29", None, Origin.URL, "2016/03/29")


def test_a_zone_only_the_language_speaks_for_is_flagged(page_of: PageMaker) -> None:
    body = f"{HEADLINE}<div>29.03.2016 00:33</div>{BODY}"
    found = published(page_of(body, url="https://x.com/a"))
    assert getattr(found.value, "at", None) == "2016-03-28T22:33:00Z"
    assert found.warnings == ("timezone_assumed",)
    assert published(page_of(body, url="https://x.at/a")).warnings == ()


def test_a_time_without_any_zone_keeps_its_day(page_of: PageMaker) -> None:
    found = published(page_of(f"{HEADLINE}<div>May 4, 2021 5:02 PM</div>{BODY}", url="https://x.com/a", language="en"))
    assert found.value is not None
    assert (found.value.day, found.value.at, found.value.precision) == ("2021-05-04", None, Precision.DAY)
    assert found.warnings == ("timezone_unknown",)


def test_places_that_disagree_are_flagged_and_two_outvote_one(page_of: PageMaker) -> None:
    page = page_of(
        f"{HEADLINE}<div>29.03.2016 00:33</div>{BODY}",
        head='<meta name=date content="2019-01-01">',
        url="https://x.de/2016/03/29/slug",
    )
    found = published(page)
    assert getattr(found.value, "day", None) == "2016-03-29"
    assert found.warnings == ("date_conflict",)


def test_an_instant_in_utc_has_the_day_readers_saw(page_of: PageMaker) -> None:
    berlin = page_of(HEADLINE + BODY, head=ld(datePublished="2020-05-01T22:30:00Z"), url="https://x.de/a")
    assert getattr(published(berlin).value, "day", None) == "2020-05-02"
    american = page_of(
        f"{HEADLINE}<div>May 1, 2020</div>{BODY}",
        head=ld(datePublished="2020-05-02T02:30:00Z"),
        url="https://x.com/a",
        language="en",
    )
    found = published(american)
    assert found.value is not None
    assert (found.value.day, found.value.at) == ("2020-05-01", "2020-05-02T02:30:00Z")


def test_claims_of_a_rebuilt_page_give_way_to_print(page_of: PageMaker) -> None:
    page = page_of(
        f"{HEADLINE}<div>1. Februar 2022</div>{BODY}",
        head=ld(datePublished="Jun 12, 2025", dateModified="Jun 12, 2025"),
    )
    assert getattr(published(page).value, "day", None) == "2022-02-01"


@pytest.mark.parametrize(
    ("moment", "warnings"),
    [
        ("27.10.2024, 02:30 Uhr", ("time_ambiguous",)),
        ("31.03.2024, 02:30 Uhr", ("time_skipped",)),
        ("27.10.2024, 04:30 Uhr", ()),
    ],
)
def test_an_hour_that_exists_twice_is_flagged(page_of: PageMaker, moment: str, warnings: tuple[str, ...]) -> None:
    page = page_of(f"{HEADLINE}<div>{moment}</div>{BODY}", url="https://x.de/a")
    assert published(page).warnings == warnings
