from collections.abc import Callable

from newsscrape.compose.byline_zones import behind, between, far_bylines
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]
PAGE = (
    "<p data-label=byline>Menü</p><h1 data-label=headline>Ein Fluss</h1><p data-label=teaser>Von Ann Lee</p>"
    "<p data-label=ad>Anzeige</p><p data-label=body>Der Text des Artikels.</p><p data-label=related>Von Bo Ek</p>"
    "<p data-label=comment>Cy</p><div class=comment-author data-label=byline>Dee Fox</div>"
    "<p data-label=byline>Eve Gil</p>"
)


def texts(blocks: tuple[object, ...]) -> list[str]:
    return [one.block.text for one in blocks]  # type: ignore[attr-defined]


def test_where_authors_may_be_named(page_of: PageMaker) -> None:
    page = page_of(PAGE)
    assert texts(between(page)) == ["Von Ann Lee"]
    assert texts(behind(page)) == ["Von Bo Ek", "Eve Gil"]
    assert texts(far_bylines(page)) == ["Eve Gil"]


def test_pages_without_headline_or_text_have_no_such_places(page_of: PageMaker) -> None:
    page = page_of("<p>x</p>")
    assert between(page) == behind(page) == far_bylines(page) == ()
