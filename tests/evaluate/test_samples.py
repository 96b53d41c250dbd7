from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from newsscrape.evaluate.align import Verdict
from newsscrape.evaluate.gold import load_dataset, load_page
from newsscrape.evaluate.labels import HandLabel, HandLabels
from newsscrape.evaluate.samples import Sample, balance, importance, sample, truths
from newsscrape.model.label import Label
from newsscrape.read.document import read
from newsscrape.text import key_of

MakeSet = Callable[..., Path]
MakePage = Callable[[int], tuple[Mapping[str, object], str]]

FIRST = "On day 1 the harbour crane number 1 was lifted off its rails, and nobody in the town had expected it."


def texts_of(one: Sample) -> list[str]:
    return [block.text for block in read(load_page(one.gold)).blocks]


def test_a_page_is_measured_block_by_block(samples: list[Sample]) -> None:
    one = samples[0]
    texts = texts_of(one)
    assert len(texts) == len(one.facts.measures.words) == len(one.verdicts) == len(one.observed)
    assert {len(column) for column in one.columns.values()} == {len(texts)}
    found = {text[:5]: verdict for text, verdict in zip(texts, one.verdicts, strict=True)}
    assert (found["On da"], found["Anoth"]) == (Verdict.TEXT, Verdict.NOT_TEXT)


def test_the_names_around_a_block_are_observed(samples: list[Sample]) -> None:
    around = dict(zip(texts_of(samples[0]), samples[0].observed, strict=True))
    assert set(around[FIRST]) == {"near:story", "in:p", "block:p", "inline:p"}
    assert set(around["Local"]) == {"in:nav", "in:ul", "in:li", "in:a", "block:li", "inline:a"}


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"", b"<html><body><img src=x></body></html>"])
def test_what_is_no_page_with_words_is_no_sample(make_set: MakeSet, body: bytes) -> None:
    (gold,) = load_dataset(make_set("set", ({"text": "x"}, body))).pages
    assert sample(gold) is None


def test_the_verdicts_are_counted(samples: list[Sample]) -> None:
    counts = balance(samples)
    assert counts[Verdict.TEXT] == 120
    assert counts[Verdict.NOT_TEXT] == 160


def by_hand(texts: list[str], label: Label) -> HandLabels:
    blocks = tuple(HandLabel(key_of(text), label) for text in texts)
    digest = hashlib.sha256(b"").hexdigest()
    return HandLabels(
        path=Path("x.json"), dataset="set", id="page-1", content_sha256=digest, language="en", domain="x", blocks=blocks
    )


def test_labels_by_hand_decide_where_the_truth_does_not(make_set: MakeSet, crane_page: MakePage) -> None:
    truth, html = crane_page(1)
    some = {"domain": truth["domain"], "with": [FIRST], "without": []}
    (gold,) = load_dataset(make_set("trafilatura-eval", (some, html))).pages
    known = sample(gold)
    assert known is not None
    assert not known.is_whole
    assert len(known.known) == 1
    filled = sample(gold, by_hand(texts_of(known), Label.NAVIGATION))
    assert filled is not None
    assert filled.is_whole
    assert len(filled.known) == len(filled.verdicts)
    assert [verdict is Verdict.TEXT for verdict in filled.verdicts].count(True) == 1


def test_every_page_counts_the_same_and_its_longer_blocks_more(samples: list[Sample]) -> None:
    weights = importance(samples[:2])
    assert len(weights) == len(truths(samples[:2])) == len(samples[0].known) + len(samples[1].known)
    assert weights[: len(samples[0].known)].sum() == pytest.approx(60)
    words = np.array([samples[0].facts.measures.words[index] for index in samples[0].known])
    assert weights[int(words.argmax())] > weights[int(words.argmin())]
