from collections.abc import Callable

from newsscrape.compose.filing import Filing, filing, rel_around
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
LINKS = (
    '<p><a rel="Category Tag" href="/c">Hafenblog</a>, <a rel="tag nofollow" href="/t"><b>Kräne  im</b></a>, '
    '<a rel=bookmark href="/b">Lesezeichen</a></p>'
)


def test_categories_and_tags_inside_the_article(page_of: PageMaker) -> None:
    page = page_of(f"<article>{LINKS}</article><article><header>{HEADLINE}</header>{LINKS}</article>")
    assert filing(page) == Filing(("Hafenblog",), ("Kräne im",))


def test_nothing_without_an_article_around_the_headline(page_of: PageMaker) -> None:
    assert filing(page_of(HEADLINE + LINKS)) == filing(page_of(f"<article>{LINKS}</article>")) == Filing((), ())


def test_the_words_of_the_link_around(page_of: PageMaker) -> None:
    page = page_of(LINKS)
    rels = [rel_around(page, e) for e, text in page.page.blocks[0].block.pieces if text.strip(", ")]
    assert rels == [{"category", "tag"}, {"tag", "nofollow"}, {"bookmark"}]
