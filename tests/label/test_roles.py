from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.roles import Role, Sight, role_in_text, role_outside_text
from newsscrape.model.label import Label

Look = Callable[..., Sight]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
HEADED = "<h1>Die Fähre bleibt länger im Dock</h1>"


def last_role(sight: Sight, name: Callable[..., Role]) -> Role:
    return name(sight.document.blocks[-1], sight)


@pytest.mark.parametrize(
    ("html", "label", "reason"),
    [
        ("<p>Anzeige</p>", Label.AD, "phrase"),
        ("<p>Lesen Sie auch: Der Deich</p>", Label.RELATED, "phrase"),
        ("<p>Jetzt Newsletter abonnieren</p>", Label.NEWSLETTER, "phrase"),
        ("<p>Dieser Artikel ist nur für Abonnenten lesbar</p>", Label.PAYWALL, "phrase"),
        ("<p>Alle Kommentare anzeigen</p>", Label.COMMENT, "phrase"),
        ("<p><time>8. April 2025, 9.15 Uhr</time></p>", Label.TIMESTAMP, "tag:time"),
        ("<p class=article-date>08.04.2025</p>", Label.TIMESTAMP, "name:timestamp"),
        ("<figure><figcaption>Die Fähre am Kai</figcaption></figure>", Label.CAPTION, "tag:figcaption"),
        ("<p class=image-caption>Die Fähre am Kai</p>", Label.CAPTION, "name:caption"),
        ("<p class=author>Ida Wolff</p>", Label.BYLINE, "name:byline"),
        ("<nav>Stadt und Land</nav>", Label.NAVIGATION, "tag:nav"),
        ("<button>Los</button>", Label.NAVIGATION, "tag:control"),
        ("<footer><p>Der Kurier ist eine Zeitung</p></footer>", Label.NAVIGATION, "tag:footer"),
        ("<div class=comments><p>Ein schöner Text</p></div>", Label.COMMENT, "name:comment"),
        ("<div class=paywall><p>Mehr Lesen für wenig Geld</p></div>", Label.PAYWALL, "name:paywall"),
        ("<div class=ad-slot><p>Alles muss raus</p></div>", Label.AD, "name:ad"),
        ("<div class=related><p>Der Deich</p></div>", Label.RELATED, "name:related"),
        ("<div class=teaser><p>Der Deich</p></div>", Label.TEASER, "name:teaser"),
        ("<p><a href=/x-y>Ein Deich ist niemals fertig</a></p>", Label.TEASER, "link:headline"),
        ("<p><a href=/stadt>Stadt</a></p>", Label.NAVIGATION, "link:short"),
        ("<p>Etwas anderes</p>", Label.OTHER, "no_rule"),
    ],
)
def test_what_is_no_text_is_named_by_the_first_rule_that_answers(
    look: Look, html: str, label: Label, reason: str
) -> None:
    assert last_role(look(f"<p>{SENTENCE}</p>{html}"), role_outside_text) == Role(label, reason)


def test_the_line_above_the_headline_is_the_kicker(look: Look) -> None:
    sight = look(f"<p class=kicker>Nahverkehr</p>{HEADED}<p class=kicker>Nahverkehr</p>")
    assert role_outside_text(sight.document.blocks[0], sight) == Role(Label.KICKER, "name:kicker")
    assert last_role(sight, role_outside_text).label is not Label.KICKER


@pytest.mark.parametrize(
    ("html", "role"),
    [
        (f"<p>{SENTENCE}</p>", Role(Label.BODY, "score")),
        ("<h2>Ein alter Kahn</h2>", Role(Label.HEADING, "tag:h2")),
        (f"<h3>{SENTENCE} {SENTENCE}</h3>", Role(Label.BODY, "score")),
        ("<p>Anzeige</p>", Role(Label.AD, "phrase")),
        (f"<figcaption>{SENTENCE}</figcaption>", Role(Label.CAPTION, "tag:figcaption")),
        (f"<form><p>{SENTENCE} {SENTENCE}</p></form>", Role(Label.BODY, "score")),
        ("<form><p>Die Suche im Archiv</p></form>", Role(Label.NAVIGATION, "tag:control")),
        (f"<button>{SENTENCE}</button>", Role(Label.NAVIGATION, "tag:control")),
        (f"<div class=comments><p>{SENTENCE}</p></div>", Role(Label.COMMENT, "name:comment")),
        ("<p>08.04.2025 09:15</p>", Role(Label.TIMESTAMP, "shape:date")),
        ("<p>Von Ida Wolff</p>", Role(Label.BYLINE, "shape:by")),
        ("<p>{{ article.title }}</p>", Role(Label.OTHER, "shape:template")),
    ],
)
def test_a_rule_may_know_better_than_the_score(look: Look, html: str, role: Role) -> None:
    assert last_role(look(HEADED + html), role_in_text) == role


def test_a_request_to_pay_takes_its_small_box_along(look: Look) -> None:
    box = "<div><p>Jetzt weiterlesen mit Plus</p><p>Zugang zu allen Artikeln</p></div>"
    assert last_role(look(f"{HEADED}<article><p>{SENTENCE}</p></article>{box}"), role_in_text).label is Label.PAYWALL
    inside = f"{HEADED}<article><p>Jetzt weiterlesen mit Plus</p>" + f"<p>{SENTENCE}</p>" * 8 + "</article>"
    assert last_role(look(inside), role_in_text) == Role(Label.BODY, "score")


def test_a_sentence_with_a_year_is_no_dateline(look: Look) -> None:
    assert last_role(look(f"{HEADED}<p>Das war 1986 ein Fehler.</p>"), role_in_text).label is Label.BODY


def test_names_are_those_of_the_block_and_three_elements_around(look: Look) -> None:
    sight = look(
        "<div class=far><div class=third><div class=second><p class=first><b id=inner>x</b></p></div></div></div>"
    )
    assert sight.near(sight.document.blocks[0]) == {"inner", "first", "second", "third"}
