from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.facts import Facts
from newsscrape.label.judge import judge
from newsscrape.model.weights import Names, Split, Trust, Weights

TRUST = Trust(at=0, by=-1000)

Measured = Callable[..., Facts]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."


def test_every_block_has_its_chance_of_being_text(measured: Measured, plain_weights: Weights) -> None:
    facts = measured(f"<p>{SENTENCE}</p><nav>Start</nav><p><a href=/x>{SENTENCE}</a></p>")
    judged = judge(facts, plain_weights)
    assert judged.chances == pytest.approx([0.9707, 0.0067, 0.0067], abs=0.0001)
    assert list(judged.columns["words"]) == [18, 1, 18]


def test_what_names_say_is_one_of_the_things_asked_for(measured: Measured) -> None:
    names = Names(bias=0, near={"teaser": -900}, within={}, inside={}, block={}, inline={}, nearer={"teaser": -900})
    tree = Split(feature="names", limit=-0.5, points=0, low=-1500, high=2000)
    judged = judge(
        measured("<p class=teaser>x</p><p>y</p>", names=names),
        Weights(corpus="", names=names, first=(tree,), second=(), trust=TRUST),
    )
    assert judged.chances == pytest.approx([0.0067, 0.8808], abs=0.0001)


@pytest.mark.parametrize(("points", "chance"), [(10**9, 1.0), (0, 0.5), (-(10**9), 0.0)])
def test_extreme_points_do_not_overflow(measured: Measured, no_names: Names, points: int, chance: float) -> None:
    tree = Split(feature="words", limit=9, points=0, low=points, high=0)
    judged = judge(measured("<p>x</p>"), Weights(corpus="", names=no_names, first=(tree,), second=(), trust=TRUST))
    assert judged.chances == pytest.approx([chance], abs=0.01)


def test_a_page_without_blocks_is_judged_at_once(measured: Measured, plain_weights: Weights) -> None:
    judged = judge(measured(""), plain_weights)
    assert (list(judged.chances), dict(judged.columns)) == ([], {})
