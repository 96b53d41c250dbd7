"""Words of appeals and notices, by what they make a block."""

from __future__ import annotations

import pytest

from newsscrape.model.label import Label
from newsscrape.policy.appeals import appeal_in
from newsscrape.text import fold


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Leider lassen Ihre Cookie-Einstellungen das nicht zu.", Label.OTHER),
        ("Der Newsletter aus dem Rathaus, jeden Freitag.", Label.NEWSLETTER),
        ("Hat Ihnen dieser Artikel gefallen? Dann helfen Sie mit.", Label.PAYWALL),
        ("Foto: Archiv der Stadt", Label.CAPTION),
    ],
)
def test_an_appeal_is_known_by_its_words(text: str, label: Label) -> None:
    assert appeal_in(fold(text)) is label


def test_ordinary_prose_is_no_appeal() -> None:
    assert appeal_in(fold("Der Rat stimmte am Montag für den neuen Haushalt der Stadt.")) is None
