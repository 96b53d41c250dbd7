from __future__ import annotations

from collections.abc import Mapping

import pytest

from newsscrape.label.selected import as_selected
from newsscrape.label.sight import Role
from newsscrape.model.document import Document
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.read.document import read

HTML = """<h1>Die Fähre bleibt</h1><p class=intro>Vorspann</p><div class=body><p>Eins</p><h2>Zwischen</h2><p>Zwei</p>
<aside>Mehr dazu</aside></div><p class=off>Draußen</p>"""
LABELS = {
    "Die Fähre bleibt": Label.HEADLINE,
    "Vorspann": Label.RELATED,
    "Eins": Label.LEAD,
    "Zwischen": Label.OTHER,
    "Zwei": Label.BODY,
    "Mehr dazu": Label.BODY,
    "Draußen": Label.BODY,
}


def documented(selectors: Mapping[str, str]) -> Document:
    return read(Page(body=HTML.encode(), headers=(("content-type", "text/html; charset=utf-8"),)), selectors)


def labels(**selectors: str) -> dict[str, str]:
    document = documented(selectors)
    roles = [Role(LABELS[block.text], "score") for block in document.blocks]
    decided = as_selected(roles, [0.5] * len(roles), document)
    return {block.text: role.label.value for block, role in zip(document.blocks, decided.roles, strict=True)}


def changed(**selectors: str) -> dict[str, str]:
    return {text: label for text, label in labels(**selectors).items() if label != LABELS[text]}


@pytest.mark.parametrize(
    ("selectors", "new"),
    [
        ({}, {}),
        ({"headline": "h1"}, {}),
        ({"ignore": "aside, .none"}, {"Mehr dazu": "other"}),
        ({"ignore": ".none"}, {}),
        ({"text": ".none"}, {}),
        ({"text": ".body"}, {"Draußen": "other"}),
        ({"text": ".body > *"}, {"Draußen": "other", "Zwischen": "heading"}),
        ({"text": ".body p"}, {"Draußen": "other", "Mehr dazu": "other"}),
        ({"text": ".body, .off", "ignore": "aside"}, {"Mehr dazu": "other"}),
        ({"text": "h1, .body"}, {"Draußen": "other"}),
        ({"lead": ".intro"}, {"Vorspann": "lead", "Eins": "body"}),
        ({"lead": ".intro", "text": ".body"}, {"Vorspann": "lead", "Eins": "body", "Draußen": "other"}),
        ({"lead": ".none"}, {}),
    ],
)
def test_selectors_set_what_is_text(selectors: dict[str, str], new: dict[str, str]) -> None:
    assert changed(**selectors) == new


def test_what_was_decided_is_certain() -> None:
    document = documented({"text": ".body p"})
    decided = as_selected([Role(Label.BODY, "score")] * 7, [0.5] * 7, document)
    assert decided.chances == [0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0]
    assert {role.reason for role in decided.roles} == {"score", "profile:text"}


def test_what_is_printed_twice_stays_out_of_the_text() -> None:
    document = documented({"text": ".body p"})
    roles = [Role(Label.OTHER, "repeats:text") for _ in document.blocks]
    assert as_selected(roles, [0.5] * 7, document).roles == roles
