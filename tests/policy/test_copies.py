import pytest

from newsscrape.errors import ProfileError
from newsscrape.policy import copies
from newsscrape.policy.copies import copy_rules
from newsscrape.policy.files import Table


def test_the_shipped_numbers_fit_together() -> None:
    rules = copy_rules()
    assert 1 <= rules.agree < rules.slots
    assert rules.words < rules.least
    assert 0 < rules.same_story < rules.same_article < 1
    assert min(rules.kept, rules.compared) >= 1


def test_a_key_nobody_knows_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    copy_rules.cache_clear()
    monkeypatch.setattr(copies, "load_table", lambda path: Table(path, {"shares": {}}))
    with pytest.raises(ProfileError, match=r"copies\.toml: shares"):
        copy_rules()
    copy_rules.cache_clear()
