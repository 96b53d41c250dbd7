from collections.abc import Callable

import pytest

from newsscrape.compose.reading_time import estimated_minutes, reading_time
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin
from newsscrape.policy.languages import language_for

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"


def test_print_comes_before_claims(page_of: PageMaker) -> None:
    head = '<meta name="twitter:label2" content="Geschätzte Lesezeit"><meta name="twitter:data2" content="9 Minuten">'
    page = page_of(f"{HEADLINE}<div>Lesezeit: 1 min</div>", head=head)
    assert (reading_time(page).value, reading_time(page).raw, reading_time(page).origin) == (
        1.0,
        "Lesezeit: 1 min",
        Origin.PRINTED,
    )


@pytest.mark.parametrize(
    ("claimed", "minutes"),
    [("PT3M", 3.0), ("PT1H5M", 65.0), ("PT90S", 1.5), ("PT", None), ("PT0M", None), ("soon", None), ("4", 4.0)],
)
def test_claimed_durations(page_of: PageMaker, claimed: str, minutes: float | None) -> None:
    head = f'<script type="application/ld+json">{{"@type":"Article","timeRequired":"{claimed}"}}</script>'
    assert reading_time(page_of(HEADLINE, head=head)).value == minutes


def test_nothing_is_computed(page_of: PageMaker) -> None:
    assert reading_time(page_of(f"{HEADLINE}<p data-label=body>{'Wort ' * 500}</p>")).value is None


def test_the_estimate_follows_the_language() -> None:
    assert estimated_minutes("", 179, language_for("de")) == 1.0
    assert estimated_minutes("", 456, language_for("en")) == 2.0
    assert estimated_minutes("字 " * 255, 255, language_for("zh")) == 1.0
    assert estimated_minutes("", 0, language_for("de")) == 0.0


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("<div class=reading-time>7 min</div>", 7.0),
        ("<div><span class='meta-rtime meta-item'>5 Minuten</span></div>", 5.0),
        ("<div class=duration>7 min</div>", None),
        ("<div data-label=teaser class=reading-time>7 min</div>", None),
        ("<div data-label=timestamp>2025-11-03<b>14 min read</b></div>", 14.0),
        ("<div data-label=navigation>Ratgeber · 10 min read · Von uns</div>", 10.0),
    ],
)
def test_what_stands_beside_the_headline(page_of: PageMaker, line: str, minutes: float | None) -> None:
    assert reading_time(page_of(f"{line}{HEADLINE}<p data-label=body>Text</p>")).value == minutes


@pytest.mark.parametrize(("value", "minutes"), [("4", 4.0), ("PT4M", 4.0), ("240", None), ("soon", None)])
def test_attributes_around_the_headline(page_of: PageMaker, value: str, minutes: float | None) -> None:
    found = reading_time(page_of(f"<article data-reading-time='{value}'>{HEADLINE}</article>"))
    assert (found.value, found.origin) == (minutes, Origin.META if minutes else None)


def test_one_further_away_counts_only_where_nothing_is_claimed(page_of: PageMaker) -> None:
    body = f"{HEADLINE}{'<p data-label=body>Text</p>' * 30}<div data-label=reading_time>9 min read</div>"
    head = '<meta name="twitter:label2" content="Geschätzte Lesezeit"><meta name="twitter:data2" content="3 Minuten">'
    assert reading_time(page_of(body)).value == 9.0
    assert reading_time(page_of(body, head=head)).value == 3.0
