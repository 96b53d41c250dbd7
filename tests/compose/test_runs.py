from collections.abc import Callable

import pytest

from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]


@pytest.mark.parametrize(
    ("html", "runs"),
    [
        ("<p>Nur  Text</p>", [("Nur Text", "")]),
        ("<p><a href=/1>Eins</a></p>", [("Eins", "a")]),
        ("<p>\n<a href=/1><b>Eins</b>\n<i>zwei</i></a>\n drei</p>", [("Eins zwei", "a"), ("drei", "")]),
        ("<p><a href=/1>Eins</a> <a href=/2>Zwei</a></p>", [("Eins", "a"), ("Zwei", "a")]),
        ("<p>Eins<a href=/1> </a>zwei <a href=/2>drei</a></p>", [("Eins", ""), ("zwei", ""), ("drei", "a")]),
        ("<a href=/1><p>Eins <b>zwei</b></p></a>", [("Eins zwei", "a")]),
    ],
)
def test_a_block_is_split_where_links_begin_and_end(page_of: PageMaker, html: str, runs: list[tuple[str, str]]) -> None:
    page = page_of(html)
    block = page.page.blocks[0].block
    found = [(run.text, page.tree.tags[run.link] if run.link >= 0 else "") for run in page.runs.of(block)]
    assert found == runs
    assert page.runs.of(block) is page.runs.of(block)


def test_only_what_stands_in_some_elements(page_of: PageMaker) -> None:
    page = page_of("<p>Vorn <a href=/1>Eins</a> <i>hinten</i></p>")
    block, link = page.page.blocks[0].block, page.tree.tags.index("a")
    assert [run.text for run in page.runs.inside(block, range(link, page.tree.ends[link]))] == ["Eins"]
