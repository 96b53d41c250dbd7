import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.introductions import introduced_in, introduces, is_introduction
from newsscrape.policy.languages import language_codes


def test_lines_that_introduce_an_author() -> None:
    assert introduces("Von Ann Lee", "de")
    assert introduces("ByAnn Lee", "en")
    assert not introduces("Vonnegut schrieb", "de")
    assert not introduces("Byron", "en")
    assert not introduces("By", "en")


def test_words_that_introduce_and_name_nobody_yet() -> None:
    assert is_introduction("By", "en")
    assert is_introduction("Geschrieben von:", "de")
    assert not is_introduction("By Ann Lee", "en")


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("en", "Posted on 3 May 2021 by Ann Lee in News", "Ann Lee"),
        ("de", "26/12/2019 von Ann Lee", "Ann Lee"),
        ("de", "Datum: 13. April 2017 Autor: Ann Lee | 2 Kommentare", "Ann Lee"),
        ("en", "Nothing here", ""),
    ],
)
def test_what_follows_an_introduction_inside_a_line(language: str, line: str, said: str) -> None:
    assert introduced_in(line, language) == said


@given(any_text(max_size=80) | st.text(alphabet="Von By Ann:|•0123 in", max_size=40), st.sampled_from(language_codes()))
def test_any_line_is_read(line: str, language: str) -> None:
    assert introduced_in(line, language) in line
    assert not (introduces(line, language) and is_introduction(line, language))
