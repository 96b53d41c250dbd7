from __future__ import annotations

from collections.abc import Callable

from newsscrape.compose.heading_parts import parts_of
from newsscrape.compose.survey import Survey
from newsscrape.model.label import Label

PageMaker = Callable[..., Survey]


def test_parts_are_what_elements_inside_a_heading_hold(page_of: PageMaker) -> None:
    page = page_of(
        "<h1 data-label=headline><a href=/a><span class=top>Fluss <b>und Tal</b></span> steigt "
        "<time class=day>heute</time></a></h1>"
    )
    parts = parts_of(page.tree, page.of(Label.HEADLINE)[0].block)
    assert [(part.text, part.is_own, part.is_time) for part in parts] == [
        ("Fluss und Tal", False, False),
        (" steigt ", True, False),
        ("heute", False, True),
    ]
    assert ["top" in part.names for part in parts] == [True, False, False]
