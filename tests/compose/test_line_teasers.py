from __future__ import annotations

import pytest

from newsscrape.compose.line_teasers import line_teasers
from newsscrape.compose.survey import survey_of
from newsscrape.label.plain import label_lines
from newsscrape.model.article import Teaser, TeaserKind
from newsscrape.model.page import Page
from newsscrape.read.document import read

PROSE = "Der Preis für Strom sinkt im Frühjahr, teilte das Amt am Montag in der Hauptstadt mit."
ARTICLE = f"Strom wird billiger\n\n{PROSE}\n\n{PROSE} Haushalte zahlen weniger.\n\n"
BOX = "KURIER\nFinanzen\nFinanzen Leitindex steigt auf ein Allzeithoch\n{day}\n{snippet}\n\n"
CUT = "Der Leitindex hat am Freitag zum Handelsstart seinen Rekordlauf fortgesetzt. Was bedeutet das..."


def teasers(text: str) -> tuple[Teaser, ...]:
    document = read(Page(body=text.encode(), headers=(("content-type", "text/plain; charset=utf-8"),)))
    return line_teasers(survey_of(label_lines(document, None))).value


def test_the_lines_of_a_box_are_told_apart() -> None:
    assert teasers(ARTICLE + BOX.format(day="10.05.2024", snippet=CUT)) == (
        Teaser(
            position=1,
            kind=TeaserKind.TEASER,
            label="KURIER",
            section="Finanzen",
            headline="Leitindex steigt auf ein Allzeithoch",
            url=None,
            published_on="2024-05-10",
            snippet=CUT,
            truncated=True,
            is_promotion=False,
        ),
    )


def test_boxes_are_numbered_as_printed() -> None:
    second = BOX.replace("Finanzen", "Politik").format(day="09.05.2024", snippet=CUT)
    found = teasers(ARTICLE + BOX.format(day="10.05.2024", snippet=CUT) + second)
    assert [(one.position, one.section, one.published_on) for one in found] == [
        (1, "Finanzen", "2024-05-10"),
        (2, "Politik", "2024-05-09"),
    ]


def test_a_box_under_an_ad_marker_is_a_promotion_and_the_next_is_not() -> None:
    box = BOX.format(day="10.05.2024", snippet=CUT)
    found = teasers(f"{ARTICLE}Anzeige\n{box}{box}")
    assert [(one.kind, one.is_promotion) for one in found] == [(TeaserKind.AD, True), (TeaserKind.TEASER, False)]


def test_parts_that_are_not_printed_are_unknown() -> None:
    (one,) = teasers(f"{ARTICLE}Finanzen\nFinanzen Leitindex steigt auf ein Allzeithoch\n")
    assert (one.label, one.published_on, one.snippet, one.truncated) == (None, None, None, False)


@pytest.mark.parametrize(
    ("snippet", "truncated"),
    [(CUT, True), (CUT.replace("...", "…"), True), (CUT.replace("...", " für Anleger?"), False)],
)
def test_only_a_snippet_with_a_cut_mark_is_truncated(snippet: str, truncated: bool) -> None:  # noqa: FBT001 - a parameter
    (one,) = teasers(ARTICLE + BOX.format(day="10.05.2024", snippet=snippet))
    assert (one.snippet, one.truncated) == (snippet, truncated)


def test_a_text_without_boxes_has_none() -> None:
    assert teasers(ARTICLE) == ()
