from collections.abc import Callable

import pytest

from newsscrape.compose.promoted import promoted_links
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]
TITLE = "Der neue Deich bricht"


def titles(page: Survey) -> list[str]:
    return [one.headline for one in promoted_links(page)]


def rows(*texts: str, label: str = "teaser", url: str = "/stadt/der-deich-{}") -> str:
    items = (
        f'<li data-label={label}><a href="{url.format(number)}">{text}</a></li>' for number, text in enumerate(texts)
    )
    return f"<ul>{''.join(items)}</ul>"


def test_among_many_short_links_three_words_are_no_headline(page_of: PageMaker) -> None:
    assert titles(page_of(rows("Am neuen Deich", "Ebbe", "Flut", "Sturm", "Moor"))) == []
    assert titles(page_of(rows("Am neuen Deich", "Ebbe", "Flut"))) == ["Am neuen Deich"]


def test_among_many_headlines_a_short_one_is_one_too(page_of: PageMaker) -> None:
    texts = [TITLE, "Ein Deich ist nie fertig", "Ebbe", "Das Moor brennt wieder"]
    assert titles(page_of(rows(*texts))) == texts


def test_words_that_announce_articles_make_short_ones_headlines(page_of: PageMaker) -> None:
    texts = [TITLE, "Ein Deich ist nie fertig", "Ebbe", "Flut", "Sturm"]
    assert titles(page_of(rows(*texts))) == texts[:2]
    assert titles(page_of(f"<h4 data-label=other>Neueste Beiträge</h4>{rows(*texts)}")) == texts


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ('<h3 data-label=teaser><a href="/a/ebbe-im-mai">Die Ebbe</a></h3>', True),
        ('<h3 data-label=teaser><a href="/a/ebbe-im-mai">Ebbe</a></h3>', False),
        ('<p data-label=teaser><a class=title href="/a/die-ebbe-im-mai-47110">Ebbe</a></p>', True),
        ('<p data-label=teaser><a class=title href="/ebbe-mai">Ebbe</a></p>', False),
        ('<p data-label=teaser>Neu: <a href="/a/ebbe-im-mai">Ebbe</a></p>', False),
    ],
)
def test_a_short_one_needs_a_heading_or_an_article_s_address(
    page_of: PageMaker,
    heading: str,
    is_one: bool,  # noqa: FBT001 - a case
) -> None:
    assert bool(titles(page_of(heading))) is is_one


def test_links_to_other_sites_are_promoted_where_marked_or_several(page_of: PageMaker) -> None:
    url = "https://other.example/stadt/der-deich-{}"
    one = rows(TITLE, label="other", url=url)
    assert titles(page_of(one)) == []
    assert titles(page_of(one.replace("=other", "=ad"))) == [TITLE]
    assert len(titles(page_of(rows(TITLE, "Ein neuer Deich", "Am neuen Deich", label="other", url=url)))) == 3


def test_what_is_labelled_as_menu_is_one_where_it_looks_like_the_others(page_of: PageMaker) -> None:
    links = [f'<h3 data-label=teaser><a href="/stadt/deich-{n}">Der neue Deich {n}</a></h3>' for n in "abc"]
    aside = links[2].replace("=teaser", "=navigation")
    assert titles(page_of("".join([*links[:2], aside]))) == ["Der neue Deich a", "Der neue Deich b", "Der neue Deich c"]
    assert titles(page_of(aside)) == []


@pytest.mark.parametrize(
    ("url", "text"), [("/stadt/alle-artikel", "Alle neuen Deiche"), ("/topics/word/deichbau", "Bau der Deiche")]
)
def test_what_leads_to_a_list_promotes_nothing(page_of: PageMaker, url: str, text: str) -> None:
    assert titles(page_of(rows(text, url=url))) == []
    assert titles(page_of(rows(text, url=f"{url}-der-neue-deich-4711"))) == [text]


def test_digits_are_no_headline(page_of: PageMaker) -> None:
    assert titles(page_of(rows("1 2 3 4"))) == []
