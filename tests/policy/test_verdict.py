from __future__ import annotations

from newsscrape.model.reject import Reason
from newsscrape.policy.verdict import verdict_words


def test_a_phrase_must_stand_alone() -> None:
    words = verdict_words()
    reason, phrases = words.words[0]
    assert reason is Reason.SOFT_404
    assert words.reason_in(f"so: {phrases[0]}!") == (reason, phrases[0])
    assert words.reason_in(f"x{phrases[0]}x") is None
    assert words.reason_in("ein gewöhnlicher satz") is None


def test_types_are_lower_case() -> None:
    words = verdict_words()
    assert "newsarticle" in words.article_types
    assert all(name == name.lower() for name in words.article_types | words.index_types)
