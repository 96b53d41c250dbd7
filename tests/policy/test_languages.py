from collections.abc import Iterator
from typing import Any

import pytest

from newsscrape.errors import ProfileError
from newsscrape.policy import languages
from newsscrape.policy.files import Table
from newsscrape.policy.languages import DateOrder, has_language, language_codes, language_for, load_language, primary


@pytest.mark.parametrize("code", language_codes())
def test_every_language_loads_and_is_read_at_a_sane_speed(code: str) -> None:
    language = load_language(code)
    assert 100 <= language.reading.per_minute <= 400
    assert language.dates.updated
    assert language.dates.published
    assert not language.dates.updated & language.dates.published
    assert set(language.dates.months.values()) in ({*range(1, 13)}, set())


def test_a_tag_finds_its_language_whatever_its_form() -> None:
    assert language_for("de-AT").code == language_for("DE").code == language_for("de_DE").code == "de"
    assert language_for("xx").code == language_for(None).code == "en"
    assert has_language("fr-CH")
    assert not has_language("xx")
    assert primary(None) == ""


def test_the_order_of_dates_is_the_regions_in_english() -> None:
    assert load_language("en").date_order is None
    assert load_language("de").date_order is DateOrder.DMY


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """Stand in for a language file whose content the test decides."""
    content: dict[str, Any] = {"name": "Test", "reading_time": {"words_per_minute": 200}}
    monkeypatch.setattr(languages, "load_table", lambda path: Table(path, content))
    load_language.cache_clear()
    yield content
    load_language.cache_clear()


@pytest.mark.parametrize(
    ("key", "value", "named"),
    [
        ("name", 3, "name"),
        ("timezone", "Mars/Base", "timezone"),
        ("date_order", "DYM", "date_order"),
        ("dates", {"months": ["jan"]}, "dates.months"),
        ("dates", {"moths": []}, "dates.moths"),
        ("authors", {"roles": "editor"}, "authors.roles"),
        ("reading_time", {}, "reading_time.words_per_minute"),
        ("reading_time", {"words_per_minute": 200, "patterns": ["min"]}, "reading_time.patterns"),
        ("reading_time", {"words_per_minute": 200, "patterns": ["({n}"]}, "reading_time.patterns"),
        ("extra", {}, "extra"),
    ],
)
def test_a_bad_language_file_is_refused_by_path_and_key(
    content: dict[str, Any], key: str, value: object, named: str
) -> None:
    content[key] = value
    with pytest.raises(ProfileError, match=rf"languages/xx\.toml: {named}"):
        load_language("xx")


def test_a_language_without_a_name_is_refused(content: dict[str, Any]) -> None:
    del content["name"]
    with pytest.raises(ProfileError, match="name"):
        load_language("xx")
