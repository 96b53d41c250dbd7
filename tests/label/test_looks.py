from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.facts import Facts
from newsscrape.label.features import features_of
from newsscrape.label.looks import block_signs, looks_of, place_signs
from newsscrape.label.sight import sight_of
from newsscrape.label.signs import KINDS, NO_SIGNS, ZONES, signs_of
from newsscrape.model.label import Label
from newsscrape.model.looks import NO_LOOKS, Looks

Measured = Callable[..., Facts]

BODY = (
    "<nav class=main-menu><a href=/a>Start</a></nav><h1>Die Fähre bleibt länger im Dock</h1>"
    "<div class=newsletter><b>Die Post am Morgen</b><p>Jetzt Newsletter abonnieren</p></div>"
    "<footer><p class=copy>Alle Rechte vorbehalten</p></footer>"
)
LABELS = (Label.OTHER, Label.NAVIGATION, Label.NEWSLETTER)


def looks_by(**points: tuple[int, ...]) -> Looks:
    return Looks(corpus="", labels=LABELS, points={sign.replace("__", ":"): row for sign, row in points.items()})


def found(facts: Facts, looks: Looks) -> list[Label]:
    chances = [0.1] * len(facts.document.blocks)
    signs = signs_of(facts, features_of(facts), chances)
    return looks_of(sight_of(facts, chances), signs, range(len(chances)), looks)


@pytest.mark.parametrize(
    ("sign", "places"),
    [
        ("near__menu", [0]),
        ("in__nav", [0]),
        ("tag__a", [0]),
        ("phrase__newsletter", [3]),
        ("held__newsletter", [2, 3]),
        ("outer__newsletter", [2, 3]),
        ("tag__p", [3, 4]),
        ("all", [0, 1, 2, 3, 4]),
    ],
)
def test_each_sign_speaks_for_the_blocks_that_have_it(measured: Measured, sign: str, places: list[int]) -> None:
    labels = found(measured(BODY), looks_by(**{sign: (0, 0, 10)}))
    assert [place for place, label in enumerate(labels) if label is Label.NEWSLETTER] == places


def test_the_points_of_all_signs_add_up(measured: Measured) -> None:
    looks = looks_by(in__footer=(0, 10, 0), near__copy=(0, 0, 7), tag__p=(0, 0, 4))
    assert found(measured(BODY), looks)[-1] is Label.NEWSLETTER


def test_where_nothing_was_learned_all_is_something_else(measured: Measured) -> None:
    assert set(found(measured(BODY), NO_LOOKS)) == {Label.OTHER}
    assert looks_of(sight_of(measured(""), []), NO_SIGNS, [], NO_LOOKS) == []


def test_the_points_are_those_of_the_named_signs(measured: Measured) -> None:
    """What is explained is what was added up: every sign alone moves exactly the blocks it is named for."""
    facts = measured(BODY)
    chances = [0.1] * len(facts.document.blocks)
    signs = signs_of(facts, features_of(facts), chances)
    groups = sight_of(facts, chances).groups
    named = [
        {
            *[sign.format(ZONES[signs.zones[index]]) for sign in place_signs(facts, number, groups)],
            *block_signs(signs, index),
        }
        for index, number in enumerate(facts.numbers)
    ]
    for sign in sorted(set().union(*named)):
        labels = found(facts, Looks(corpus="", labels=LABELS, points={sign: (0, 0, 1)}))
        assert [label is Label.NEWSLETTER for label in labels] == [sign in each for each in named], sign


def test_every_kind_is_named(measured: Measured) -> None:
    facts = measured(BODY)
    signs = signs_of(facts, features_of(facts), [0.1] * len(facts.document.blocks))
    assert {sign.partition(":")[0] for sign in block_signs(signs, 3)} == {*KINDS, "held"}
