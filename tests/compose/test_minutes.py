import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.minutes import bare_minutes_in, claimed_minutes, minutes_in
from newsscrape.policy.languages import language_codes


@pytest.mark.parametrize(
    ("language", "text", "minutes", "raw"),
    [
        ("de", "Lesezeit: 1 min", 1, "Lesezeit: 1 min"),
        ("de", "31.10.2023 · 3 Min. Lesezeit", 3, "3 Min. Lesezeit"),
        ("de", "Lesedauer 2 Minuten", 2, "Lesedauer 2 Minuten"),
        ("de", "Lesezeit: unter 1 Minute", 1, "Lesezeit: unter 1 Minute"),
        ("de", "5 min read", 5, "5 min read"),
        ("en", "5 min read", 5, "5 min read"),
        ("en", "4-minute read", 4, "4-minute read"),
        ("en", "Reading time: 3-5 minutes", 4, "Reading time: 3-5 minutes"),
        ("en", "less than 1 min read", 1, "less than 1 min read"),
        ("fr", "Lecture 4 min", 4, "Lecture 4 min"),
        ("fr", "Temps de lecture : 4 minutes", 4, "Temps de lecture : 4 minutes"),
        ("es", "3 minutos de lectura", 3, "3 minutos de lectura"),
        ("it", "Tempo di lettura: 2 minuti", 2, "Tempo di lettura: 2 minuti"),
        ("nl", "Leestijd 6 minuten", 6, "Leestijd 6 minuten"),
        ("pl", "Czas czytania: 3 min.", 3, "Czas czytania: 3 min."),
        ("pt", "Tempo de leitura: 3 min", 3, "Tempo de leitura: 3 min"),
        ("ja", "読了時間 約3分", 3, "読了時間 約3分"),
        ("zh", "阅读时间\uff1a约 4 分钟", 4, "阅读时间\uff1a约 4 分钟"),
        ("de", "Lesezeit: ca. 3 Minuten", 3, "Lesezeit: ca. 3 Minuten"),
        ("de", "5 Minute(n) Lesezeit", 5, "5 Minute(n) Lesezeit"),
        ("de", "Lesezeit: 5 bis 7 Minuten", 6, "Lesezeit: 5 bis 7 Minuten"),
        ("de", "Lesezeit: weniger als eine Minute", 1, "Lesezeit: weniger als eine Minute"),
        ("en", "Less than a minute read", 1, "Less than a minute read"),
        ("en", "< 1 min read", 1, "< 1 min read"),
        ("en", "1 hr 10 min read", 70, "1 hr 10 min read"),
        ("en", "Reading time ≈ 12 min.", 12, "Reading time ≈ 12 min."),
        ("en", "3 to 5 minute read", 4, "3 to 5 minute read"),
        ("fr", "Moins d'une minute de lecture", 1, "Moins d'une minute de lecture"),
        ("fr", "3 à 4 min de lecture", 3.5, "3 à 4 min de lecture"),
        ("pl", "przeczytanie zajmie 4 min", 4, "przeczytanie zajmie 4 min"),
        ("ru", "Время чтения: 5 минут", 5, "Время чтения: 5 минут"),
    ],
)
def test_printed_forms(language: str, text: str, minutes: float, raw: str) -> None:
    assert minutes_in(text, language) == (minutes, raw)


@pytest.mark.parametrize(
    "text",
    [
        "Take a minute read this",
        "2025-11-0314 min read",
        "vor 5 Minuten",
        "5 min",
        "Video 3 min",
        "Lesezeit",
        "Lesezeit: 0 min",
        "999 min read",
    ],
)
def test_other_minutes_are_no_reading_times(text: str) -> None:
    assert minutes_in(text, "de") is None


@pytest.mark.parametrize(
    ("claimed", "minutes"),
    [
        ("PT3M", 3.0), ("PT1H5M", 65.0), ("PT90S", 1.5), ("P6M", 6.0), ("PT", None), ("PT0M", None), ("soon", None),
        ("4", 4.0), ("4.5", 4.5), ("3 Minuten", 3.0), ("Weniger als eine Minute", 1.0), ("412", None),
        ("412 words", None),
        ("0 minutes", None), ("-3", None), ("", None),
    ],
)  # fmt: skip
def test_claims(claimed: str, minutes: float | None) -> None:
    assert claimed_minutes(claimed, "de") == minutes


def test_a_number_of_minutes_may_stand_without_a_word_for_reading() -> None:
    assert bare_minutes_in("7 min", "en") == (7, "7 min")
    assert bare_minutes_in("Less than a minute", "en") == (1, "Less than a minute")
    assert bare_minutes_in("Time to", "en") is None


@given(
    any_text(max_size=100) | st.text(alphabet="Lesezeit: 0123456789-–.,min read", max_size=40),
    st.sampled_from(language_codes()),
)
def test_any_line_gives_nothing_or_sane_minutes_read_again_from_the_raw(text: str, language: str) -> None:
    found = minutes_in(text, language)
    if found:
        assert 0 < found[0] <= 240
        assert found[1] in text
        assert minutes_in(found[1], language) == found


@given(
    any_text(max_size=60) | st.text(alphabet="PT0123456789HMS min.,-", max_size=12), st.sampled_from(language_codes())
)
def test_any_claim_gives_nothing_or_sane_minutes(claimed: str, language: str) -> None:
    minutes = claimed_minutes(claimed, language)
    assert minutes is None or 0 < minutes <= 240
