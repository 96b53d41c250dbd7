from collections.abc import Callable

import pytest

from newsscrape.compose.promoted import promoted_links
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]
URL = "/wirtschaft/schlick-verzoegert-sich"
TITLE = "Verklappung vor der Küste verzögert sich"


def titles(page: Survey) -> list[str]:
    return [one.text for one in promoted_links(page)]


@pytest.mark.parametrize(
    ("url", "target"),
    [
        (URL, f"news.example{URL}"),
        (f"https://www.news.example{URL}/?from=top#read", f"news.example{URL}"),
        ("https://other.example/a/4711", "other.example/a/4711"),
    ],
)
def test_a_link_of_a_headline_s_length_leads_to_a_page(page_of: PageMaker, url: str, target: str) -> None:
    (one,) = promoted_links(page_of(f'<p data-label=teaser>Neu: <a href="{url}"><b>{TITLE}</b></a></p>'))
    assert (one.text, one.target, one.block) == (TITLE, target, 0)


def test_several_links_of_a_block_are_told_apart(page_of: PageMaker) -> None:
    more = '<a href="/politik/ein-deich-ist-nie-fertig">Ein Deich ist nie fertig</a>'
    page = page_of(f'<p data-label=related><a href="{URL}">{TITLE}</a> | {more} | <a href=/alle>Alle</a></p>')
    assert titles(page) == [TITLE, "Ein Deich ist nie fertig"]


def test_what_leads_to_the_same_page_is_one_link_but_for_the_page_itself(page_of: PageMaker) -> None:
    twice = f'<p data-label=teaser><a href="{URL}">{TITLE}</a></p>' * 2
    assert len(titles(page_of(twice))) == 1
    assert len(titles(page_of(twice, url=f"https://news.example{URL}"))) == 2


def test_blocks_come_in_reading_order_whatever_their_label(page_of: PageMaker) -> None:
    blocks = "".join(
        f'<p data-label={label}><a href="/stadt/die-geschichte-{label}">Die Geschichte {label}</a></p>'
        for label in ("other", "teaser", "ad", "related")
    )
    assert [title.rpartition(" ")[2] for title in titles(page_of(blocks))] == ["other", "teaser", "ad", "related"]


@pytest.mark.parametrize(
    "html",
    [
        f'<header><p data-label=teaser><a href="{URL}">{TITLE}</a></p></header>',
        f'<p data-label=navigation><a href="{URL}">{TITLE}</a></p>',
        f'<p data-label=teaser><a href="#kommentare">{TITLE}</a></p>',
        f'<p data-label=teaser><a href="/politik">{TITLE}</a></p>',
        f'<p data-label=teaser><a href="http://[kaputt/seite-mit-namen">{TITLE}</a></p>',
        f"<p data-label=teaser><a name=x>{TITLE}</a></p>",
        f'<p data-label=teaser>{TITLE} <a href="{URL}">lesen</a></p>',
    ],
    ids=["header", "menu", "same page", "section", "no address", "anchor", "one word"],
)
def test_other_links_promote_nothing(page_of: PageMaker, html: str) -> None:
    assert titles(page_of(html)) == []
