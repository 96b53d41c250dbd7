from hypothesis import given
from hypothesis import strategies as st

from newsscrape.ledger.shingles import share_in_common, shingles_of

TEXT = "Der Fluss führt seit Wochen wenig Wasser."


def test_runs_are_of_words_whatever_case_and_punctuation() -> None:
    assert shingles_of(TEXT) == {
        "der fluss führt seit wochen",
        "fluss führt seit wochen wenig",
        "führt seit wochen wenig wasser",
    }
    assert shingles_of(TEXT) == shingles_of("DER FLUSS: „führt“ seit\n\nWochen, wenig Wasser")


def test_characters_are_words_where_no_spaces_are_written() -> None:
    assert shingles_of("東京の朝は早い") == {"東 京 の 朝 は", "京 の 朝 は 早", "の 朝 は 早 い"}


def test_the_share_is_that_of_the_shorter_text() -> None:
    whole, part = shingles_of(f"{TEXT} Die Fähre bleibt deshalb heute am Anleger."), shingles_of(TEXT)
    assert share_in_common(whole, part) == share_in_common(part, whole) == 1.0
    assert share_in_common(part, frozenset({*list(part)[:1], "a", "b"})) == 0.33


def test_a_text_of_few_words_has_nothing_in_common() -> None:
    assert share_in_common(shingles_of("Zu kurz"), shingles_of(TEXT)) == 0.0


@given(st.text(), st.text())
def test_a_share_is_one_for_itself_and_never_more(one: str, other: str) -> None:
    runs = shingles_of(one)
    assert share_in_common(runs, runs) in {0.0, 1.0}
    assert 0 <= share_in_common(runs, shingles_of(other)) <= 1
