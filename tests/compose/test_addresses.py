from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.addresses import canonical_url, parted, site
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]


@pytest.mark.parametrize(
    ("claimed", "address"),
    [
        ("https://news.example/a/b", "https://news.example/a/b"),
        ("/a/b?utm_source=x&id=3#top", "https://news.example/a/b?id=3"),
        ("https://www.news.example/a?id=1", "https://www.news.example/a?id=1"),
        ("https://news.example:443/a/b", "https://news.example/a/b"),
        ("https://news.example/a/b/What is it", None),
        ("/https%3A%2F%2Fnews.example%2Fa", None),
        ("https://news.example/", None),
        ("https://other.example/a", None),
        ("javascript:void(0)", None),
        ("https://[broken", None),
    ],
)
def test_the_canonical_address_is_on_the_same_site_and_never_home(
    page_of: PageMaker, claimed: str, address: str | None
) -> None:
    page = page_of("", head=f'<link rel=canonical href="{claimed}">', url="https://news.example/a/b?ref=1")
    assert canonical_url(page).value == address


def test_a_domain_that_no_network_knows_is_compared_as_it_is_written(page_of: PageMaker) -> None:
    own = f"https://{'a' * 64}.example/a"
    assert canonical_url(page_of("", head=f'<link rel=canonical href="{own}">', url=f"{own}?ref=1")).value == own


def test_the_next_claim_is_taken_where_the_first_is_another_sites(page_of: PageMaker) -> None:
    head = '<link rel=canonical href="https://other.example/a"><meta property=og:url content="https://news.example/a">'
    found = canonical_url(page_of("", head=head))
    assert (found.value, found.origin) == ("https://news.example/a", Origin.OPENGRAPH)


def test_the_site_is_the_registered_domain(page_of: PageMaker) -> None:
    assert site(page_of("", url="https://www.bbc.co.uk/news/1")) == "bbc.co.uk"
    assert site(page_of("", url=None)) is None


@pytest.mark.parametrize(
    ("claimed", "own", "taken"),
    [
        ("/news", "/news/38853_an-article_of-words", False),
        ("/news/an-article-of-words", "/news/an-article-of-words/amp", True),
        ("/news/an-article-of-words", "/news/an-article-of-words/2", True),
        ("/story/1", "/news/an-article-of-words", True),
        ("/politik", "/politik/a-1234567.html", False),
        ("/politik", "/wirtschaft/a-1234567.html", False),
        ("/politik?id=1", "/wirtschaft/a-1234567.html", True),
        ("/politik", "/politik/kurz", True),
        ("/moonlight", "/2024/03/05/moonlight/amp", True),
        ("/index.html", "/politik/kurz", False),
    ],
)
def test_a_list_that_holds_the_article_is_not_its_address(
    page_of: PageMaker,
    claimed: str,
    own: str,
    taken: bool,  # noqa: FBT001 - a column
) -> None:
    page = page_of("", head=f'<link rel=canonical href="{claimed}">', url=f"https://news.example{own}")
    assert (canonical_url(page).value is not None) is taken


def test_a_domain_beyond_ascii_is_the_same_in_both_spellings(page_of: PageMaker) -> None:
    head = '<link rel=canonical href="https://xn--schne-lua.example/a">'
    assert (
        canonical_url(page_of("", head=head, url="https://schöne.example/a")).value == "https://xn--schne-lua.example/a"
    )


@given(st.text(alphabet="htps:/%3A2F.example?#[]@ \u00e4a-", max_size=40))
def test_any_claim_is_an_address_of_the_site_or_none(claimed: str) -> None:
    parts = parted(claimed, "https://news.example/a/b")
    assert parts is None or parts.scheme in {"http", "https"}
