from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from newsscrape.label.facts import Facts
from newsscrape.label.features import features_of
from newsscrape.label.signs import CLOCKS, KINDS, ZONES, Signs, signs_of, zones_of

Measured = Callable[..., Facts]

HEADED = "<h1>Die Fähre bleibt länger im Dock</h1>"


def look_at(facts: Facts, chances: Sequence[float] = ()) -> Signs:
    return signs_of(facts, features_of(facts), chances or [0.1] * len(facts.document.blocks))


def values(facts: Facts, kind: str) -> list[str]:
    return [KINDS[kind][code] for code in look_at(facts).codes[kind]]


def test_the_zones_go_from_above_the_headline_to_below_the_text() -> None:
    chances = [0.1] * 6 + [0.1] * 2 + [0.9, 0.1, 0.9] + [0.1] * 10
    zones = [ZONES[zone] for zone in zones_of(5, chances)]
    assert zones == ["top", *["above"] * 4, *["head"] * 3, *["amid"] * 3, *["below"] * 8, *["end"] * 2]


def test_a_page_without_headline_and_text_has_no_top() -> None:
    assert {ZONES[zone] for zone in zones_of(-1, [0.1] * 20)} == {"head", "below", "end"} - {"head"} | {"amid"}


@pytest.mark.parametrize(
    ("html", "kind", "value"),
    [
        ("<p>Zwei Wörter</p>", "size", "<=2,<=0,amid"),
        ("<p><a href=/x>Zwei Wörter</a></p>", "size", "<=2,>0.9,amid"),
        ("<p>Mehr zum Thema</p>", "phrase", "related"),
        ("<p>Die Lage</p>", "phrase", "none"),
        ("<p><a href=#oben>Die Lage</a></p>", "link", "down,<=2"),
        ("<p><a href=https://www.andere.example/>Die Lage</a></p>", "link", "away,<=2"),
        ("<p><a href=/die-lange-faehre>Die Lage</a></p>", "link", "<=16,<=2"),
        ("<p>Die Lage</p>", "link", "none,<=2"),
        ("<p>08.04.2025</p>", "digits", ">0.6,clock,amid"),
        ("<p><time>08.04.2025</time></p>", "digits", ">0.6,time,amid"),
        ("<p>Kapitel 1</p>", "digits", "<=0.2,,amid"),
        ("<p>Foto: Archiv</p>", "flags", "credit,,,"),
        ("<p hidden>Die Lage:</p>", "flags", ",,colon,hidden"),
        ("<img src=/a.jpg><p>Die Lage</p>", "picture", "first,amid"),
    ],
)
def test_a_block_has_one_value_of_each_kind(measured: Measured, html: str, kind: str, value: str) -> None:
    assert values(measured(html), kind) == [value]


def test_the_neighbours_are_seen(measured: Measured) -> None:
    facts = measured("<p>Eins</p><p><a href=/x>Zwei</a></p>")
    assert values(facts, "before1") == ["none", "<=2,<=0.3"]
    assert values(facts, "after1") == ["<=2,>0.8", "none"]
    assert values(facts, "after2") == ["none", "none"]


def test_the_place_beside_the_headline_is_seen(measured: Measured) -> None:
    assert values(measured(f"<p>Nahverkehr</p>{HEADED}<p>Wort</p>"), "from_headline") == ["-1,<=4", "+0,<=12", "+1,<=4"]
    assert values(measured("<p>Wort</p>"), "from_headline") == ["-6,<=4"]


def test_every_code_has_a_name(measured: Measured) -> None:
    facts = measured(f"<nav><a href=/a>Start</a></nav>{HEADED}<p>Foto: Archiv 2025, 9:15</p>" + "<p>Wort</p>" * 40)
    signs = look_at(facts)
    assert set(signs.codes) == set(KINDS)
    for kind, codes in signs.codes.items():
        assert 0 <= codes.min() <= codes.max() < len(KINDS[kind])
    assert 0 <= signs.clocks.min() <= signs.clocks.max() < len(CLOCKS)
