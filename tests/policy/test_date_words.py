from __future__ import annotations

from newsscrape.policy.date_words import date_words


def test_the_words_are_of_all_languages_and_one_each() -> None:
    assert {"april", "dienstag", "tuesday", "aktualisiert", "publié", "zuletzt"} <= date_words()
    assert not [word for word in date_words() if " " in word]
