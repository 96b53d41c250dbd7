from __future__ import annotations

from collections.abc import Callable

import pytest
import trafilatura

from newsscrape.label.second_opinion import Doubt, follow, other_text
from newsscrape.label.sight import LOOKS, Role, Sight
from newsscrape.model.document import Document
from newsscrape.model.label import Label
from newsscrape.text import letters

ReadHtml = Callable[..., Document]
Look = Callable[..., Sight]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
OTHER = "Im Rathaus der Stadt wird am Montag über den Sommer und die Werft gesprochen, so der Betreiber."


def followed(sight: Sight, opinion: str, *cases: tuple[Label, float], reason: str = "by hand") -> list[Role]:
    names = [sight.facts.letters(block.index) for block in sight.document.blocks]
    groups = [sight.groups[number].around for number in sight.facts.numbers]
    roles = [Role(label, reason) for label, _ in cases]
    return follow(letters(opinion), Doubt(roles, [chance for _, chance in cases], names, groups), sight.document)


def test_the_other_text_is_that_of_the_page(read_html: ReadHtml) -> None:
    article = "".join(f"<p>{SENTENCE} Das ist Absatz {number}.</p>" for number in range(8))
    found = other_text(read_html(f"<nav><a href=/>Start</a></nav><article><h1>Titel</h1>{article}</article>"))
    assert letters(SENTENCE) in found


def test_a_page_without_text_has_no_other_text(read_html: ReadHtml) -> None:
    assert other_text(read_html("<img src=x>")) == ""


@pytest.mark.parametrize(
    "html",
    [
        f"<p {' '.join(f'a{number}' for number in range(1001))}>{SENTENCE}</p>",
        f"<p>{SENTENCE}</p>" + "<b>x</b>" * 5001,
        "<div>" * 253 + f"<p>{SENTENCE}</p>",
    ],
    ids=["attributes", "elements", "depth"],
)
def test_a_page_without_end_is_not_handed_on(read_html: ReadHtml, monkeypatch: pytest.MonkeyPatch, html: str) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("asked")

    monkeypatch.setattr(trafilatura, "extract", refuse)
    assert other_text(read_html(html)) == ""


def test_what_the_other_text_holds_becomes_text(look: Look) -> None:
    sight = look(f"<p>{SENTENCE}</p><h2>Ein alter Kahn</h2><p>{OTHER}</p>")
    roles = followed(sight, f"{SENTENCE} Ein alter Kahn", (Label.OTHER, 0.3), (Label.OTHER, 0.3), (Label.BODY, 0.6))
    assert [role.label for role in roles] == [Label.BODY, Label.HEADING, Label.OTHER]
    assert {role.reason for role in roles} == {"second_opinion"}


def test_looks_decide_less_than_rules_but_with_names(look: Look) -> None:
    case = (Label.CAPTION, 0.3)
    assert followed(look(f"<p>{SENTENCE}</p>"), SENTENCE, case)[0].label is Label.CAPTION
    assert followed(look(f"<p>{SENTENCE}</p>"), SENTENCE, case, reason=LOOKS)[0].label is Label.BODY
    assert followed(look(f"<p class=caption>{SENTENCE}</p>"), SENTENCE, case, reason=LOOKS)[0].label is Label.CAPTION


def test_a_block_that_is_surely_text_stays_text(look: Look) -> None:
    (role,) = followed(look(f"<p>{SENTENCE}</p>"), OTHER, (Label.BODY, 0.95))
    assert role == Role(Label.BODY, "by hand")


@pytest.mark.parametrize("label", [Label.HEADLINE, Label.LEAD, Label.CAPTION, Label.TIMESTAMP])
def test_what_rules_have_decided_stays(look: Look, label: Label) -> None:
    (role,) = followed(look(f"<p>{SENTENCE}</p>"), SENTENCE, (label, 0.3))
    assert role.label is label


def test_links_and_very_unlikely_short_blocks_do_not_become_text(look: Look) -> None:
    sight = look(f"<p><a href=/x>{SENTENCE}</a></p><p>Kostenlos anmelden</p>")
    roles = followed(sight, f"{SENTENCE} Kostenlos anmelden", (Label.TEASER, 0.3), (Label.OTHER, 0.02))
    assert [role.label for role in roles] == [Label.TEASER, Label.OTHER]


@pytest.mark.parametrize("reason", ["phrase", "repeats:headline", "repeats:text", "repeats:quote", "box:snippet"])
def test_what_is_known_to_be_no_text_is_never_brought_back(look: Look, reason: str) -> None:
    sight = look(f"<p>{SENTENCE}</p>")
    known = Role(Label.OTHER, reason)
    doubt = Doubt([known], [0.6], [sight.facts.letters(0)], [0])
    assert follow(letters(SENTENCE), doubt, sight.document) == [known]
