from collections.abc import Callable

import pytest

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


def title(words: str) -> str:
    return f"<title>{words}</title>"


@pytest.mark.parametrize(
    ("address", "words", "name"),
    [
        ("https://www.the-paper.example/a", "A story | The Paper", "The Paper"),
        ("https://www.the-paper.example/a", "The Paper: A story", None),
        ("https://www.the-paper.example/a", "The Paper - A story of the day", "The Paper"),
        ("https://paper.example/a", "A story – Paper der Gegenwart", "Paper der Gegenwart"),
        ("https://paper.example/a", "A story – Das Neue Paper", "Das Neue Paper"),
        ("https://paper.example/a", "A story - Recipes from paper.example", None),
        ("https://getpaper.example/a", "A story | Paper", "Paper"),
        ("https://ntb.example/a", "A story | Neues Tagblatt Berg", "Neues Tagblatt Berg"),
        ("https://schoene-au.example/a", "A story | Schöne Au", "Schöne Au"),
        ("https://paper.example/a", "A story | Politics", None),
        ("https://paper.example/a", "Paper", None),
        ("https://ab.example/a", "A story | Ab", None),
    ],
)
def test_a_title_ends_with_the_name_its_domain_bears(
    page_of: PageMaker, address: str, words: str, name: str | None
) -> None:
    found = publisher(page_of("", head=title(words), url=address))
    assert (found.value, found.origin) == (name, Origin.META if name else None)


def test_a_name_run_together_is_taken_as_another_claim_writes_it(page_of: PageMaker) -> None:
    head = '<meta property="og:site_name" content="paperholdingltd">' + LD
    assert publisher(page_of("", head=head)).value == "Paper Holding Ltd"
    assert publisher(page_of("", head='<meta property="og:site_name" content="taz">' + LD)).value == "taz"


@pytest.mark.parametrize(
    "said", ["Blog", "Startseite", "https://paper.example", "/", "A headline of an article, and a long one"]
)
def test_what_is_no_name_is_passed_over(page_of: PageMaker, said: str) -> None:
    head = f'<meta property="og:site_name" content="{said}"><meta property="og:title" content="{said}">'
    assert publisher(page_of("", head=head + LD)).value == "Paper Holding Ltd"
