from __future__ import annotations

import pytest

from newsscrape.errors import ProfileError
from newsscrape.policy import teasers
from newsscrape.policy.files import Table
from newsscrape.policy.teasers import teaser_rules


def test_the_shipped_words_are_lower_case() -> None:
    rules = teaser_rules()
    for words in (
        rules.headline_names,
        rules.beside_names,
        rules.apart_names,
        rules.more_words,
        rules.listing_segments,
    ):
        assert words
        assert all(word == word.lower().strip("/ ") for word in words)


def test_what_makes_a_headline_name_another_is_none_itself() -> None:
    assert teaser_rules().headline_names.isdisjoint(teaser_rules().beside_names)


def test_a_key_nobody_knows_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    teaser_rules.cache_clear()
    monkeypatch.setattr(teasers, "load_table", lambda path: Table(path, {"headlines": {}}))
    with pytest.raises(ProfileError, match=r"teasers\.toml: headlines"):
        teaser_rules()
    teaser_rules.cache_clear()
