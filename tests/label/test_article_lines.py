from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.article_lines import (
    by_byline_name,
    by_date_alone,
    by_dateline,
    by_kicker,
    by_reading_time,
    by_signature,
)
from newsscrape.label.sight import Role, Sight, sight_of
from newsscrape.model.block import Block
from newsscrape.model.label import Label

Look = Callable[..., Sight]
Rule = Callable[[Block, Sight], Role | None]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
HEADED = "<h1>Die Fähre bleibt länger im Dock</h1>"


def said(rule: Rule, sight: Sight, index: int = -1) -> Role | None:
    return rule(sight.document.blocks[index], sight)


def test_the_line_above_the_headline_is_the_kicker(look: Look) -> None:
    sight = look(f"<p class=kicker>Nahverkehr</p>{HEADED}<p class=kicker>Nahverkehr</p>")
    assert said(by_kicker, sight, 0) == Role(Label.KICKER, "name:kicker")
    assert said(by_kicker, sight) is None


@pytest.mark.parametrize("text", ["5 min read", "Lesezeit: 4 Minuten", "Temps de lecture : 7 min"])
def test_the_time_to_read_is_known_by_its_words(look: Look, text: str) -> None:
    assert said(by_reading_time, look(f"{HEADED}<p>{text}</p>")) == Role(Label.READING_TIME, "shape:reading_time")


def test_the_time_to_read_is_known_by_its_names(look: Look) -> None:
    sight = look(f"{HEADED}<p class=readtime>4 Min.</p>")
    assert said(by_reading_time, sight) == Role(Label.READING_TIME, "name:reading_time")


@pytest.mark.parametrize("text", ["Lesezeit", "Stand: 8.4.2025, 10:49 Uhr, Lesezeit: 5 Minuten", "Zimmer 5 am Ende"])
def test_a_line_of_more_is_no_time_to_read(look: Look, text: str) -> None:
    assert said(by_reading_time, look(f"{HEADED}<p>{text}</p>")) is None


def test_far_from_the_article_is_no_time_to_read(look: Look) -> None:
    facts = look(f"{HEADED}<p>{SENTENCE}</p>{'<p>Etwas anderes</p>' * 20}<p>5 min read</p>").facts
    sight = sight_of(facts, [0.9, 0.9] + [0.1] * (len(facts.document.blocks) - 2))
    assert said(by_reading_time, sight) is None


@pytest.mark.parametrize(("text", "reason"), [("Von Ida Wolff", "shape:by"), ("By Ida", None), ("Von der Elbe", None)])
def test_a_name_after_the_word_by_is_a_signature(look: Look, text: str, reason: str | None) -> None:
    role = said(by_signature, look(f"<p>{text}</p>"))
    assert role == (reason and Role(Label.BYLINE, reason))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("8. April 2025, 9.15 Uhr", Role(Label.TIMESTAMP, "shape:date")),
        ("Dienstag, 8. April 2025, 09:15", Role(Label.TIMESTAMP, "shape:date")),
        ("Veröffentlicht am 08.04.2025", Role(Label.TIMESTAMP, "shape:date")),
        ("Ida Wolff 08.04.2025, 09:15", Role(Label.BYLINE, "shape:name")),
        ("von Ida Wolff, 08.04.2025", Role(Label.BYLINE, "shape:by")),
        ("Das war 1986 ein ganz großer Fehler.", None),
        ("Nahverkehr", None),
    ],
)
def test_of_name_and_date_what_comes_first_names_the_line(look: Look, text: str, role: Role | None) -> None:
    assert said(by_dateline, look(f"{HEADED}<p>{text}</p>")) == role


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<p class=author>Ida Wolff</p>", "name:byline"),
        ("<p>Ida Wolff</p>", None),
        ("<p class=author>Alle Artikel von Ida Wolff</p>", None),
        (f"<p class=author>{SENTENCE}</p>", None),
        (f"{'<p>Etwas anderes</p>' * 20}<p class=author>Ida Wolff</p>", None),
    ],
)
def test_a_short_line_near_the_headline_is_the_byline_by_its_names(look: Look, html: str, reason: str | None) -> None:
    role = said(by_byline_name, look(HEADED + html))
    assert role == (reason and Role(Label.BYLINE, reason))


def test_without_a_headline_nothing_is_between_it_and_the_text(look: Look) -> None:
    assert said(by_dateline, look("<p>8. April 2025, 9.15 Uhr</p>")) is None


def test_a_date_alone_is_no_text_but_in_a_table(look: Look) -> None:
    assert said(by_date_alone, look("<p>08/04/2025</p>")) == Role(Label.TIMESTAMP, "shape:date")
    assert said(by_date_alone, look("<table><tr><td>08/04/2025</td></tr></table>")) is None
    assert said(by_date_alone, look("<p>Im Jahr 2025 war das anders</p>")) is None
