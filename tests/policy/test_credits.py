from __future__ import annotations

from newsscrape.policy.credits import credit_words


def test_the_words_before_a_colon_are_of_all_languages() -> None:
    assert {"foto", "photo", "crédit", "фото"} <= credit_words()
    assert not [word for word in credit_words() if word.endswith(":")]
