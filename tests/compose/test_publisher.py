from collections.abc import Callable

from newsscrape.compose.publisher import publisher
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
LD = '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Paper Holding Ltd"}}</script>'
OG = '<meta property="og:site_name" content="The Paper">'


def test_the_name_readers_know_comes_first(page_of: PageMaker) -> None:
    assert publisher(page_of("", head=LD + OG)).value == "The Paper"
    assert publisher(page_of("", head=LD)).value == "Paper Holding Ltd"
    assert publisher(page_of("")).value is None


def test_the_profile_knows_best(page_of: PageMaker) -> None:
    found = publisher(page_of("", head=OG, site="deutsche-wirtschafts-nachrichten.de"))
    assert (found.value, found.origin) == ("Deutsche Wirtschafts Nachrichten", Origin.PROFILE)
