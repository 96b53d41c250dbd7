from __future__ import annotations

from newsscrape.compose.explain_parts import (
    considered_headlines,
    considered_images,
    considered_kickers,
    considered_leads,
    considered_teasers,
    considered_texts,
)
from newsscrape.extract import explain_page
from newsscrape.model.claim import Origin
from newsscrape.model.considered import Why
from newsscrape.model.page import Page
from tests.compose.conftest import PageMaker

HEAD = "<h1 data-label=headline>Strom wird billiger</h1>"
TEXT = "<p data-label=body>Der Strom wird billiger, sagt das Amt am Montag in der Stadt.</p>"


def test_the_headline_is_told_with_the_claims_that_print_goes_before(page_of: PageMaker) -> None:
    survey = page_of(
        f"{HEAD}{TEXT}<h2 data-label=headline>Noch eine Zeile</h2>",
        head='<title>Strom wird billiger</title><meta property="og:title" content="So billig wird Strom">',
    )
    found = [(one.value, one.origin, one.why, one.blocks) for one in considered_headlines(survey)]
    assert found == [
        ("Strom wird billiger", Origin.PRINTED, Why.TAKEN, (0,)),
        ("Noch eine Zeile", Origin.PRINTED, Why.BEHIND, (2,)),
        ("So billig wird Strom", Origin.OPENGRAPH, Why.PRINTED_FIRST, ()),
        ("Strom wird billiger", Origin.META, Why.SAME, ()),
    ]


def test_where_none_is_printed_the_strongest_claim_is_told_as_taken(page_of: PageMaker) -> None:
    survey = page_of(
        TEXT, head='<title>Ein anderer Titel</title><meta property="og:title" content="So billig wird Strom">'
    )
    assert [(one.value, one.why) for one in considered_headlines(survey)] == [
        ("So billig wird Strom", Why.TAKEN), ("Ein anderer Titel", Why.BEHIND),
    ]  # fmt: skip


def test_a_kicker_that_does_not_read_like_one_is_told_as_unfit(page_of: PageMaker) -> None:
    survey = page_of(f"<p data-label=kicker>12345</p><p data-label=kicker>Energie</p>{HEAD}{TEXT}")
    assert [(one.value, one.why, one.blocks) for one in considered_kickers(survey)] == [
        ("Energie", Why.TAKEN, (1,)), ("12345", Why.UNFIT, (0,)),
    ]  # fmt: skip


def test_a_description_is_never_taken_for_a_lead(page_of: PageMaker) -> None:
    head = (
        '<meta name="description" content="Kurz gesagt."><meta property="og:description" content="Mehr als gedacht.">'
    )
    survey = page_of(f"{HEAD}<p data-label=lead>Kurz gesagt.</p>{TEXT}", head=head)
    assert [(one.value, one.why, one.blocks) for one in considered_leads(survey)] == [
        ("Kurz gesagt.", Why.TAKEN, (1,)),
        ("Mehr als gedacht.", Why.NEVER_CLAIMED, ()),
        ("Kurz gesagt.", Why.SAME, ()),
    ]


def test_the_text_is_told_with_its_blocks_and_the_claim_behind_it(page_of: PageMaker) -> None:
    claim = (
        '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"Der Strom wird billiger."}</script>'
    )
    taken, claimed = considered_texts(page_of(f"{HEAD}{TEXT}{TEXT}", head=claim))
    assert (taken.why, taken.blocks) == (Why.TAKEN, (1, 2))
    assert (claimed.why, claimed.origin) == (Why.PRINTED_FIRST, Origin.JSONLD)


def test_a_claim_that_says_much_more_than_print_is_taken(page_of: PageMaker) -> None:
    body = "Der Strom wird billiger, sagt das Amt am Montag in der Stadt. " * 20
    claim = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{body}"}}</script>'
    taken, printed = considered_texts(page_of(f"{HEAD}<p data-label=body>Mehr im Abo.</p>", head=claim))
    assert (taken.why, taken.origin, taken.blocks) == (Why.TAKEN, Origin.JSONLD, ())
    assert taken.value.endswith("…")
    assert (printed.why, printed.blocks) == (Why.BEHIND, (1,))


def test_a_page_without_text_is_told_to_have_none(page_of: PageMaker) -> None:
    assert list(considered_texts(page_of(HEAD))) == []
    assert list(considered_images(page_of("<p data-label=other>x</p>"))) == []


def test_pictures_are_told_with_why_they_are_not_the_articles(page_of: PageMaker) -> None:
    survey = page_of(
        f"<nav><p data-label=navigation>Start</p>{'<p data-label=navigation>x</p>' * 6}</nav>"
        f"{HEAD}<figure><img src=/a.jpg></figure><img src=/klein.jpg width=20 height=20><img src=/pfeil.svg>"
        f"<div class=advert><img src=/werbung.jpg></div>{TEXT}"
        f"<img src=/teaser.jpg><p data-label=teaser>Anderes</p>{TEXT}"
        "<p data-label=navigation>Ende</p><p data-label=navigation>Ende</p><img src=/fuss.jpg>",
        head='<meta property="og:image" content="https://news.example/a.jpg">'
        '<meta name="twitter:image" content="https://news.example/b.jpg">',
    )
    found = {one.value.rpartition("/")[2]: (one.why, one.origin) for one in considered_images(survey)}
    assert found["klein.jpg"][0] is Why.SMALL
    assert found["pfeil.svg"][0] is Why.NO_PICTURE
    assert found["teaser.jpg"][0] is Why.BEFORE_OTHERS
    assert found["fuss.jpg"][0] is Why.OUTSIDE
    first = next(iter(considered_images(survey)))
    assert (first.value, first.why) == ("https://news.example/a.jpg", Why.TAKEN)


def test_promoted_boxes_are_told_with_the_block_of_their_headline(page_of: PageMaker) -> None:
    box = "<aside><a href=/andere-geschichte-2 data-label=teaser>Eine ganz andere Geschichte aus der Stadt</a></aside>"
    (teaser,) = considered_teasers(page_of(f"{HEAD}{TEXT}{box}"))
    assert (teaser.why, teaser.blocks) == (Why.TAKEN, (2,))


def test_a_text_capture_has_no_boxes() -> None:
    lines = "Strom wird billiger\n\n" + "Der Strom wird im Winter billiger, sagt das Amt am Montag in der Stadt. " * 5
    page = Page(body=lines.encode(), url="https://news.example/a", headers=(("content-type", "text/plain"),))
    account = explain_page(page).account
    assert account is not None
    assert "teasers" not in account.considered
