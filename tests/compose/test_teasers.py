from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.compose.survey import Survey
from newsscrape.compose.teasers import teasers
from newsscrape.model.article import Teaser, TeaserKind
from newsscrape.model.claim import Origin

PageMaker = Callable[..., Survey]

TEXT = "<h1 data-label=headline>Die Fähre</h1><p data-label=body>Die Fähre bleibt im Dock, sagte der Betreiber.</p>"
URL = "/wirtschaft/schlick-verzoegert-sich"
TITLE = "Verklappung vor der Küste verzögert sich"
SNIPPET = "Der ausgebaggerte Schlick soll weiter hinaus auf die See, doch die Genehmigung..."
BOX = f"""<div class=nbox data-label=teaser><span>EK</span><p><a href=/wirtschaft>Wirtschaft</a></p>
<h3><a href="{URL}">{TITLE}</a></h3><p>08.04.2025</p><p>{SNIPPET}</p></div>"""
MARKER = "<div class=marker><p data-label=ad data-reason=phrase>Anzeige</p></div>"


def found(page: Survey) -> tuple[Teaser, ...]:
    return teasers(page).value


def test_a_box_is_told_apart_into_its_parts(page_of: PageMaker) -> None:
    assert found(page_of(TEXT + BOX)) == (
        Teaser(
            position=1,
            kind=TeaserKind.TEASER,
            label="EK",
            section="Wirtschaft",
            headline=TITLE,
            url=f"https://news.example{URL}",
            published_on="2025-04-08",
            snippet=SNIPPET,
            truncated=True,
            is_promotion=False,
        ),
    )


def test_boxes_are_numbered_in_reading_order(page_of: PageMaker) -> None:
    other = BOX.replace(URL, "/politik/ein-deich-ist-nie-fertig").replace(TITLE, "Ein Deich ist nie fertig")
    page = page_of(f"{TEXT}<div>{BOX}{other}</div>")
    assert [(teaser.position, teaser.headline) for teaser in found(page)] == [
        (1, TITLE),
        (2, "Ein Deich ist nie fertig"),
    ]
    assert teasers(page).origin is Origin.PRINTED


def test_picture_headline_and_snippet_linked_to_one_story_are_one_teaser(page_of: PageMaker) -> None:
    box = f'<div data-label=teaser><a href="{URL}"><img src=p.jpg></a><h3><a href="{URL}">{TITLE}</a></h3>'
    box += f'<p><a href="{URL}?src=more">Der ausgebaggerte Schlick soll weiter hinaus auf die See kommen</a></p></div>'
    (teaser,) = found(page_of(TEXT + box))
    assert teaser.headline == TITLE


def test_a_snippet_printed_whole_is_not_truncated(page_of: PageMaker) -> None:
    (teaser,) = found(page_of(TEXT + BOX.replace("...", " fehlt.")))
    assert (teaser.truncated, teaser.snippet) == (False, SNIPPET.replace("...", " fehlt."))


def test_a_list_of_links_to_read_on_has_neither_day_nor_snippet(page_of: PageMaker) -> None:
    page = page_of(f'{TEXT}<ul data-label=related><li><a href="{URL}">{TITLE}</a></li></ul>')
    (teaser,) = found(page)
    assert (teaser.kind, teaser.section, teaser.label) == (TeaserKind.RELATED, None, None)
    assert (teaser.published_on, teaser.snippet) == (None, None)


def test_words_that_lead_on_are_no_section(page_of: PageMaker) -> None:
    (teaser,) = found(page_of(f'{TEXT}<p data-label=related>Lesen Sie auch: <a href="{URL}">{TITLE}</a></p>'))
    assert (teaser.section, teaser.label) == (None, None)


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("Vorheriger Beitrag", None),
        (f'<a href="{URL}">Vorheriger Beitrag</a>', None),
        ("<a href=/politik>Politik</a>", "Politik"),
    ],
)
def test_words_for_the_rest_of_the_site_are_no_section(page_of: PageMaker, above: str, section: str | None) -> None:
    (teaser,) = found(page_of(f'{TEXT}<div data-label=teaser><p>{above}</p><h3><a href="{URL}">{TITLE}</a></h3></div>'))
    assert (teaser.section, teaser.label) == (section, None)


def test_a_link_between_paragraphs_of_the_text_is_related(page_of: PageMaker) -> None:
    link = f'<p data-label=teaser><a href="{URL}">{TITLE}</a></p>'
    (teaser,) = found(page_of(f"{TEXT}{link}<p data-label=body>Mehr Text.</p>"))
    assert teaser.kind is TeaserKind.RELATED


def test_a_box_labelled_as_advertising_is_an_ad(page_of: PageMaker) -> None:
    (teaser,) = found(page_of(TEXT + BOX.replace("data-label=teaser", "data-label=ad")))
    assert teaser.kind is TeaserKind.AD


@pytest.mark.parametrize("headline", ["Kostenloses Webinar: So sparen Sie Energie", "Webinar zum Sparen von Energie"])
def test_an_offer_is_a_promotion(page_of: PageMaker, headline: str) -> None:
    (teaser,) = found(page_of(TEXT + BOX.replace(TITLE, headline)))
    assert teaser.is_promotion


def test_an_ad_marker_right_above_makes_it_a_promotion_but_not_the_next(page_of: PageMaker) -> None:
    other = BOX.replace(URL, "/politik/ein-deich-ist-nie-fertig")
    promoted, plain = found(page_of(TEXT + MARKER + BOX + other))
    assert (promoted.kind, promoted.is_promotion) == (TeaserKind.AD, True)
    assert (plain.kind, plain.is_promotion) == (TeaserKind.TEASER, False)


def test_an_ad_marker_over_a_slot_of_its_own_belongs_to_the_slot(page_of: PageMaker) -> None:
    (teaser,) = found(page_of(f"{TEXT}{MARKER}<div class=ad-slot></div>{BOX}"))
    assert (teaser.kind, teaser.is_promotion) == (TeaserKind.TEASER, False)


def test_a_section_printed_again_before_the_headline_is_no_label(page_of: PageMaker) -> None:
    twice = BOX.replace("<a href=/wirtschaft>Wirtschaft</a>", "Wirtschaft").replace("<h3>", "<h3><b>Wirtschaft</b> ")
    (teaser,) = found(page_of(TEXT + twice))
    assert (teaser.label, teaser.section, teaser.headline) == ("EK", "Wirtschaft", TITLE)


def test_a_plain_link_under_an_intro_is_related(page_of: PageMaker) -> None:
    intro = "<p data-label=related data-reason=phrase>Mehr zum Thema:</p>"
    (teaser,) = found(page_of(f'{TEXT}{intro}<ul><li data-label=other><a href="{URL}">{TITLE}</a></li></ul>'))
    assert teaser.kind is TeaserKind.RELATED


@pytest.mark.parametrize(
    "html",
    [
        f'<nav data-label=teaser><a href="{URL}">{TITLE}</a></nav>',
        f'<footer data-label=teaser><a href="{URL}">{TITLE}</a></footer>',
        f'<p data-label=body>Im Text: <a href="{URL}">{TITLE}</a></p>',
        f'<p data-label=teaser hidden><a href="{URL}">{TITLE}</a></p>',
        f'<p data-label=teaser><a href="{URL}">Weiter</a></p>',
        '<p data-label=teaser><a href="/politik">Alle Beiträge aus der Politik</a></p>',
        '<p data-label=teaser><a href="mailto:a@news.example">Schreiben Sie uns einen Brief</a></p>',
        f"<p data-label=teaser>{TITLE}</p>",
    ],
    ids=["menu", "footer", "in the text", "hidden", "one word", "section", "mail", "no link"],
)
def test_what_promotes_no_other_page_is_no_teaser(page_of: PageMaker, html: str) -> None:
    page = page_of(TEXT + html)
    assert found(page) == ()
    assert teasers(page).origin is None
