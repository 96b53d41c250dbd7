import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.candidate import Kind
from newsscrape.compose.date_kinds import kind_said, kinds_said
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
        ("ja", "記事公開日\uff1a", (Kind.PUBLISHED, True)),
        ("de", "Unverändert gültig seit:", (None, True)),
        ("de", "Online seit", (Kind.PUBLISHED, True)),
        ("en", "Member since", (None, True)),
        ("en", "Reporter since 2010 |", (Kind.PUBLISHED, False)),
        ("de", "Sprechstunde Mo bis Do |", (Kind.PUBLISHED, False)),
    ],
)
def test_the_last_words_before_a_date_count(code: str, before: str, said: tuple[Kind | None, bool]) -> None:
    assert kind_said(before, code) == said


@pytest.mark.parametrize(
    ("code", "between", "kinds"),
    [
        ("de", ["Veröffentlicht:", "| Stand:", ""], [Kind.PUBLISHED, Kind.MODIFIED]),
        ("de", ["Diese Seite wurde zuletzt am", "geändert."], [Kind.MODIFIED]),
        ("de", ["Der Beitrag wurde am", "veröffentlicht und zuletzt am", "geändert."], [Kind.PUBLISHED, Kind.MODIFIED]),
        ("ja", ["", "公開", "更新"], [Kind.PUBLISHED, Kind.MODIFIED]),
        ("en", ["", "| Updated:", ""], [Kind.PUBLISHED, Kind.MODIFIED]),
        ("en", ["", "| Updated: today"], [Kind.PUBLISHED]),
        ("ja", ["", "\uff08最終更新 6/4 8:30\uff09"], [Kind.PUBLISHED]),
        ("en", ["no date at all, updated"], []),
    ],
)
def test_words_stand_before_their_dates_or_behind_them(code: str, between: list[str], kinds: list[Kind]) -> None:
    assert [said.kind for said in kinds_said(between, code)] == kinds


@given(any_text(max_size=90), st.sampled_from(language_codes()))
def test_no_words_say_publication_without_saying_so(before: str, code: str) -> None:
    kind, is_worded = kind_said(before, code)
    assert is_worded or kind is Kind.PUBLISHED
