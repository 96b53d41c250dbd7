from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.align import Verdict
from newsscrape.evaluate.gold import load_dataset, load_page
from newsscrape.label.facts import facts_of
from newsscrape.label.judge import judge
from newsscrape.policy.weights import weights_from
from newsscrape.read.document import read

pytest.importorskip("lightgbm", reason="fitting needs the extra newsscrape[fit]")

from newsscrape.evaluate.fit import fit
from newsscrape.evaluate.samples import Sample, sample

MakeSet = Callable[..., Path]
MakePage = Callable[[int], tuple[Mapping[str, object], str]]


def test_the_weights_tell_text_from_teasers(samples: list[Sample]) -> None:
    weights = weights_from(fit(samples), "weights.json")
    assert weights.names.near["story"] > 0 > weights.names.inside["aside"]
    assert weights.names.block["p"] > 0
    document = read(load_page(samples[0].gold))
    is_text = [chance > 0.5 for chance in judge(facts_of(document, weights.names), weights).chances]
    assert is_text == [verdict is Verdict.TEXT for verdict in samples[0].verdicts]


def test_the_order_of_the_pages_is_part_of_no_name(samples: list[Sample]) -> None:
    corpus, turned, fewer = (json.loads(fit(some))["corpus"] for some in (samples, samples[::-1], samples[1:]))
    assert corpus == turned != fewer


@pytest.mark.parametrize("number", [0, 1, 7, 10, 20])
def test_too_few_pages_are_refused(samples: list[Sample], number: int) -> None:
    with pytest.raises(InputError, match="pages are too few to fit: name sets whose pages are of 8 domains"):
        fit(samples[:number])


def test_pages_of_one_site_are_too_few(make_set: MakeSet, crane_page: MakePage) -> None:
    one_site = [(truth | {"domain": "paper.example"}, html) for truth, html in map(crane_page, range(1, 41))]
    dataset = load_dataset(make_set("one", *one_site))
    with pytest.raises(InputError, match="pages are too few to fit"):
        fit([one for gold in dataset.pages if (one := sample(gold))])


def test_the_same_pages_give_the_same_text_and_are_read_back(samples: list[Sample]) -> None:
    once, again = fit(samples), fit(samples)
    assert once == again
    weights = weights_from(once, "weights.json")
    content = json.loads(once)
    assert len(weights.first) == len(content["first"]) > 0
    assert len(weights.second) == len(content["second"])
    for kind in ("near", "within", "in", "block", "inline"):
        assert list(content["names"][kind]) == sorted(content["names"][kind])
