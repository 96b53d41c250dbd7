from __future__ import annotations

import pytest

from newsscrape.errors import ProfileError
from newsscrape.policy import addresses
from newsscrape.policy.addresses import address_rules
from newsscrape.policy.files import Table


def test_the_shipped_rules_are_lower_case_words_and_small_numbers() -> None:
    rules = address_rules()
    for words in (rules.skipped_extensions, rules.skipped_segments, rules.page_segments, rules.article_parameters):
        assert words
        assert all(word == word.lower().strip("./") for word in words)
    assert 1 <= rules.pages <= 100


def test_tracking_parameters_by_name_and_beginning() -> None:
    names = ("utm_source", "fbclid", "id", "page")
    assert [address_rules().is_tracking(name) for name in names] == [True, True, False, False]


def test_a_key_nobody_knows_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    address_rules.cache_clear()
    monkeypatch.setattr(addresses, "load_table", lambda path: Table(path, {"skipp": {}}))
    with pytest.raises(ProfileError, match=r"addresses\.toml: skipp"):
        address_rules()
    address_rules.cache_clear()
