from __future__ import annotations

from collections.abc import Callable

from newsscrape.compose.printed_headline import printed_headline
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]
BODY = "<p data-label=body>Am Morgen war das Wasser schon über der Treppe.</p>"
H1 = "<h1>Der Fluss steigt wieder</h1>"


def text(page: Survey) -> str | None:
    block = printed_headline(page)
    return block.text if block else None


def test_the_labelled_block_is_the_headline(page_of: PageMaker) -> None:
    assert text(page_of(f"{H1}<h2 data-label=headline>Der Pegel am Morgen</h2>{BODY}")) == "Der Pegel am Morgen"
    assert text(page_of(H1 + BODY)) is None


def test_the_only_h1_is_it_where_the_label_stands_below_the_first_paragraph(page_of: PageMaker) -> None:
    below = "<h2 data-label=headline>Der Pegel am Morgen</h2>"
    assert text(page_of(H1 + BODY + below)) == "Der Fluss steigt wieder"
    assert text(page_of(H1 + "<h1>Der Bote vom Fluss</h1>" + BODY + below)) == "Der Pegel am Morgen"
    assert text(page_of("<h1>Bote</h1>" + BODY + below)) == "Der Pegel am Morgen"


def test_a_line_of_the_path_of_links_is_not_the_headline_below_it(page_of: PageMaker) -> None:
    path = "<ul><li data-label=headline><a href=/f>Fluss und Pegel</a></li></ul>"
    assert text(page_of(path + H1 + BODY)) == "Der Fluss steigt wieder"
    assert text(page_of(path + BODY)) == "Fluss und Pegel"
    last = "<ul><li data-label=headline>Der Fluss steigt</li></ul>"
    assert text(page_of(last + "<h1>Pegel am Oberlauf hoch</h1>" + BODY)) == "Pegel am Oberlauf hoch"
    assert text(page_of(last + "<h1>Der Fluss steigt: Bilder</h1>" + BODY)) == "Der Fluss steigt"


def test_a_heading_in_the_text_that_no_title_speaks_of_is_none(page_of: PageMaker) -> None:
    head = "<title>Warum der Pegel steigt</title>"
    assert text(page_of(BODY + "<h2 data-label=headline>Alte Brunnen</h2>", head=head)) is None
    assert text(page_of(BODY + "<h2 data-label=headline>Der Pegel heute</h2>", head=head)) == "Der Pegel heute"


def test_what_is_as_long_as_a_paragraph_is_none(page_of: PageMaker) -> None:
    assert text(page_of(f"<h1 data-label=headline>{'Der Fluss steigt wieder. ' * 10}</h1>{BODY}")) is None
