from dataclasses import fields

import pytest

from newsscrape.errors import ProfileError
from newsscrape.model.alarm import Aspect
from newsscrape.model.article import Article
from newsscrape.policy import drift
from newsscrape.policy.drift import drift_rules
from newsscrape.policy.files import Table


def test_the_shipped_numbers_fit_together() -> None:
    rules = drift_rules()
    assert rules.least_runs < rules.most_runs < rules.most_small
    assert set(rules.least_change) == set(Aspect)
    assert rules.least_change[Aspect.WORDS] > 1
    assert all(0 < change < 1 for aspect, change in rules.least_change.items() if aspect is not Aspect.WORDS)
    assert 1 < rules.repeats.articles < rules.repeats.compared
    assert 0 < rules.repeats.share < 1


def test_what_is_watched_are_fields_of_the_record() -> None:
    rules = drift_rules()
    assert {*rules.fields, *rules.sources} <= {field.name for field in fields(Article)}


def test_a_key_nobody_knows_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    drift_rules.cache_clear()
    monkeypatch.setattr(drift, "load_table", lambda path: Table(path, {"limit": {}}))
    with pytest.raises(ProfileError, match=r"drift\.toml: limit"):
        drift_rules()
    drift_rules.cache_clear()
