from collections.abc import Callable

import pytest

from newsscrape.compose.addresses import canonical_url, site
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]


@pytest.mark.parametrize(
    ("claimed", "address"),
    [
        ("https://news.example/a/b", "https://news.example/a/b"),
        ("/a/b?utm_source=x&id=3#top", "https://news.example/a/b?id=3"),
        ("https://www.news.example/a?id=1", "https://www.news.example/a?id=1"),
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


def test_the_next_claim_is_taken_where_the_first_is_another_sites(page_of: PageMaker) -> None:
    head = '<link rel=canonical href="https://other.example/a"><meta property=og:url content="https://news.example/a">'
    found = canonical_url(page_of("", head=head))
    assert (found.value, found.origin) == ("https://news.example/a", Origin.OPENGRAPH)


def test_the_site_is_the_registered_domain(page_of: PageMaker) -> None:
    assert site(page_of("", url="https://www.bbc.co.uk/news/1")) == "bbc.co.uk"
    assert site(page_of("", url=None)) is None
