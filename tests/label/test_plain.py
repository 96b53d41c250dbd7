from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsscrape.label.plain import label_lines
from newsscrape.model.document import LabelledPage
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.read.document import read

TITLE = "Die Fähre bleibt länger im Dock"
LEAD = "Ein Riss im Ruderkoker hält die größere der beiden Fähren noch bis zum Sommer in der Werft am Hafen fest."
PROSE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."


def labelled(*lines: str) -> LabelledPage:
    page = Page(body="\n".join(lines).encode(), headers=(("content-type", "text/plain; charset=utf-8"),))
    return label_lines(read(page), None)


def labels(*lines: str) -> list[Label]:
    return [one.label for one in labelled(*lines).blocks]


def test_a_capture_in_the_order_of_a_page_is_labelled_line_by_line() -> None:
    assert labels(
        "Verkehr", TITLE, "Lesezeit: 3 min", "07.04.2025 14:35", LEAD, TITLE, "Mehr zum Thema:", PROSE, "Anzeige", PROSE
    ) == [
        Label.OTHER,
        Label.HEADLINE,
        Label.READING_TIME,
        Label.TIMESTAMP,
        Label.LEAD,
        Label.CAPTION,
        Label.RELATED,
        Label.BODY,
        Label.AD,
        Label.BODY,
    ]


def test_without_a_repetition_the_last_title_above_the_text_is_the_headline() -> None:
    assert labels("Stadt und Land und Fluss", TITLE, PROSE) == [Label.OTHER, Label.HEADLINE, Label.BODY]


def test_a_paragraph_that_nothing_parts_from_the_text_is_no_lead() -> None:
    assert labels(TITLE, LEAD, PROSE) == [Label.HEADLINE, Label.BODY, Label.BODY]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert labels(TITLE, PROSE, "Ein alter Kahn", PROSE)[2] is Label.HEADING
    assert labels(TITLE, PROSE, "Ein alter Kahn.", "Impressum")[2] is not Label.HEADING


def test_promoted_boxes_end_the_text() -> None:
    found = labels(TITLE, PROSE, "EK", "Politik", "Politik Stadt will Regen speichern", "05.04.2025", PROSE, PROSE)
    assert found == [Label.HEADLINE, Label.BODY, *[Label.TEASER] * 5, Label.OTHER]


def test_boxes_above_the_article_do_not_hide_it() -> None:
    box = ("EK", "Politik", "Politik Stadt will Regen speichern", "05.04.2025", f"Noch in diesem Jahr: {PROSE}")
    assert labels(*box, TITLE, PROSE) == [*[Label.TEASER] * 5, Label.HEADLINE, Label.BODY]


def test_a_year_in_a_sentence_makes_no_date() -> None:
    assert labels(TITLE, PROSE, "Seit 2016 wartet die Stadt.", PROSE)[2] is not Label.TIMESTAMP


def test_every_line_has_a_confidence_and_the_page_none_without_text() -> None:
    assert labelled(TITLE, PROSE).confidence > 0
    assert labelled("Start", "Impressum").confidence == 0
    assert all(0 < one.confidence < 1 and one.reason for one in labelled(TITLE, PROSE).blocks)


LINES = st.sampled_from(
    [TITLE, LEAD, PROSE, "Anzeige", "Politik", "Politik Ein Deich", "07.04.2025", "Lesezeit: 2 min", ""]
)
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)


@settings(deadline=None)
@given(st.lists(LINES | WORDS, min_size=1, max_size=25))
def test_any_lines_get_one_label_each_and_at_most_one_headline(lines: list[str]) -> None:
    page = labelled(TITLE, *lines)
    assert [one.block for one in page.blocks] == list(page.document.blocks)
    assert len(page.labelled(Label.HEADLINE)) <= 1
