from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.align import Verdict
from newsscrape.evaluate.gold import load_dataset
from newsscrape.policy.weights import weights_from

pytest.importorskip("sklearn", reason="fitting needs the extra newsscrape[fit]")

from newsscrape.evaluate.fit import Sample, balance, dumps, fit, sample

MakeSet = Callable[..., Path]

PROSE = "On day {} the harbour crane number {} was lifted off its rails, and nobody in the town had expected it."
MENU = "<nav><ul><li><a href=/a>Local</a><li><a href=/b>Sport</a></ul></nav>"
CARD = "<aside class=card><a href=/story-{0}>Another story of number {0} that somebody else may read</a></aside>"


def page(number: int) -> tuple[Mapping[str, object], str]:
    lines = [PROSE.format(day, number) for day in range(1, 4)]
    body = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<html>{MENU}<h1>Crane {number}</h1><div class=story>{body}</div>{CARD.format(number)}</html>"
    return {"domain": f"paper-{number}.example", "text": "\n".join(lines)}, html


@pytest.fixture
def samples(make_set: MakeSet) -> list[Sample]:
    dataset = load_dataset(make_set("set", *(page(number) for number in range(1, 21))))
    return [one for gold in dataset.pages if (one := sample(gold)) is not None]


def test_a_page_is_measured_block_by_block(samples: list[Sample]) -> None:
    one = samples[0]
    assert len(one.document.blocks) == len(one.features) == len(one.verdicts)
    found = {block.text[:5]: verdict for block, verdict in zip(one.document.blocks, one.verdicts, strict=True)}
    assert (found["On da"], found["Anoth"]) == (Verdict.TEXT, Verdict.NOT_TEXT)


def test_what_is_no_page_is_no_sample(make_set: MakeSet) -> None:
    (gold,) = load_dataset(make_set("set", ({"text": "x"}, b"%PDF-1.7"))).pages
    assert sample(gold) is None


def test_the_weights_tell_text_from_teasers(samples: list[Sample]) -> None:
    points = fit(samples).first.points
    assert points["tag:p"] > 0 > points["in:aside"]


def test_the_order_of_the_pages_is_part_of_no_result(samples: list[Sample]) -> None:
    assert fit(samples).corpus == fit(samples[::-1]).corpus
    assert fit(samples).corpus != fit(samples[1:]).corpus


def test_features_of_few_domains_have_no_weight(samples: list[Sample]) -> None:
    assert "near:story" in fit(samples).first.points
    assert "place:9" not in fit(samples).first.points


@pytest.mark.parametrize("number", [0, 1, 7])
def test_too_few_domains_are_refused(samples: list[Sample], number: int) -> None:
    with pytest.raises(InputError, match="pages are too few to fit: name sets whose pages are of 8 domains"):
        fit(samples[:number])


def test_the_same_pages_give_the_same_bytes_and_are_read_back(samples: list[Sample]) -> None:
    once, again = dumps(fit(samples)), dumps(fit(samples))
    assert once == again
    assert weights_from(once, "weights.json") == fit(samples)
    names = list(json.loads(once)["first"]["points"])
    assert names == sorted(names)


def test_the_verdicts_are_counted(samples: list[Sample]) -> None:
    counts = balance(samples)
    assert counts[Verdict.TEXT] == 60
    assert counts[Verdict.NOT_TEXT] >= 20
