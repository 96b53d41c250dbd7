from collections.abc import Callable

from newsscrape.compose.likeness import Likeness
from newsscrape.compose.mentions import mentions_of
from newsscrape.compose.survey import Survey
from newsscrape.compose.zoning import Zoning

PageMaker = Callable[..., Survey]


def test_links_in_equal_elements_are_of_one_kind(page_of: PageMaker) -> None:
    items = ["Der Deich bricht", "Ein Deich ist nie fertig", "Ebbe", "Flut"]
    rows = "".join(f"<li data-label=teaser><a href=/x>{one}</a></li>" for one in items)
    page = page_of(f"<ul>{rows}</ul><p data-label=teaser><a href=/x>Das Moor brennt wieder</a></p>")
    mentions = mentions_of(page, Zoning(page))
    likeness = Likeness(mentions, page)
    assert [likeness.count_long(one) for one in mentions] == [2, 2, 2, 2, 1]
    assert [likeness.share_long(one) for one in mentions] == [0.5, 0.5, 0.5, 0.5, 1]
    assert [likeness.are_many(one) for one in mentions] == [True, True, True, True, False]
    assert [likeness.first_block(one) for one in mentions] == [0, 0, 0, 0, 4]


def test_what_is_labelled_as_something_else_does_not_count_as_long(page_of: PageMaker) -> None:
    labels = ("teaser", "comment")
    rows = "".join(f"<li data-label={label}><a href=/x>Der Deich bricht</a></li>" for label in labels)
    page = page_of(f"<ul>{rows}</ul>")
    mentions = mentions_of(page, Zoning(page))
    assert [Likeness(mentions, page).count_long(one) for one in mentions] == [1, 1]
