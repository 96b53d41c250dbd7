from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.features import features_of
from newsscrape.label.roles import Sight

Look = Callable[..., Sight]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."


def features(sight: Sight) -> list[set[str]]:
    return [set(names) for names in features_of(sight.document, sight.facts)]


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<p>Weiterlesen und so…</p>", "text:cut"),
        ("<p>eins, zwei</p>", "text:comma"),
        ("<p>klein</p>", "text:lower_start"),
        ("<p>GROSS</p>", "text:upper"),
        ("<p>„Ein Deich ist nie fertig“</p>", "text:quote_start"),
        ("<p>Politik | Kultur</p>", "text:bar"),
        ("<p>© Kurier</p>", "text:copyright"),
        ("<p>post@kurier.example</p>", "text:at"),
        ("<p>Und nun?</p>", "text:question"),
        ("<p>Mehr:</p>", "text:colon"),
        ("<p>08.04.2025</p>", "text:date"),
        ("<p><b>Fett</b></p>", "text:bold"),
        ("<p hidden>Verborgen</p>", "hidden"),
        ("<p>Anzeige</p>", "phrase:ad"),
        ("<nav><p>Start</p></nav>", "in:nav"),
        ("<p>Start</p>", "tag:p"),
        ("<p><em>Start</em></p>", "inline:em"),
        ("<div class=teaser><p>Start</p></div>", "near:teaser"),
        ("<main class=page><div><div><div><p>Start</p></div></div></div></main>", "within:page"),
        ("<h1>Die Schlagzeile</h1>", "headline:is"),
        (f"<p>{SENTENCE}</p>", "gap:0"),
    ],
)
def test_what_can_be_seen_of_a_block_has_a_name(look: Look, html: str, name: str) -> None:
    assert name in features(look(html))[0]


@pytest.mark.parametrize("name", ["text:cut", "text:upper", "text:bold", "hidden", "text:date", "headline:is"])
def test_what_is_not_there_has_none(look: Look, name: str) -> None:
    assert name not in features(look(f"<p>{SENTENCE}</p>"))[0]


def test_length_and_links_are_told_in_steps(look: Look) -> None:
    short, long, linked = features(look(f"<p>Kurz</p><p>{SENTENCE}</p><p><a href=/x>{SENTENCE}</a></p>"))
    assert ("words:1" in short, "words:7" in long, "link:0" in long, "link:6" in linked) == (True,) * 4


def test_blocks_know_their_neighbours(look: Look) -> None:
    first, second = features(look("<h2>Titel</h2><p>Text</p>"))
    assert {"prev1:none", "next1:p:0:0", "next2:none"} <= first
    assert {"prev1:h2:0:0", "prev2:none"} <= second


def test_the_headline_is_told_from_what_stands_before_and_after(look: Look) -> None:
    before, own, after = features(look("<p>Stadt</p><h1>Die Schlagzeile</h1><p>Text</p>"))
    assert ("headline:before" in before, "headline:is" in own, "headline:after:0" in after) == (True,) * 3


def test_claims_of_the_page_are_held_against_its_blocks(look: Look) -> None:
    claim = f'<script type="application/ld+json">{{"@type":"Article","articleBody":"{SENTENCE * 3}"}}</script>'
    head = f'<title>Die Schlagzeile des Tages</title><meta name="description" content="{SENTENCE}">{claim}'
    title, text, other = features(
        look(f"<p>Die Schlagzeile des Tages</p><p>{SENTENCE}</p><p>Etwas ganz anderes hier</p>", head)
    )
    assert "page:is_title" in title
    assert {"page:in_description", "page:in_body_claim"} <= text
    assert "page:not_in_body_claim" in other


def test_words_said_twice_are_marked(look: Look) -> None:
    assert all("page:repeated" in names for names in features(look("<p>Zum Shop</p><p>zum shop!</p>")))


def test_a_page_without_blocks_has_no_features(look: Look) -> None:
    assert features(look("")) == []
