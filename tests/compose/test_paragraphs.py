from __future__ import annotations

from collections.abc import Callable

from newsscrape.compose.paragraphs import lead, text_of
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]
BODY = """<h1 data-label=headline>Strom</h1><p data-label=lead>Es wird <b>billiger</b>.</p><p data-label=body>Eins.</p>
<div data-label=ad>Anzeige</div><h2 data-label=heading>Zwei</h2><ul data-label=body><li>Drei</li></ul>
<blockquote data-label=body><p>Vier</p></blockquote><pre data-label=body>a = 1
b = 2</pre><table data-label=body><tr><td>Jahr</td><td>Cent</td></tr><tr><td>2026</td><td>27</td></tr></table>"""


def test_the_text_comes_in_reading_order_with_its_kinds(page_of: PageMaker) -> None:
    found = text_of(page_of(BODY)).paragraphs
    assert [(part.kind.value, part.text) for part in found.value] == [
        ("lead", "Es wird billiger."),
        ("paragraph", "Eins."),
        ("heading", "Zwei"),
        ("list_item", "Drei"),
        ("quote", "Vier"),
        ("code", "a = 1\nb = 2"),
        ("table", "Jahr | Cent\n2026 | 27"),
    ]
    assert found.origin is Origin.PRINTED


def test_the_text_is_the_paragraphs_joined_by_a_blank_line(page_of: PageMaker) -> None:
    text = text_of(page_of(BODY))
    assert text.whole.startswith("Es wird billiger.\n\nEins.\n\nZwei")
    assert (text.words, text.printed) == (15, 14)
    assert text_of(page_of("")).whole == ""


def test_the_lead_is_none_where_none_is_set_apart(page_of: PageMaker) -> None:
    assert lead(page_of(BODY)).value == "Es wird billiger."
    assert lead(page_of("<p data-label=body>Eins.</p>")).value is None


def test_a_text_drawn_by_script_is_taken_from_the_claim(page_of: PageMaker) -> None:
    body = " ".join(["Der Preis sinkt nach Angaben des Amtes."] * 10)
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    text = text_of(page_of("<p data-label=body>Wird geladen</p>", head=head))
    assert (text.whole, text.words, text.printed) == (body, 70, 2)
    assert (text.paragraphs.origin, text.paragraphs.warnings) == (Origin.JSONLD, ("text_from_claim",))
