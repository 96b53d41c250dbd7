from __future__ import annotations

import pytest

from newsscrape.label.language import language_of
from newsscrape.model.block import LabelledBlock
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.model.site import Site
from newsscrape.read.document import read

GERMAN = (
    "Die Behörde hat gestern mitgeteilt, dass die Brücke bis zum Sommer für alle Fahrzeuge gesperrt bleiben muss. " * 4
)

ICELANDIC = (
    "Veðrið hefur verið gott í allan dag og fólkið á eyjunni gengur niður að höfninni til þess að sjá skipin koma. " * 4
)
ENGLISH = (
    "The council said yesterday that the bridge will stay closed to all vehicles until the end of the summer. " * 4
)
DOUBTFUL = "Kaunis sää, ura do rrugë e vjetër të qytetit dhe njerëzit " * 6


def language(declared: str, text: str, site: Site | None = None) -> str | None:
    document = read(Page(body=f"<html{declared}><body><p>{text}</p></body></html>".encode()))
    return language_of(document, site, [LabelledBlock(block, Label.BODY, 1, "by hand") for block in document.blocks])


@pytest.mark.parametrize(
    ("declared", "text", "expected"),
    [
        (' lang="en"', GERMAN, "de"),
        (' lang="de-AT"', GERMAN, "de"),
        ("", GERMAN, "de"),
        (' lang="de_CH"', "Kurz.", "de"),
        (' lang="is"', ICELANDIC, "is"),
        (' lang="is"', ENGLISH, "en"),
        (' lang="ja"', DOUBTFUL, "ja"),
        ("", "Kurz.", None),
    ],
)
def test_the_text_itself_wins_over_what_is_declared_where_it_tells_surely(
    declared: str, text: str, expected: str | None
) -> None:
    assert language(declared, text) == expected


def test_a_profile_helps_where_nothing_else_tells() -> None:
    assert language("", "Kurz.", Site(host="kurier.example", language="de")) == "de"
