from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label import page as labelling
from newsscrape.label.page import label
from newsscrape.model.article import Engine
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.model.weights import Names, Split, Trust, Weights
from newsscrape.read.document import read
from newsscrape.text import letters

TRUST = Trust(at=0, by=-1000)

SENTENCE = "Der Preis für Strom sinkt im Frühjahr, teilte das Amt am Montag mit, und Haushalte zahlen weniger als {}."
BODY = "".join(f"<p>{SENTENCE.format(year)}</p>" for year in range(2010, 2022))


Labelled = Callable[[str], LabelledPage]


@pytest.fixture
def labelled(plain_weights: Weights) -> Labelled:
    """Label a body by weights of our own."""

    def make(body: str) -> LabelledPage:
        html = f'<html lang="de"><head><title>Strom wird billiger - Kurier</title></head><body>{body}</body></html>'
        return label(read(Page(body=html.encode(), url="https://kurier.example/1")), None, plain_weights)

    return make


def test_every_block_has_one_label_with_confidence_and_reason(labelled: Labelled) -> None:
    page = labelled(f"<nav><a href=/>Start</a></nav><article><h1>Strom wird billiger</h1>{BODY}</article>")
    assert len(page.blocks) == len(page.document.blocks)
    assert all(0 < one.confidence < 1 and one.reason for one in page.blocks)
    assert (page.language, page.engine) == ("de", Engine.BLOCKS)


def test_the_text_is_told_from_what_stands_around_it(labelled: Labelled) -> None:
    page = labelled(
        f"<nav><a href=/>Start</a> <a href=/politik>Politik</a></nav><h1>Strom wird billiger</h1>{BODY}"
        "<aside class=newsletter><p>Newsletter: Jetzt anmelden</p></aside><footer>Impressum</footer>"
    )
    assert [one.block.text for one in page.labelled(Label.HEADLINE)] == ["Strom wird billiger"]
    assert len(page.labelled(Label.BODY, Label.LEAD)) == 12
    assert not [one for one in page.labelled(Label.BODY) if "Preis" not in one.block.text]


def test_a_headline_repeated_is_never_text(labelled: Labelled) -> None:
    page = labelled(f"<h1>Strom wird billiger</h1><p>Strom wird billiger</p>{BODY}")
    assert [one.block.text for one in page.labelled(Label.HEADLINE)] == ["Strom wird billiger"]
    assert all(one.block.text != "Strom wird billiger" for one in page.labelled(Label.BODY, Label.LEAD))


def test_a_heading_that_heads_no_text_is_not_part_of_it(labelled: Labelled) -> None:
    page = labelled(
        f"<h1>Strom wird billiger</h1>{BODY}<h2>Das könnte noch wichtig werden</h2><ul><li><a href=/2>Gas</a></ul>"
    )
    assert not page.labelled(Label.HEADING)


def test_a_page_without_blocks_has_no_confidence(labelled: Labelled) -> None:
    page = labelled("")
    assert (page.blocks, page.confidence) == ((), 0.0)


def test_words_under_the_links_of_other_stories_are_no_text(labelled: Labelled) -> None:
    card = (
        "<div class=c><h3><a href=/wirtschaft/gas-{0}-wird-teurer>Gas Nummer {0} wird teurer</a></h3><p>{1}</p></div>"
    )
    cards = "".join(card.format(year, SENTENCE.format(year)) for year in range(1990, 1996))
    page = labelled(f"<h1>Strom wird billiger</h1><div>{BODY}</div><div>{cards}</div>")
    assert not [one for one in page.labelled(Label.BODY, Label.LEAD) if " als 199" in one.block.text]
    assert len([one for one in page.blocks if one.reason == "box:snippet"]) == 12


CLAIM = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Strom wird billiger"}</script>'


def test_another_opinion_is_asked_only_where_there_is_hardly_any_text(
    labelled: Labelled, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = "Der Strom wird ab Juli billiger."
    monkeypatch.setattr(labelling, "other_text", lambda _: letters(brief))
    scanty, unclaimed, full = (
        labelled(f"{claim}<h1>Strom wird billiger</h1>{body}")
        for claim, body in ((CLAIM, f"<p>{brief}</p>"), ("", f"<p>{brief}</p>"), (CLAIM, BODY))
    )
    assert [page.engine for page in (scanty, unclaimed, full)] == [Engine.TRAFILATURA, Engine.BLOCKS, Engine.BLOCKS]
    assert len(full.labelled(Label.BODY, Label.LEAD)) == 12


def test_without_another_opinion_ours_stands(labelled: Labelled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labelling, "other_text", lambda _: "")
    page = labelled(f"<h1>Strom wird billiger</h1><p>{SENTENCE.format(2010)}</p>")
    assert page.engine is Engine.BLOCKS


def test_words_printed_twice_are_text_once(labelled: Labelled) -> None:
    page = labelled(f"<h1>Strom wird billiger</h1><div>{BODY}</div><div class=mobile hidden>{BODY}</div>")
    assert len(page.labelled(Label.BODY, Label.LEAD)) == 12
    assert len([one for one in page.blocks if one.reason == "repeats:text"]) == 12


def test_words_of_an_appeal_are_no_text_where_the_score_is_in_doubt(no_names: Names) -> None:
    appeal = (
        "Hier können Sie unseren täglichen Newsletter mit allen Nachrichten aus der Stadt ganz kostenlos bestellen."
    )
    html = f"<h1>Strom wird billiger</h1>{BODY}<p>{appeal}</p>"
    found = []
    for points in (600, 4000):
        tree = Split(feature="words", limit=9.5, points=0, low=-3000, high=points)
        document = read(Page(body=html.encode(), url="https://kurier.example/1"))
        page = label(document, None, Weights(corpus="", names=no_names, first=(tree,), second=(), trust=TRUST))
        found.append((page.blocks[-1].label, page.blocks[-1].reason))
    assert found == [(Label.NEWSLETTER, "words:appeal"), (Label.BODY, "score")]


def test_what_was_observed_comes_with_the_page(labelled: Labelled) -> None:
    page = labelled(f"<h1>Strom wird billiger</h1>{BODY}")
    assert len(page.observed["words"]) == 13
    assert not labelled("").observed
