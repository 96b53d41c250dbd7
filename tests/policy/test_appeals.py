"""Words of appeals and notices, by what they make a block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.label import Label
from newsscrape.policy.appeals import APPEAL_GROUPS, appeal_in
from newsscrape.policy.files import file_names, load_table
from newsscrape.text import fold, has_unspaced

SHORTEST = 3


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Leider lassen Ihre Cookie-Einstellungen das nicht zu.", Label.OTHER),
        ("This article was first published on the Quayside Argus.", Label.OTHER),
        ("© 2024 Quayside Argus. All rights reserved.", Label.OTHER),
        ("未经授权不得转载", Label.OTHER),
        ("Der Newsletter aus dem Rathaus, jeden Freitag.", Label.NEWSLETTER),
        ("Das Wichtigste am Morgen: Folgen Sie uns auf Whatsapp.", Label.NEWSLETTER),
        ("Get the day in your inbox: sign up here.", Label.NEWSLETTER),
        ("Hat Ihnen dieser Artikel gefallen? Dann helfen Sie mit.", Label.PAYWALL),
        ("Please consider making a donation: support our journalism.", Label.PAYWALL),
        ("Foto: Archiv der Stadt", Label.CAPTION),
        ("Die Fähre am Morgen (Foto: Archiv)", Label.CAPTION),
        ("写真:港の資料館", Label.CAPTION),
        ("As an Amazon Associate we get a share.", Label.AD),
        ("Dazu auch: Lesen Sie hier das Protokoll.", Label.RELATED),
        ("Bitte halten Sie sich an die Netiquette.", Label.COMMENT),
    ],
)
def test_an_appeal_is_known_by_its_words(text: str, label: Label) -> None:
    assert appeal_in(fold(text)) is label


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Der Rat stimmte am Montag für den neuen Haushalt der Stadt.",
        "Sein Vorbild: der alte Fährmann.",
        "Nach der Anzeige eines Nachbarn ermittelt die Polizei.",
        "The mayor declined to comment on the donation.",
        "Moldova wants to become a member of the union.",
        "The bill, sponsored by two senators, passed on Monday.",
        "She subscribes to the theory that tides caused it.",
        "LONDON (Reuters) - The ferry sails again.",
        "Para que el alcalde firme hace falta un acuerdo.",
        "Il ministro ha ricordato gli abbonati allo stadio.",
    ],
)
def test_ordinary_prose_is_no_appeal(text: str) -> None:
    assert appeal_in(fold(text)) is None


@given(st.text())
def test_every_text_has_an_appeal_or_none(text: str) -> None:
    assert appeal_in(fold(text)) in (None, *APPEAL_GROUPS)


@pytest.mark.parametrize("code", file_names("languages"))
def test_appeals_are_lower_case_squashed_and_long_enough(code: str) -> None:
    table = load_table(f"languages/{code}.toml").table("appeals")
    words = [word for group in APPEAL_GROUPS for word in table.texts(group)]
    assert words
    assert [word for word in words if word != " ".join(word.lower().split())] == []
    assert [word for word in words if len(word) < SHORTEST and not has_unspaced(word)] == []


@pytest.mark.parametrize("code", file_names("languages"))
def test_every_appeal_is_found(code: str) -> None:
    table = load_table(f"languages/{code}.toml").table("appeals")
    words = [word for group in APPEAL_GROUPS for word in table.texts(group)]
    assert [word for word in words if appeal_in(fold(f"x {word}")) is None] == []
