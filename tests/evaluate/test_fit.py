from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from newsscrape.errors import InputError
from newsscrape.evaluate.align import Verdict
from newsscrape.evaluate.gold import load_dataset, load_page
from newsscrape.label.facts import facts_of
from newsscrape.label.features import features_of
from newsscrape.label.judge import judge
from newsscrape.policy.weights import weights_from
from newsscrape.read.document import read

pytest.importorskip("lightgbm", reason="fitting needs the extra newsscrape[fit]")

from newsscrape.evaluate import fit as fitting
from newsscrape.evaluate.fit import Sample, balance, fit, sample

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
    dataset = load_dataset(make_set("set", *(page(number) for number in range(1, 41))))
    return [one for gold in dataset.pages if (one := sample(gold)) is not None]


def texts_of(one: Sample) -> list[str]:
    return [block.text for block in read(load_page(one.gold)).blocks]


def test_a_page_is_measured_block_by_block(samples: list[Sample]) -> None:
    one = samples[0]
    texts = texts_of(one)
    assert len(texts) == len(one.words) == len(one.verdicts) == len(one.observed)
    assert {len(column) for column in one.columns.values()} == {len(texts)}
    found = {text[:5]: verdict for text, verdict in zip(texts, one.verdicts, strict=True)}
    assert (found["On da"], found["Anoth"]) == (Verdict.TEXT, Verdict.NOT_TEXT)


def test_the_names_around_a_block_are_observed(samples: list[Sample]) -> None:
    around = dict(zip(texts_of(samples[0]), samples[0].observed, strict=True))
    assert set(around[PROSE.format(1, 1)]) == {"near:story", "in:p", "block:p", "inline:p"}
    assert set(around["Local"]) == {"in:nav", "in:ul", "in:li", "in:a", "block:li", "inline:a"}


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"", b"<html><body><img src=x></body></html>"])
def test_what_is_no_page_with_words_is_no_sample(make_set: MakeSet, body: bytes) -> None:
    (gold,) = load_dataset(make_set("set", ({"text": "x"}, body))).pages
    assert sample(gold) is None


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


def test_names_of_few_domains_have_no_weight(make_set: MakeSet) -> None:
    pages = [page(number) for number in range(1, 41)]
    rare = [(truth, html.replace("class=story", "class='story rare'")) for truth, html in pages[:7]]
    dataset = load_dataset(make_set("set", *rare, *pages[7:]))
    names = json.loads(fit([one for gold in dataset.pages if (one := sample(gold))]))["names"]
    assert "story" in names["near"]
    assert "rare" not in names["near"]


@pytest.mark.parametrize("number", [0, 1, 7, 10, 20])
def test_too_few_pages_are_refused(samples: list[Sample], number: int) -> None:
    with pytest.raises(InputError, match="pages are too few to fit: name sets whose pages are of 8 domains"):
        fit(samples[:number])


def test_pages_of_one_site_are_too_few(make_set: MakeSet) -> None:
    one_site = [(truth | {"domain": "paper.example"}, html) for truth, html in map(page, range(1, 41))]
    dataset = load_dataset(make_set("set", *one_site))
    with pytest.raises(InputError, match="pages are too few to fit"):
        fit([one for gold in dataset.pages if (one := sample(gold))])


def test_the_same_pages_give_the_same_text_and_are_read_back(samples: list[Sample]) -> None:
    once, again = fit(samples), fit(samples)
    assert once == again
    weights = weights_from(once, "weights.json")
    content = json.loads(once)
    assert len(weights.trees) == len(content["trees"]) > 0
    for kind in ("near", "within", "in", "block", "inline"):
        assert list(content["names"][kind]) == sorted(content["names"][kind])


DEEP = "".join(f"<div class='w{chr(97 + n // 26)}{chr(97 + n % 26)} story'>" for n in range(400))


@pytest.mark.parametrize(
    "html",
    [
        page(3)[1],
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
    said = fitting._said(one, points)  # noqa: SLF001 - fitting repeats there what labelling does
    assert said.tolist() == np.array(labelled, dtype=np.float32).tolist()


def test_the_verdicts_are_counted(samples: list[Sample]) -> None:
    counts = balance(samples)
    assert counts[Verdict.TEXT] == 120
    assert counts[Verdict.NOT_TEXT] == 160
