from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsscrape.label.explain import page_map
from newsscrape.label.page import label
from newsscrape.label.plain import label_lines
from newsscrape.model.document import Document
from newsscrape.model.label import Label
from newsscrape.model.looks import Looks
from newsscrape.model.page import Page
from newsscrape.model.weights import Weights
from newsscrape.read.document import read

ReadHtml = Callable[..., Document]

SENTENCE = "Die Fähre {} bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
TITLE = "Die Fähre bleibt länger im Dock"
BODY = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(12))


def test_every_block_has_its_place_on_the_map(read_html: ReadHtml, plain_weights: Weights) -> None:
    page = label(read_html(f"<nav>Start</nav><h1>{TITLE}</h1>{BODY}<p>Anzeige</p>"), None, plain_weights)
    found = page_map(page, plain_weights)
    assert [one.text for one in found] == [block.text for block in page.document.blocks]
    assert [(one.label, one.confidence) for one in found] == [(one.label, one.confidence) for one in page.blocks]


def test_a_rule_is_told_by_its_name(read_html: ReadHtml, plain_weights: Weights) -> None:
    page = label(read_html(f"<nav>Start</nav><h1>{TITLE}</h1>{BODY}<p>Anzeige</p>"), None, plain_weights)
    found = {one.text: one.reason for one in page_map(page, plain_weights)}
    assert (found["Start"], found[TITLE], found["Anzeige"]) == ("looks", "printed:claimed_title", "phrase")


def test_where_no_rule_decided_the_weightiest_observations_are_told(
    read_html: ReadHtml, plain_weights: Weights
) -> None:
    page = label(
        read_html(f"<h1>{TITLE}</h1>{BODY}<div>Etwas anderes</div><p>{SENTENCE.format(99)}</p>"), None, plain_weights
    )
    found = {one.text: one.reason for one in page_map(page, plain_weights)}
    assert found[SENTENCE.format(3)] == "score link_share+2.5 words+1.5"
    assert found["Etwas anderes"] == "looks"


def test_where_looks_decided_the_weightiest_signs_are_told(read_html: ReadHtml, plain_weights: Weights) -> None:
    points = {"in:nav": (0, 800), "tag:nav": (0, 200), "phrase:none": (500, 300), "near:menu": (100, 1100)}
    looks = Looks(corpus="", labels=(Label.OTHER, Label.NAVIGATION), points=points)
    weights = replace(plain_weights, looks=looks)
    page = label(read_html(f"<nav class=menu>Die Lage</nav><h1>{TITLE}</h1>{BODY}"), None, weights)
    found = {one.text: one.reason for one in page_map(page, weights)}
    assert found["Die Lage"] == "looks near:menu+0.5 in:nav+0.4 phrase:none-0.1"


def test_the_lines_of_a_text_have_the_names_of_their_rules(plain_weights: Weights) -> None:
    text = "\n\n".join([TITLE, *(SENTENCE.format(number) for number in range(8))])
    page = label_lines(read(Page(body=text.encode(), headers=(("content-type", "text/plain"),))), None)
    assert [one.reason for one in page_map(page, plain_weights)] == [one.reason for one in page.blocks]
