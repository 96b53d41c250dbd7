from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from newsscrape.evaluate.gold import load_dataset, load_page
from newsscrape.evaluate.samples import Sample, sample
from newsscrape.label.facts import facts_of
from newsscrape.label.features import features_of
from newsscrape.policy.weights import weights_from
from newsscrape.read.document import read

pytest.importorskip("sklearn", reason="fitting needs the extra newsscrape[fit]")

from newsscrape.evaluate.fit import fit
from newsscrape.evaluate.fit_names import fit_names, said

MakeSet = Callable[..., Path]
MakePage = Callable[[int], tuple[Mapping[str, object], str]]


def test_names_of_few_domains_have_no_weight(make_set: MakeSet, crane_page: MakePage) -> None:
    pages = [crane_page(number) for number in range(1, 41)]
    rare = [(truth, html.replace("class=story", "class='story rare'")) for truth, html in pages[:7]]
    dataset = load_dataset(make_set("other", *rare, *pages[7:]))
    names = fit_names([one for gold in dataset.pages if (one := sample(gold))])
    assert "story" in names["near"]
    assert "rare" not in names["near"]


DEEP = "".join(f"<div class='w{chr(97 + n // 26)}{chr(97 + n % 26)} story'>" for n in range(400))


@pytest.mark.parametrize(
    "html",
    [
        "<p>of the crane</p>",
        "<div class='story box'><ul><li><div><em class=card>far</em> words</div></ul></div><aside class=card>x</aside>",
        f"{DEEP}<p>deep</p>",
    ],
    ids=["a page like those", "names in other places", "deep"],
)
def test_the_fitting_and_the_labelling_add_up_names_alike(samples: list[Sample], make_set: MakeSet, html: str) -> None:
    text = fit(samples)
    names = json.loads(text)["names"]
    deep_words = {f"w{chr(97 + n // 26)}{chr(97 + n % 26)}": n for n in range(400)}
    names["within"] |= deep_words | {"story": 311}
    names["near"] |= {word: 2 * points + 1 for word, points in deep_words.items()}
    weights = weights_from(json.dumps(json.loads(text) | {"names": names}), "weights.json")
    (gold,) = load_dataset(make_set("other", ({"text": "x"}, html))).pages
    one = sample(gold)
    assert one is not None
    points = {kind: words for kind, words in names.items() if kind != "bias"} | {"": {"": names["bias"]}}
    labelled = features_of(facts_of(read(load_page(gold)), weights.names))["names"]
    assert said(one, points).tolist() == np.array(labelled, dtype=np.float32).tolist()
