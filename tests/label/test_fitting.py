from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.facts import Facts
from newsscrape.label.features import features_of
from newsscrape.label.fitting import fits
from newsscrape.label.sight import sight_of
from newsscrape.label.signs import signs_of
from newsscrape.model.label import Label

Measured = Callable[..., Facts]

HEADED = "<h1>Die Fähre bleibt länger im Dock</h1>"


@pytest.mark.parametrize(
    ("html", "label", "may_be"),
    [
        ("<p>Die Werft hat Boote</p>", Label.AD, False),
        ("<div class=ad-slot><p>Die Werft hat Boote</p></div>", Label.AD, True),
        ("<div><p>Anzeige</p><p>Die Werft hat Boote</p></div>", Label.AD, True),
        ("<p>Mehr lesen für wenig Geld</p>", Label.PAYWALL, False),
        ("<div class=paywall><p>Mehr lesen für wenig Geld</p></div>", Label.PAYWALL, True),
        ("<div><p>Mehr für wenig Geld</p><p>Jetzt weiterlesen mit Plus</p></div>", Label.PAYWALL, True),
        ("<p>Nahverkehr</p>", Label.KICKER, False),
        ("<p>3 Kommentare</p>", Label.BYLINE, False),
        ("<p>Ida Wolff</p>", Label.BYLINE, False),
        ("<p class=author>3 Artikel</p>", Label.BYLINE, False),
        ("<p class=author>Ida Wolff, 08.04.2025</p>", Label.BYLINE, True),
        ("<p>Nahverkehr</p>", Label.TIMESTAMP, False),
        ("<p>08.04.2025</p>", Label.TIMESTAMP, True),
        ("<p class=sponsor>Ida Wolff</p>", Label.BYLINE, False),
        ("<p>Themen: <a href=/a>Hafen</a></p>", Label.OTHER, False),
        ("<p>Themen</p>", Label.OTHER, True),
        ("<p><a href=/a-b>So wurde der Maibaum aufgestellt 08.04.2025</a></p>", Label.NAVIGATION, False),
        ("<p><a href=/a-b>Stadt</a></p>", Label.NAVIGATION, True),
        ("<p>Nahverkehr</p>", Label.TEASER, True),
    ],
)
def test_a_label_the_record_is_read_from_needs_more_than_looks(
    measured: Measured, html: str, label: Label, *, may_be: bool
) -> None:
    facts = measured(f"{HEADED}<p>Ein Satz.</p>{html}")
    chances = [0.1] * len(facts.document.blocks)
    signs = signs_of(facts, features_of(facts), chances)
    assert fits(len(chances) - 1, label, signs, sight_of(facts, chances)) is may_be


def test_a_kicker_stands_above_the_headline_and_is_no_ad(measured: Measured) -> None:
    facts = measured(f"<p>Nahverkehr</p><p class=sponsor>Die Werft</p>{HEADED}")
    chances = [0.1] * 3
    signs, sight = signs_of(facts, features_of(facts), chances), sight_of(facts, chances)
    assert [fits(index, Label.KICKER, signs, sight) for index in range(3)] == [True, False, False]
