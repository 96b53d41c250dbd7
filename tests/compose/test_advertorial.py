from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsscrape.compose.advertorial import is_advertorial
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
BODY = "<p data-label=body>Der Text des Artikels, lang genug.</p>"


def ld(properties: str) -> str:
    return f'<script type="application/ld+json">{{"@type":"NewsArticle",{properties}}}</script>'


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "<div>Bezahlter Beitrag</div>"),
        ("de", "<div data-label=ad>Advertorial</div>"),
        ("de", "<div data-label=kicker>- Advertorial Musterbau -</div>"),
        ("de", "<div data-label=timestamp>4. November 2021 | PAID CONTENT</div>"),
        ("de", "<div data-label=timestamp>4. November 2021 | Anzeige, Reise</div>"),
        ("en", "<div data-label=byline><b>A. N. Author</b><i>Sponsored</i></div>"),
        ("en", "<div>Sponsored by Example Bank</div>"),
        ("es", "<div>Contenido patrocinado</div>"),
        ("fr", "<div data-label=ad>En partenariat avec La Banque Exemple</div>"),
        ("fr", "<div class=sponsor-label>En partenariat avec La Banque Exemple</div>"),
        ("pl", "<div>Artykuł sponsorowany</div>"),
        ("ja", "<div>タイアップ広告</div>"),
        ("xx", "<div>Sponsored content</div>"),
    ],
)
def test_marks_beside_the_headline(page_of: PageMaker, language: str, line: str) -> None:
    found = is_advertorial(page_of(f"{line}{HEADLINE}{BODY}", language=language))
    assert (found.value, found.origin) == (True, Origin.PRINTED)
    assert found.raw


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "<div data-label=ad>Anzeige</div>"),
        ("de", "<div>Anzeige</div>"),
        ("de", "<div>Powered by WordPress</div>"),
        ("de", "<div>In Kooperation mit</div>"),
        ("de", "<div>In Zusammenarbeit mit dem Nachbarblatt</div>"),
        ("de", "<div data-label=kicker>Anzeige gegen Unbekannt</div>"),
        ("en", "<div data-label=ad>Advertisement</div>"),
        ("en", "<div>In partnership with</div>"),
        ("en", "<div data-label=other>[Sponsored] Another story altogether</div>"),
        ("en", "<div data-label=navigation>Sponsored Content</div><div data-label=navigation>Openings</div>"),
    ],
)
def test_what_also_stands_on_other_pages_makes_no_advertorial(page_of: PageMaker, language: str, line: str) -> None:
    assert is_advertorial(page_of(f"{line}{HEADLINE}{BODY}", language=language)).value is None


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "*Dieser Beitrag ist in freundlicher Kooperation mit der Therme Musterbad entstanden."),
        ("de", "– Anzeige: Dieser Beitrag ist in Zusammenarbeit mit Musterjacken entstanden –"),
        ("de", "*Werbung. Dieser Beitrag enthält Werbung für Musterjacken."),
        (
            "en",
            "Disclosure: This article about the lake was sponsored by Example Travel, but opinions are ours.",
        ),
        ("en", "This story was developed in partnership with Example Catering by our branded content team."),
        ("it", "Articolo sponsorizzato"),
    ],
)
def test_sentences_at_either_end_of_the_text(page_of: PageMaker, language: str, sentence: str) -> None:
    said = f"<p data-label=body>{sentence}</p>"
    for body in (HEADLINE + said + 6 * BODY, HEADLINE + 6 * BODY + said, HEADLINE + 6 * BODY + f"<p>{sentence}</p>"):
        assert is_advertorial(page_of(body, language=language)).value is True


@pytest.mark.parametrize(
    "sentence",
    [
        "Dieser Beitrag enthält Affiliate-Links.",
        "Dieser Artikel ist in Zusammenarbeit mit dem Rechercheverbund entstanden.",
        "Die Polizei nahm die Anzeige auf, sagte sie.",
        "The bill was sponsored by two senators, and this article is about it.",
    ],
)
def test_other_sentences_disclose_nothing(page_of: PageMaker, sentence: str) -> None:
    body = f"{HEADLINE}{6 * BODY}<p data-label=body>{sentence}</p>"
    assert is_advertorial(page_of(body)).value is None


@pytest.mark.parametrize(
    ("properties", "is_paid"),
    [
        ('"@type":"AdvertiserContentArticle"', True),
        ('"author":{"name":"Sponsored by Example Shop"}', True),
        ('"articleSection":"Advertorial"', True),
        ('"articleSection":"Werbung"', None),
        ('"keywords":"branded content"', None),
    ],
)
def test_claims(page_of: PageMaker, properties: str, is_paid: bool | None) -> None:  # noqa: FBT001 - a column
    found = is_advertorial(page_of(HEADLINE + BODY, head=ld(properties)))
    assert found.value is is_paid
    assert found.origin is (Origin.JSONLD if is_paid else None)


def test_the_address(page_of: PageMaker) -> None:
    found = is_advertorial(page_of(HEADLINE + BODY, url="https://x.de/advertorial/slug"))
    assert (found.value, found.origin, found.raw) == (True, Origin.URL, "/advertorial/")
    assert is_advertorial(page_of(HEADLINE + BODY, url="https://x.de/brand-in-der-stadt")).value is None


@pytest.mark.parametrize("names", ["category-sponsored", "single-native-advert", "cat-sponsored-paid wide"])
def test_what_the_elements_around_the_headline_are_called(page_of: PageMaker, names: str) -> None:
    found = is_advertorial(page_of(f'<div class="{names}">{HEADLINE}{BODY}</div>'))
    assert (found.value, found.origin) == (True, Origin.META)


@pytest.mark.parametrize("names", ["unsponsored-post", "hide-sponsor-menu", "node-promoted", "has-advertorial-banner"])
def test_other_names_tell_nothing(page_of: PageMaker, names: str) -> None:
    assert is_advertorial(page_of(f'<div class="{names}">{HEADLINE}{BODY}</div>')).value is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(categories=("L", "N", "P", "S", "Z")), max_size=80)
    | st.text(alphabet="Anzeige: sponsored by|,*–", max_size=60)
)
def test_any_line_is_understood_or_left(page_of: PageMaker, line: str) -> None:
    escaped = line.replace("&", "&amp;").replace("<", "&lt;")
    assert is_advertorial(page_of(f"<div>{escaped}</div>{HEADLINE}{BODY}")).value in {True, None}
