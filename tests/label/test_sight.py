from __future__ import annotations

from collections.abc import Callable

from newsscrape.label.facts import Facts
from newsscrape.label.sight import sight_of

Measured = Callable[..., Facts]


def test_the_article_goes_from_above_its_headline_to_below_its_text(measured: Measured) -> None:
    facts = measured("<p>Davor</p>" * 9 + "<h1>Die Fähre bleibt länger im Dock</h1>" + "<p>Ein Satz.</p>" * 30)
    chances = [0.1] * 10 + [0.9] * 10 + [0.1] * 20
    article = sight_of(facts, chances).article
    assert 9 in article
    assert 0 not in article
    assert 22 in article
    assert 39 not in article


def test_a_page_without_text_and_headline_has_no_article(measured: Measured) -> None:
    facts = measured("<p>Davor</p>")
    assert not sight_of(facts, [0.1]).article
