from collections.abc import Callable

from newsscrape.compose.publication import publication_names
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]


def test_claims_and_the_address_name_it(page_of: PageMaker) -> None:
    page = page_of(
        "<p>x</p>", head='<meta property="og:site_name" content="Der Bote!">', url="https://www.bote.example/a"
    )
    assert publication_names(page) == {"derbote", "boteexample", "bote"}
    assert publication_names(page_of("<p>x</p>", url=None)) == frozenset()
