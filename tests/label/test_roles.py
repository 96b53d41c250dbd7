from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.roles import role_in_text, role_outside_text
from newsscrape.label.sight import Role, Sight
from newsscrape.model.label import Label

Look = Callable[..., Sight]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
HEADED = "<h1>Die Fähre bleibt länger im Dock</h1>"


def last_role(sight: Sight, name: Callable[..., Role]) -> Role:
    return name(sight.document.blocks[-1], sight)


def last_in_text(sight: Sight, chance: float = 0.9) -> Role:
    return role_in_text(sight.document.blocks[-1], chance, sight)


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
    assert last_in_text(look(HEADED + html)) == role


def test_a_request_to_pay_is_none_of_the_text_and_leaves_it_alone(look: Look) -> None:
    page = f"{HEADED}<article><p>{SENTENCE}</p><p>Jetzt weiterlesen mit Plus</p>{{}}</article>"
    assert last_in_text(look(page.format(""))).label is Label.PAYWALL
    assert last_in_text(look(page.format(f"<p>{SENTENCE}</p>"))) == Role(Label.BODY, "score")


def test_a_box_named_for_a_newsletter_is_one_where_the_score_is_not_sure(look: Look) -> None:
    sight = look(f"{HEADED}<div class=newsletter><p>{SENTENCE}</p></div>")
    assert last_in_text(sight, 0.9) == Role(Label.NEWSLETTER, "name:newsletter_box")
    assert last_in_text(sight, 0.99).label is Label.BODY


def test_a_brief_link_in_a_menu_only_leads_to_what_it_names(look: Look) -> None:
    link = "<p><a href=/newsletter>Newsletter</a></p>"
    assert last_role(look(f"<p>{SENTENCE}</p>{link}"), role_outside_text) == Role(Label.NAVIGATION, "phrase:menu")


def test_a_sentence_with_a_year_is_no_dateline(look: Look) -> None:
    assert last_in_text(look(f"{HEADED}<p>Das war 1986 ein Fehler.</p>")).label is Label.BODY
