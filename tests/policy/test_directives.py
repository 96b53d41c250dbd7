from __future__ import annotations

import pytest

from newsscrape.errors import ProfileError
from newsscrape.model.directive import Directive
from newsscrape.policy import directives
from newsscrape.policy.directives import directive_words
from newsscrape.policy.files import Table


def test_the_shipped_words_are_lower_case_and_ours() -> None:
    words = directive_words()
    assert {"robots", "newsscrape"} <= words.agents
    assert words.meanings["none"] is Directive.NOINDEX
    assert all(word == word.lower() for word in (*words.agents, *words.meanings, *words.valued))
    assert (words.reservation, words.site_reservation) == ("tdm-reservation", "x-archive-site-tdm-reservation")


def test_a_key_nobody_knows_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    directive_words.cache_clear()
    monkeypatch.setattr(directives, "load_table", lambda path: Table(path, {"nofollow": []}))
    with pytest.raises(ProfileError, match=r"directives\.toml: nofollow"):
        directive_words()
    directive_words.cache_clear()
