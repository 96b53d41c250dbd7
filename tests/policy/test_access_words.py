import pytest

from newsscrape.errors import ProfileError
from newsscrape.policy.access_words import access_words
from newsscrape.policy.files import Table
from newsscrape.policy.languages import language_codes, load_language


@pytest.mark.parametrize("code", language_codes())
def test_every_language_marks_paid_content_and_running_blogs(code: str) -> None:
    words = load_language(code).access
    assert words.advertorial
    assert words.liveblog
    assert words.barriers
    assert not words.advertorial & words.partners


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ({"disclosures": ["("]}, "disclosures"),
        ({"barriers": ["("]}, "barriers"),
        ({"advertorials": []}, "advertorials"),
        ({"liveblog": "ticker"}, "liveblog"),
    ],
)
def test_a_bad_table_is_refused_by_path_and_key(content: dict[str, object], named: str) -> None:
    with pytest.raises(ProfileError, match=f"x.toml: access.{named}: expected"):
        access_words(Table("x.toml", content, "access."))
