from collections.abc import Callable

import pytest

from newsscrape.compose.access import is_accessible_for_free
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"
BODY = "<p data-label=body>Der Text des Artikels, lang genug.</p>"
PAYWALL = "<div data-label=paywall>Jetzt weiterlesen mit Musterplus</div>"


def ld(kind: str, free: str = "true") -> str:
    return f'<script type="application/ld+json">{{"@type":"{kind}","isAccessibleForFree":{free}}}</script>'


@pytest.mark.parametrize(
    ("claimed", "free"),
    [("true", True), ("false", False), ('"False"', False), ('"http://schema.org/True"', True), ('"perhaps"', None)],
)
def test_free_as_claimed(page_of: PageMaker, claimed: str, free: bool | None) -> None:  # noqa: FBT001 - a column
    assert is_accessible_for_free(page_of(HEADLINE + BODY, head=ld("NewsArticle", claimed))).value is free


def test_a_barrier_behind_the_text_is_evidence(page_of: PageMaker) -> None:
    found = is_accessible_for_free(page_of(HEADLINE + BODY + PAYWALL))
    assert (found.value, found.origin) == (False, Origin.PRINTED)
    assert is_accessible_for_free(page_of(HEADLINE + BODY)).value is None


def test_a_claim_that_print_contradicts_is_flagged(page_of: PageMaker) -> None:
    found = is_accessible_for_free(page_of(HEADLINE + BODY + PAYWALL, head=ld("NewsArticle")))
    assert (found.value, found.warnings) == (True, ("access_conflict",))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Il vous reste 57 % de cet article à lire. La suite est réservée aux abonnés."),
        ("en", "This article is exclusive to Example+ subscribers"),
        ("es", "Suscríbete para seguir leyendo"),
        ("pl", "Pozostało do przeczytania 70% artykułu"),
        ("ja", "この記事は有料会員限定です。"),
    ],
)
def test_barriers_of_other_languages(page_of: PageMaker, language: str, line: str) -> None:
    assert is_accessible_for_free(page_of(f"{HEADLINE}{BODY}<div>{line}</div>", language=language)).value is False


@pytest.mark.parametrize(
    "line",
    [
        "<div data-label=paywall>Unterstützen Sie uns mit einer Spende!</div>",
        "<div data-label=paywall>Start your free trial</div>",
        "<div data-label=newsletter>Newsletter abonnieren</div>",
        "<div data-label=teaser>Exklusiv für Abonnenten: Ein anderer Text</div>",
    ],
)
def test_appeals_behind_the_text_are_no_barrier(page_of: PageMaker, line: str) -> None:
    assert is_accessible_for_free(page_of(HEADLINE + BODY + line)).value is None


def test_claims_that_contradict_each_other_are_flagged(page_of: PageMaker) -> None:
    head = ld("NewsArticle", "false") + '<meta property="article:content_tier" content="free">'
    found = is_accessible_for_free(page_of(HEADLINE + BODY, head=head))
    assert (found.value, found.warnings) == (False, ("access_conflict",))
