from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.facts import Facts
from newsscrape.label.features import features_of
from newsscrape.label.roles import first_roles, role_in_text, rule_outside_text
from newsscrape.label.sight import Role, Sight, sight_of
from newsscrape.label.signs import signs_of
from newsscrape.model.label import Label
from newsscrape.model.looks import NO_LOOKS, Looks

Look = Callable[..., Sight]
Measured = Callable[..., Facts]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
HEADED = "<h1>Die Fähre bleibt länger im Dock</h1>"
LOOKS = Looks(
    corpus="by hand",
    labels=(Label.LEAD, Label.NAVIGATION, Label.OTHER, Label.RELATED),
    points={
        "in:nav": (0, 900, 0, 0),
        "phrase:related": (0, 0, 0, 800),
        "near:intro": (500, 0, 0, 0),
        "all": (0, 0, 1, 0),
    },
)


def last_in_text(sight: Sight, chance: float = 0.95) -> Role:
    return role_in_text(sight.document.blocks[-1], chance, sight)


def all_roles(facts: Facts, looks: Looks, chance: float = 0.1) -> list[Role]:
    chances = [chance] * len(facts.document.blocks)
    return first_roles(chances, signs_of(facts, features_of(facts), chances), sight_of(facts, chances), looks)


@pytest.mark.parametrize(
    ("html", "role"),
    [
        ("<p>Anzeige</p>", Role(Label.AD, "phrase")),
        ("<p><a href=/anzeigen>Anzeige</a></p>", None),
        ("<figure><figcaption>Die Fähre am Kai</figcaption></figure>", Role(Label.CAPTION, "tag:figcaption")),
        ("<p class=sponsor-badge>Ein Angebot der Werft</p>", Role(Label.AD, "name:ad")),
        ("<p>5 min read</p>", Role(Label.READING_TIME, "shape:reading_time")),
        ("<p>Von Ida Wolff</p>", Role(Label.BYLINE, "shape:by")),
        ("<p>8. April 2025, 9.15 Uhr</p>", Role(Label.TIMESTAMP, "shape:date")),
        ("<p>Etwas anderes</p>", None),
    ],
)
def test_some_of_what_is_no_text_is_told_by_a_rule(look: Look, html: str, role: Role | None) -> None:
    sight = look(HEADED + html)
    assert rule_outside_text(sight.document.blocks[-1], sight) == role


def test_far_from_the_article_only_a_signature_is_told_by_a_rule(look: Look) -> None:
    facts = look(f"<p>{SENTENCE}</p>{'<p>Etwas anderes</p>' * 20}<p>5 min read</p><p>Von Ida Wolff</p>").facts
    sight = sight_of(facts, [0.9] + [0.1] * (len(facts.document.blocks) - 1))
    assert [rule_outside_text(block, sight) for block in sight.document.blocks[-2:]] == [
        None,
        Role(Label.BYLINE, "shape:by"),
    ]


def test_the_rest_is_what_it_looks_like(measured: Measured) -> None:
    facts = measured(f"<nav>Stadt und Land</nav>{HEADED}<p>Lesen Sie auch: Der Deich</p><p>Etwas anderes</p>")
    found = all_roles(facts, LOOKS)
    assert found[0] == Role(Label.NAVIGATION, "looks")
    assert found[2:] == [Role(Label.RELATED, "phrase"), Role(Label.OTHER, "looks")]


def test_a_standfirst_is_not_told_by_its_looks_alone(measured: Measured) -> None:
    assert all_roles(measured("<p class=intro>Mehr als genug</p>"), LOOKS) == [Role(Label.OTHER, "looks")]


def test_words_right_after_a_picture_are_a_caption_by_their_names(measured: Measured) -> None:
    facts = measured(
        "<div><img src=/a.jpg></div><p class=image-credit>Archiv</p>" + "<p class=image-credit>Archiv</p>" * 2
    )
    assert [role.reason for role in all_roles(facts, NO_LOOKS)] == ["name:caption", "name:caption", "looks"]


def test_what_is_likely_text_has_its_role_from_its_tag(measured: Measured) -> None:
    facts = measured(f"{HEADED}<h2>Ein alter Kahn</h2><p>{SENTENCE}</p>")
    assert [role.label for role in all_roles(facts, NO_LOOKS, 0.9)] == [Label.HEADING, Label.HEADING, Label.BODY]


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
        (f"<div class=comments><p>{SENTENCE}</p></div>", Role(Label.BODY, "score")),
        ("<p>08.04.2025 09:15</p>", Role(Label.TIMESTAMP, "shape:date")),
        ("<p>Von Ida Wolff</p>", Role(Label.BYLINE, "shape:by")),
        ("<p>{{ article.title }}</p>", Role(Label.OTHER, "shape:template")),
        ("<p>Um 40% ist der Preis gestiegen</p>", Role(Label.BODY, "score")),
    ],
)
def test_a_rule_may_know_better_than_the_score(look: Look, html: str, role: Role) -> None:
    assert last_in_text(look(HEADED + html)) == role


def test_a_request_to_pay_is_none_of_the_text_and_leaves_it_alone(look: Look) -> None:
    page = f"{HEADED}<article><p>{SENTENCE}</p><p>Jetzt weiterlesen mit Plus</p>{{}}</article>"
    assert last_in_text(look(page.format(""))).label is Label.PAYWALL
    assert last_in_text(look(page.format(f"<p>{SENTENCE}</p>"))) == Role(Label.BODY, "score")


def test_words_in_a_box_for_comments_are_one_where_the_score_is_not_sure(look: Look) -> None:
    sight = look(f"{HEADED}<div class=comments><p>{SENTENCE}</p></div>")
    assert last_in_text(sight, 0.8) == Role(Label.COMMENT, "name:comment")


def test_a_sentence_with_a_year_is_no_dateline(look: Look) -> None:
    assert last_in_text(look(f"{HEADED}<p>Das war 1986 ein Fehler.</p>")).label is Label.BODY
