from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.compose.headline import headline, kicker
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
PRINTED = "<h1 data-label=headline>Strom  wird billiger</h1>"


def test_the_printed_headline_beats_the_claimed_one(page_of: PageMaker) -> None:
    found = headline(page_of(PRINTED, head='<meta property="og:title" content="So viel kostet Strom jetzt">'))
    assert (found.value, found.origin, found.warnings) == ("Strom wird billiger", Origin.PRINTED, ())


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ('<meta property="og:title" content="Strom wird billiger">', "Strom wird billiger"),
        ("<title>Strom wird billiger | News</title>", "Strom wird billiger"),
        ("<title>Strom wird billiger - in Bayern</title>", "Strom wird billiger - in Bayern"),
        ("", None),
    ],
)
def test_without_a_printed_one_it_is_claimed_and_flagged(page_of: PageMaker, head: str, value: str | None) -> None:
    found = headline(page_of("<p data-label=body>Text</p>", head=head))
    assert found.value == value
    assert found.warnings == (("headline_not_printed",) if value else ())


def test_the_kicker_loses_its_colon(page_of: PageMaker) -> None:
    assert kicker(page_of(f"<p data-label=kicker>Energie:</p>{PRINTED}")).value == "Energie"
    assert kicker(page_of(PRINTED)).value is None
