from __future__ import annotations

import pytest

from newsscrape.label import page as labelling
from newsscrape.label.page import label
from newsscrape.model.article import Engine
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.policy.weights import shipped_weights
from newsscrape.read.document import read
from newsscrape.text import letters

SENTENCE = "Der Preis für Strom sinkt im Frühjahr, teilte das Amt am Montag mit, und Haushalte zahlen weniger als {}."
BODY = "".join(f"<p>{SENTENCE.format(year)}</p>" for year in range(2010, 2022))


def labelled(body: str) -> LabelledPage:
    html = f'<html lang="de"><head><title>Strom wird billiger - Kurier</title></head><body>{body}</body></html>'
    return label(read(Page(body=html.encode(), url="https://kurier.example/1")), None, shipped_weights())


def test_every_block_has_one_label_with_confidence_and_reason() -> None:
    page = labelled(f"<nav><a href=/>Start</a></nav><article><h1>Strom wird billiger</h1>{BODY}</article>")
    assert len(page.blocks) == len(page.document.blocks)
    assert all(0 < one.confidence < 1 and one.reason for one in page.blocks)
    assert (page.language, page.engine) == ("de", Engine.BLOCKS)


def test_the_text_is_told_from_what_stands_around_it() -> None:
    page = labelled(
        f"<nav><a href=/>Start</a> <a href=/politik>Politik</a></nav><h1>Strom wird billiger</h1>{BODY}"
        "<aside class=newsletter><p>Newsletter: Jetzt anmelden</p></aside><footer>Impressum</footer>"
    )
    assert [one.block.text for one in page.labelled(Label.HEADLINE)] == ["Strom wird billiger"]
    assert len(page.labelled(Label.BODY, Label.LEAD)) == 12
    assert not [one for one in page.labelled(Label.BODY) if "Preis" not in one.block.text]


def test_a_headline_repeated_is_never_text() -> None:
    page = labelled(f"<h1>Strom wird billiger</h1><p>Strom wird billiger</p>{BODY}")
    assert [one.block.text for one in page.labelled(Label.HEADLINE)] == ["Strom wird billiger"]
    assert all(one.block.text != "Strom wird billiger" for one in page.labelled(Label.BODY, Label.LEAD))


def test_a_heading_that_heads_no_text_is_not_part_of_it() -> None:
    page = labelled(
        f"<h1>Strom wird billiger</h1>{BODY}<h2>Das könnte noch wichtig werden</h2><ul><li><a href=/2>Gas</a></ul>"
    )
    assert not page.labelled(Label.HEADING)


def test_a_page_without_blocks_has_no_confidence() -> None:
    page = labelled("")
    assert (page.blocks, page.confidence) == ((), 0.0)


def test_words_under_the_links_of_other_stories_are_no_text() -> None:
    card = (
        "<div class=c><h3><a href=/wirtschaft/gas-{0}-wird-teurer>Gas Nummer {0} wird teurer</a></h3><p>{1}</p></div>"
    )
    cards = "".join(card.format(year, SENTENCE.format(year)) for year in range(1990, 1996))
    page = labelled(f"<h1>Strom wird billiger</h1><div>{BODY}</div><div>{cards}</div>")
    assert not [one for one in page.labelled(Label.BODY, Label.LEAD) if " als 199" in one.block.text]
    assert len([one for one in page.blocks if one.reason == "box:snippet"]) == 6


def test_another_opinion_is_asked_only_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    brief = SENTENCE.format(2010)
    monkeypatch.setattr(labelling, "other_text", lambda _: letters(brief))
    doubtful, certain = (labelled(f"<h1>Strom wird billiger</h1>{body}") for body in (f"<p>{brief}</p>", BODY))
    assert (doubtful.engine, doubtful.confidence < 0.7) == (Engine.TRAFILATURA, True)
    assert (certain.engine, certain.confidence < 0.7) == (Engine.BLOCKS, False)
    assert len(certain.labelled(Label.BODY, Label.LEAD)) == 12


def test_without_another_opinion_ours_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labelling, "other_text", lambda _: "")
    page = labelled(f"<h1>Strom wird billiger</h1><p>{SENTENCE.format(2010)}</p>")
    assert page.engine is Engine.BLOCKS


def test_where_no_rule_decided_the_reason_tells_the_weightiest_observations() -> None:
    page = labelled(f"<h1>Strom wird billiger</h1>{BODY}")
    reasons = [one.reason.split() for one in page.blocks if one.reason.startswith("score")]
    assert reasons
    assert all(words[0] == "score" and len(words) == 4 for words in reasons)
    assert all(words[1][-4] in "+-" for words in reasons)
