from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.label.facts import Facts, facts_of
from newsscrape.label.roles import Sight
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.policy.phrases import all_phrases
from newsscrape.read.document import read

Look = Callable[..., Sight]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
TITLE = "Die Fähre bleibt länger im Dock"


def headline_of(sight: Sight) -> str | None:
    facts, blocks = sight.facts, sight.document.blocks
    return blocks[facts.headline].text if facts.headline >= 0 else None


@pytest.mark.parametrize(
    ("body", "head", "headline"),
    [
        (f"<h1>{TITLE}</h1>", "", TITLE),
        (f"<h1>Kurier</h1><h1>{TITLE}</h1>", f"<title>{TITLE} | Kurier</title>", TITLE),
        (f"<h1>Stadt</h1><h2>{TITLE}</h2>", f'<meta property="og:title" content="{TITLE}">', TITLE),
        (f"<p>{SENTENCE}</p>", "", None),
        (f"<header><div>{TITLE}</div></header>", f"<title>{TITLE} - Kurier</title>", TITLE),
        (f"<h1 hidden>{TITLE}</h1><h1>{TITLE}!</h1>", f"<title>{TITLE}</title>", f"{TITLE}!"),
        (f"<h1>{TITLE}</h1><h3>Mehr aus der Stadt</h3>", "", TITLE),
    ],
)
def test_the_printed_headline_is_the_heading_the_page_claims(
    look: Look, body: str, head: str, headline: str | None
) -> None:
    assert headline_of(look(body, head)) == headline


def test_each_block_is_measured(look: Look) -> None:
    shapes = look(f'<p>{SENTENCE}</p><p><a href="/x">Zur Startseite der Stadt</a></p><p>Anzeige</p>').facts.shapes
    assert (shapes[0].words, shapes[0].is_prose, shapes[0].phrase) == (18, True, None)
    assert (shapes[1].link_share, shapes[1].is_prose) == (1.0, False)
    assert shapes[2].phrase is Label.AD


def test_hidden_words_are_no_prose(look: Look) -> None:
    assert not look(f"<p hidden>{SENTENCE}</p>").facts.shapes[0].is_prose


def test_the_element_with_the_most_prose_is_the_best(look: Look) -> None:
    sight = look(f"<div><p>{SENTENCE}</p></div><article><p>{SENTENCE}</p><p>{SENTENCE}</p></article>")
    assert sight.document.tree.tags[sight.facts.best] == "article"
    assert sight.facts.best_path == (sight.facts.best, 0)


def test_names_are_inherited_from_all_elements_around(look: Look) -> None:
    facts = look("<div class=main-column><p id=intro>Wörter</p></div>").facts
    assert facts.tokens[2] == {"intro"}
    assert facts.outer_tokens[2] == {"main", "column", "intro"}
    assert facts.depths == (0, 1, 2)


def test_blocks_in_the_same_dress_are_a_group(look: Look) -> None:
    facts = look("<ul class=list><li>eins zwei</li><li>drei</li></ul><p>vier</p>").facts
    assert facts.signatures[0] == facts.signatures[1] != facts.signatures[2]
    assert (facts.groups[facts.signatures[0]].blocks, facts.groups[facts.signatures[0]].words) == (2, 3)


def test_claims_are_kept_as_letters(look: Look) -> None:
    body_claim = f'<script type="application/ld+json">{{"@type":"Article","articleBody":"{SENTENCE * 3}"}}</script>'
    head = f'<title>{TITLE} | Kurier</title><meta name="description" content="{SENTENCE}">{body_claim}'
    facts = look("<p>x</p>", head).facts
    assert "diefährebleibtlängerimdock" in facts.titles
    assert facts.descriptions[0].startswith("diefährebleibtbiszumsommer")
    assert facts.body_claim.startswith("diefähre")


@given(st.lists(st.sampled_from(["<p>", "<div class=a>", "</div>", "<h1>", "word ", SENTENCE, "<a href=x>", "</a>"])))
def test_any_page_can_be_measured(parts: list[str]) -> None:
    document = read(Page(body=("<p>x" + "".join(parts)).encode()))
    facts: Facts = facts_of(document, all_phrases())
    assert len(facts.shapes) == len(facts.signatures) == len(document.blocks)
    assert len(facts.tokens) == len(facts.depths) == len(facts.prose) == len(document.tree.tags)
    assert -1 <= facts.headline < len(document.blocks)
    assert facts.prose[0] == sum(
        len(block.text) for block, shape in zip(document.blocks, facts.shapes, strict=True) if shape.is_prose
    )
