from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.gold import load_dataset, load_page
from newsscrape.evaluate.labels import HandLabel, HandLabels, LabelledGold
from newsscrape.model.label import Label
from newsscrape.policy.looks import looks_from
from newsscrape.policy.weights import shipped_weights
from newsscrape.read.document import read
from newsscrape.text import key_of

pytest.importorskip("sklearn", reason="fitting needs the extra newsscrape[fit]")

from newsscrape.evaluate.fit_looks import Shown, fit_looks, show

MakeSet = Callable[..., Path]

PAGE = (
    "<html><nav><a href=/a>Local</a><a href=/b>Sport</a></nav><h1>Crane {0} falls</h1><div class=story>"
    "<p>On the first day the harbour crane number {0} was lifted off its rails.</p></div>"
    "<div class=cards><a href=/story-of-{0}>Another story of number {0}</a></div>"
    "<footer>Printed in {0} copies a day, most of them read at breakfast</footer></html>"
)
TOLD = {"Crane": Label.HEADLINE, "On th": Label.BODY, "Anoth": Label.TEASER, "Print": Label.OTHER}


def labelled(folder: Path) -> list[LabelledGold]:
    found = []
    for gold in load_dataset(folder).pages:
        page = load_page(gold)
        blocks = tuple(
            HandLabel(key_of(block.text), TOLD.get(block.text[:5], Label.NAVIGATION)) for block in read(page).blocks
        )
        hand = HandLabels(
            path=gold.path,
            dataset="set",
            id=gold.id,
            content_sha256=hashlib.sha256(page.body).hexdigest(),
            language="en",
            domain=gold.domain or "",
            blocks=blocks,
        )
        found.append(LabelledGold(hand, gold))
    return found


@pytest.fixture
def shown(make_set: MakeSet) -> list[Shown]:
    pages: list[tuple[Mapping[str, object], str]] = [
        ({"domain": f"paper-{number}.example", "text": "x"}, PAGE.format(number)) for number in range(1, 9)
    ]
    return [show(one, shipped_weights()) for one in labelled(make_set("set", *pages))]


def test_only_what_is_no_text_is_learned_from(shown: list[Shown]) -> None:
    assert [label for label, _ in shown[0].blocks] == [Label.NAVIGATION, Label.TEASER, Label.OTHER]
    assert "near:card" in shown[0].blocks[1][1]


def test_what_was_learned_tells_teasers_from_menus(shown: list[Shown]) -> None:
    looks = looks_from(fit_looks(shown), "looks.json")
    assert looks.labels == (Label.NAVIGATION, Label.OTHER, Label.TEASER)
    assert looks.points["near:card"][2] > 0 > looks.points["in:nav"][2]


def test_the_same_pages_give_the_same_file_in_any_order(shown: list[Shown]) -> None:
    assert fit_looks(shown) == fit_looks(shown)
    corpus, turned, fewer = (looks_from(fit_looks(some), "x").corpus for some in (shown, shown[::-1], shown[1:]))
    assert corpus == turned != fewer


def test_too_few_pages_are_an_error(shown: list[Shown]) -> None:
    with pytest.raises(InputError, match="the 1 labelled pages are too few"):
        fit_looks(shown[:1])
