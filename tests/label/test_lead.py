from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.lead import mark_lead
from newsscrape.label.sight import Role, Sight
from newsscrape.model.label import Label

Look = Callable[..., Sight]

SENTENCE = "Die Fähre {} bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
LEAD = "Ein Riss im Ruderkoker hält die Fähre in der Werft, und die Pendler müssen sich gedulden."
TEXT = "<div class=story>" + "".join(f"<p class=p>{SENTENCE.format(number)}</p>" for number in range(4)) + "</div>"


def leads(sight: Sight, chance: float = 0.9, **told: Label) -> dict[str, str]:
    """Mark the lead of a page whose headline is known and whose other blocks are text, but for what is told."""
    roles = [
        Role(Label.HEADLINE if block.index == sight.facts.headline else told.get(block.text, Label.BODY), "by hand")
        for block in sight.document.blocks
    ]
    marked = mark_lead(roles, [chance] * len(roles), sight)
    return {
        block.text: role.reason
        for block, role in zip(sight.document.blocks, marked, strict=True)
        if role.label is Label.LEAD
    }


@pytest.mark.parametrize(
    ("html", "head", "reason"),
    [
        (f"<p class=teaser-intro>{LEAD}</p>", "", "name:lead"),
        (f"<div class=standfirst><p>{LEAD}</p></div>", "", "name:lead"),
        (f"<h2>{LEAD}</h2>", "", "heading:under_headline"),
        (f"<div><p>{LEAD}</p></div>", f'<meta name="description" content="{LEAD}">', "claimed:description"),
    ],
)
def test_a_paragraph_set_apart_above_the_text_is_the_lead(look: Look, html: str, head: str, reason: str) -> None:
    sight = look(f"<section><h1>Die Fähre bleibt noch länger im Dock</h1></section>{html}{TEXT}", head)
    assert leads(sight) == {LEAD: reason}


def test_a_first_paragraph_in_bold_is_the_lead(look: Look) -> None:
    text = TEXT.replace("<div class=story>", f"<div class=story><p class=p><b>{LEAD}</b></p>")
    assert leads(look(f"<h1>Die Fähre bleibt noch länger im Dock</h1>{text}")) == {LEAD: "bold:first_paragraph"}


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p class=lead>Zu kurz dafür</p>",
        f"<p class=lead><a href=/x>{LEAD}</a></p>",
        f"<p class=lead hidden>{LEAD}</p>",
        "<p class=lead>Die Fähre bleibt noch länger im Dock</p>",
        "<p class=lead>Lesen Sie auch: Die Fähre und der Deich am Ende der Stadt</p>",
        f"<p class=lead>{SENTENCE.format(2)}</p>",
        "<h2>Eine Überschrift mit sechs Wörtern hier</h2>",
        f"<div><div><p>{LEAD}</p></div></div>",
    ],
    ids=["nothing", "short", "link", "hidden", "headline again", "phrase", "repeated in the text", "heading", "dress"],
)
def test_what_is_no_sentence_of_its_own_is_no_lead(look: Look, html: str) -> None:
    assert leads(look(f"<section><h1>Die Fähre bleibt noch länger im Dock</h1></section>{html}{TEXT}")) == {}


def test_nothing_below_the_first_paragraph_of_the_text_is_a_lead(look: Look) -> None:
    sight = look(f"<h1>Die Fähre bleibt noch länger im Dock</h1>{TEXT}<p class=lead>{LEAD}</p>{TEXT}")
    assert leads(sight) == {}


def test_a_page_without_text_has_none(look: Look) -> None:
    sight = look("<h1>Die Fähre bleibt noch länger im Dock</h1>")
    assert leads(sight) == {}


def test_a_sentence_in_the_headlines_own_box_is_the_lead(look: Look) -> None:
    sight = look(f"<header><h1>Die Fähre bleibt noch länger im Dock</h1><p>{LEAD}</p></header>{TEXT}")
    assert leads(sight, chance=0.1) == {LEAD: "place:under_headline"}


def test_so_is_one_in_the_box_of_a_heading_below_the_headline(look: Look) -> None:
    trail = "<nav><ul><li><h1>Die Fähre bleibt noch länger im Dock</h1></li></ul></nav>"
    html = f"{trail}<div><div><h2>Fährenstillstand</h2></div><p>{LEAD}</p></div>{TEXT}"
    assert leads(look(html), chance=0.01, Fährenstillstand=Label.OTHER) == {LEAD: "place:under_headline"}


def test_a_long_heading_is_no_lead_where_it_is_a_form_of_the_headline(look: Look) -> None:
    title = "Die Fähre bleibt noch länger im Dock als je geplant war"
    assert leads(look(f"<h1>Fähre im Dock</h1><h2>{title}</h2>{TEXT}", f"<title>{title}</title>")) == {}


def test_words_that_are_hardly_text_are_a_lead_only_by_name(look: Look) -> None:
    headline = "<section><h1>Die Fähre bleibt noch länger im Dock</h1></section>"
    named = f"{headline}<p class=lead>{LEAD}</p>{TEXT}"
    assert leads(look(f"{headline}<div><div><div><p>{LEAD}</p></div></div></div>{TEXT}"), chance=0.1) == {}
    assert leads(look(named), chance=0.1) == {LEAD: "name:lead"}
    assert leads(look(named), chance=0.01) == {}
