from __future__ import annotations

from newsscrape.policy.tokens import label_tokens


def test_every_group_has_lower_case_words() -> None:
    groups = label_tokens()
    assert groups
    assert all(words and all(word == word.lower() for word in words) for words in groups.values())
