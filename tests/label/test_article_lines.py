from __future__ import annotations

from collections.abc import Callable

import pytest

from newsscrape.label.article_lines import by_date_alone
from newsscrape.label.roles import role_outside_text
from newsscrape.label.sight import Role, Sight, sight_of
from newsscrape.model.label import Label
from newsscrape.policy.tokens import label_tokens

Look = Callable[..., Sight]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."
HEADED = "<h1>Die Fähre bleibt länger im Dock</h1>"


def last_role(sight: Sight, name: Callable[..., Role]) -> Role:
    return name(sight.document.blocks[-1], sight)


def test_the_line_above_the_headline_is_the_kicker(look: Look) -> None:
    sight = look(f"<p class=kicker>Nahverkehr</p>{HEADED}<p class=kicker>Nahverkehr</p>")
    assert role_outside_text(sight.document.blocks[0], sight) == Role(Label.KICKER, "name:kicker")
    assert last_role(sight, role_outside_text).label is not Label.KICKER


def test_far_from_the_article_names_make_no_byline_and_no_timestamp(look: Look) -> None:
    far = "<p>Etwas anderes</p>" * 20 + "<p class=author>Ida Wolff</p><p class=date>08.04.2025</p>"
    facts = look(f"{HEADED}<p>{SENTENCE}</p>{far}").facts
    sight = sight_of(facts, [0.9, 0.9] + [0.1] * (len(facts.document.blocks) - 2), label_tokens())
    found = {role_outside_text(block, sight).label for block in sight.document.blocks[-2:]}
    assert not found & {Label.BYLINE}


@pytest.mark.parametrize("text", ["5 min read", "Lesezeit: 4 Minuten", "Temps de lecture : 7 min"])
def test_the_time_to_read_is_known_by_its_words(look: Look, text: str) -> None:
    assert last_role(look(f"{HEADED}<p>{text}</p>"), role_outside_text).label is Label.READING_TIME


def test_a_date_alone_is_no_text_but_in_a_table(look: Look) -> None:
    def found(html: str) -> Role | None:
        sight = look(html)
        return by_date_alone(sight.document.blocks[-1], frozenset(), sight)

    assert found("<p>08/04/2025</p>") == Role(Label.TIMESTAMP, "shape:date")
    assert found("<table><tr><td>08/04/2025</td></tr></table>") is None
    assert found("<p>Im Jahr 2025 war das anders</p>") is None
