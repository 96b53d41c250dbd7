from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.facts import Facts
from newsscrape.label.headline import titles_of
from newsscrape.model.document import Document

ReadHtml = Callable[..., Document]
Measured = Callable[..., Facts]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
TITLE = "Die Fähre bleibt länger im Dock"
JSONLD = '<script type="application/ld+json">{{"@type":"NewsArticle",{}}}</script>'


def headline_of(facts: Facts) -> str | None:
    return facts.document.blocks[facts.headline].text if facts.headline >= 0 else None


@pytest.mark.parametrize(
    ("body", "head", "headline"),
    [
        (f"<h1>{TITLE}</h1>", "", TITLE),
        (f"<h1>Kurier</h1><h1>{TITLE}</h1>", f"<title>{TITLE} | Kurier</title>", TITLE),
        (f"<h1>Stadt</h1><h2>{TITLE}</h2>", f'<meta property="og:title" content="{TITLE}">', TITLE),
        (f"<h1>Stadt</h1><h3>{TITLE}</h3>", JSONLD.format(f'"headline":"{TITLE}"'), TITLE),
        (f"<h1>Kurier am Morgen</h1><h2>{TITLE}</h2>", JSONLD.format('"publisher":"Kurier am Morgen"'), TITLE),
        (f"<p>{SENTENCE}</p>", "", None),
        ("", "", None),
        (f"<header><div>{TITLE}</div></header>", f"<title>{TITLE} - Kurier</title>", TITLE),
        (f"<p>{SENTENCE}</p><div class=title>{TITLE.upper()}</div>", f"<title>{TITLE}</title>", TITLE.upper()),
        (f"<p>{SENTENCE}</p><div>Die Fähre bleibt</div>", f"<title>{TITLE}</title>", None),
        (f"<h1 hidden>{TITLE}</h1><h1>{TITLE}!</h1>", f"<title>{TITLE}</title>", f"{TITLE}!"),
        (f"<h1>{TITLE}</h1><h3>Mehr aus der Stadt</h3>", "", TITLE),
        (f"<h2><a href=/x>{TITLE}</a></h2><h2>{TITLE}</h2>", f"<title>{TITLE}</title>", TITLE),
        (
            "<h1>連絡船は夏まで造船所に</h1><h2>市政</h2>",
            "<title>連絡船は夏まで造船所に - 新聞</title>",
            "連絡船は夏まで造船所に",
        ),
    ],
)
def test_the_printed_headline_is_the_heading_the_page_claims(
    measured: Measured, body: str, head: str, headline: str | None
) -> None:
    assert headline_of(measured(body, head)) == headline


def test_of_two_that_say_the_same_the_first_is_the_headline(measured: Measured) -> None:
    assert measured(f"<h1>{TITLE}</h1><p>{SENTENCE}</p><h1>{TITLE}</h1>", f"<title>{TITLE}</title>").headline == 0


def test_a_headline_that_leads_to_another_page_is_the_other_page_s(measured: Measured) -> None:
    facts = measured(f"<h2><a href=/x>{TITLE}</a></h2><h2>{TITLE}</h2>", f"<title>{TITLE}</title>")
    assert facts.headline == 1


def test_the_titles_of_a_page_are_its_claims_and_the_parts_of_its_title(read_html: ReadHtml) -> None:
    head = f'<title>Kurier | {TITLE} | Stadt</title><meta property="og:title" content="Fähre bleibt im Dock!">'
    found = titles_of(read_html("<p>x</p>", head))
    assert set(found.titles) == {
        "fährebleibtimdock",
        "diefährebleibtlängerimdock",
        "kurierdiefährebleibtlängerimdockstadt",
    }
    assert found.sites == ("kurier",)


def test_a_short_title_or_description_says_nothing(read_html: ReadHtml) -> None:
    found = titles_of(read_html("<p>x</p>", "<title>Kurier</title><meta name=description content='Nachrichten'>"))
    assert (found.titles, found.descriptions) == ((), ())


def test_descriptions_are_squashed_and_told_once(read_html: ReadHtml) -> None:
    head = f'<meta name=description content=" {SENTENCE} "><meta property="og:description" content="{SENTENCE}">'
    assert titles_of(read_html("<p>x</p>", head)).descriptions == (SENTENCE.lower(),)


def test_the_names_of_the_site_are_the_claimed_ones_and_its_host(read_html: ReadHtml) -> None:
    found = titles_of(read_html("<p>x</p>", JSONLD.format('"publisher":{"name":"Kurier am Morgen"}')))
    assert found.sites == ("kurierammorgen", "kurier")
