import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.candidate import Kind
from newsscrape.compose.date_kinds import kind_said
from newsscrape.policy.languages import language_codes


@pytest.mark.parametrize(
    ("code", "before", "said"),
    [
        ("de", "Veröffentlicht am", (Kind.PUBLISHED, True)),
        ("de", "Stand:", (Kind.MODIFIED, True)),
        ("de", "Published 3 May, updated", (Kind.MODIFIED, True)),
        ("de", "Zuletzt geändert, Artikel vom", (Kind.PUBLISHED, True)),
        ("de", "Der Bestand am", (Kind.PUBLISHED, False)),
        ("en", "", (Kind.PUBLISHED, False)),
        ("ja", "更新日", (Kind.MODIFIED, True)),
    ],
)
def test_the_last_words_before_a_date_count(code: str, before: str, said: tuple[Kind, bool]) -> None:
    assert kind_said(before, code) == said


@given(st.text(max_size=90), st.sampled_from(language_codes()))
def test_no_words_say_publication_without_saying_so(before: str, code: str) -> None:
    kind, is_worded = kind_said(before, code)
    assert is_worded or kind is Kind.PUBLISHED
