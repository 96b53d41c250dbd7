from __future__ import annotations

from newsscrape.compose.explain_authors import considered_authors
from newsscrape.model.claim import Origin
from newsscrape.model.considered import Why
from tests.compose.conftest import PageMaker

HEAD = "<h1 data-label=headline>Strom wird billiger</h1>"
TEXT = "<p data-label=body>Der Strom wird billiger, sagt das Amt am Montag in der Stadt.</p>" * 2


def claimed(*names: str) -> str:
    authors = ",".join(f'{{"@type":"Person","name":"{name}"}}' for name in names)
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","author":[{authors}]}}</script>'


def test_printed_names_are_told_with_their_block(page_of: PageMaker) -> None:
    (taken,) = considered_authors(page_of(f"{HEAD}<p data-label=byline>Von Halina Brzozowska</p>{TEXT}"))
    assert (taken.value, taken.origin, taken.why, taken.blocks) == (
        "Halina Brzozowska", Origin.PRINTED, Why.TAKEN, (1,),
    )  # fmt: skip


def test_a_claim_goes_before_a_line_that_says_the_same_or_something_else(page_of: PageMaker) -> None:
    survey = page_of(
        f"{HEAD}<p data-label=byline>Von Halina Brzozowska</p>{TEXT}"
        "<div><p data-label=byline>Von Wit Sokolnicki</p></div>",
        head=claimed("Halina Brzozowska"),
    )
    taken, *others = considered_authors(survey)
    assert (taken.origin, taken.why, taken.blocks) == (Origin.JSONLD, Why.TAKEN, ())
    assert [(one.value, one.why) for one in others] == [
        ("Halina Brzozowska", Why.SAME), ("Wit Sokolnicki", Why.BEHIND),
    ]  # fmt: skip


def test_claims_that_name_nobody_are_told_with_why(page_of: PageMaker) -> None:
    survey = page_of(
        f"{HEAD}<p data-label=byline>Von Halina Brzozowska</p>{TEXT}",
        head='<meta name="author" content="https://news.example/team"><meta property="og:site_name" content="Der Bote">'
        '<meta property="article:author" content="Der Bote">',
    )
    found = {one.value: one.why for one in considered_authors(survey)}
    assert found == {
        "Halina Brzozowska": Why.TAKEN, "https://news.example/team": Why.NO_NAME, "Der Bote": Why.OWN_NAME,
    }  # fmt: skip


def test_another_claim_is_told_as_behind(page_of: PageMaker) -> None:
    survey = page_of(
        f"{HEAD}{TEXT}", head=claimed("Halina Brzozowska") + '<meta name="author" content="Wit Sokolnicki">'
    )
    assert [(one.value, one.why) for one in considered_authors(survey)] == [
        ("Halina Brzozowska", Why.TAKEN), ("Wit Sokolnicki", Why.BEHIND),
    ]  # fmt: skip


def test_who_signs_the_text_is_told_with_the_block(page_of: PageMaker) -> None:
    (taken,) = considered_authors(page_of(f"{HEAD}{TEXT}<p data-label=body>Wit Sokolnicki</p>"))
    assert (taken.value, taken.blocks) == ("Wit Sokolnicki", (3,))


def test_a_signature_behind_a_claim_is_told(page_of: PageMaker) -> None:
    survey = page_of(f"{HEAD}{TEXT}<p data-label=body>Wit Sokolnicki</p>", head=claimed("Halina Brzozowska"))
    assert [(one.value, one.why) for one in considered_authors(survey)] == [
        ("Halina Brzozowska", Why.TAKEN), ("Wit Sokolnicki", Why.BEHIND),
    ]  # fmt: skip


def test_where_nobody_is_named_nothing_is_told(page_of: PageMaker) -> None:
    assert list(considered_authors(page_of(f"{HEAD}{TEXT}"))) == []
