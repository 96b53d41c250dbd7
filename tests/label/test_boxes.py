from __future__ import annotations

from collections.abc import Callable

from newsscrape.label.boxes import snippets_of
from newsscrape.label.sight import Sight

Look = Callable[..., Sight]

SNIPPET = "Der ausgebaggerte Schlick soll weiter hinaus auf die See, doch es fehlt noch immer die Genehmigung {}."
TITLE = "<h3><a href=/wirtschaft/schlick-{0}-verzoegert-sich>Schlick Nummer {0} kommt spät</a></h3>"
CARD = f"<div class=card>{TITLE}<p>{{1}}</p></div>"


def cards(number: int) -> str:
    return "".join(CARD.format(index, SNIPPET.format(index)) for index in range(number))


def snippets(sight: Sight) -> list[str]:
    """Give the texts of the boxes, their titles left out."""
    texts = [sight.document.blocks[index].text for index in sorted(snippets_of(sight.document, sight.facts))]
    return [text for text in texts if not text.startswith("Schlick Nummer")]


def test_words_under_the_links_of_other_stories_are_snippets(look: Look) -> None:
    assert snippets(look(cards(3))) == [SNIPPET.format(index) for index in range(3)]


def test_the_titles_of_their_boxes_go_with_them(look: Look) -> None:
    sight = look(f"<h1>Eine Schlagzeile</h1>{cards(3)}")
    assert snippets_of(sight.document, sight.facts) == set(range(1, 7))


def test_paragraphs_of_a_text_are_none(look: Look) -> None:
    text = "".join(f"<p>{SNIPPET.format(index)}</p>" for index in range(6))
    assert snippets(look(f"<h1>Eine Schlagzeile</h1>{text}")) == []
    assert snippets(look(f"<article>{text}</article>{cards(3)}")) == [SNIPPET.format(index) for index in range(3)]


def test_one_box_alone_proves_nothing(look: Look) -> None:
    assert snippets(look(cards(1))) == []


def test_links_to_other_sites_or_within_the_page_are_no_stories(look: Look) -> None:
    assert snippets(look(cards(3).replace("href=/", "href=https://other.example/"))) == []
    assert snippets(look(cards(3).replace("href=/wirtschaft/", "href=#"))) == []


def test_an_address_that_cannot_be_taken_apart_is_passed_over(look: Look) -> None:
    assert snippets(look(cards(3).replace("href=/", "href=http://[odd/"))) == []
