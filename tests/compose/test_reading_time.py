from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.compose.reading_time import estimated_minutes, minutes_in, reading_time
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin
from newsscrape.policy.languages import language_codes, language_for

PageMaker = Callable[..., Survey]
HEADLINE = "<h1 data-label=headline>Eine Überschrift</h1>"


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
    ],
)
def test_printed_forms(language: str, text: str, minutes: float, raw: str) -> None:
    assert minutes_in(text, language) == (minutes, raw)


@pytest.mark.parametrize(
    "text", ["vor 5 Minuten", "5 min", "Video 3 min", "Lesezeit", "Lesezeit: 0 min", "999 min read"]
)
def test_other_minutes_are_no_reading_times(text: str) -> None:
    assert minutes_in(text, "de") is None


def test_print_comes_before_claims(page_of: PageMaker) -> None:
    head = '<meta name="twitter:label2" content="Lesezeit"><meta name="twitter:data2" content="9 Minuten">'
    page = page_of(f"{HEADLINE}<div>Lesezeit: 1 min</div>", head=head)
    assert (reading_time(page).value, reading_time(page).raw, reading_time(page).origin) == (
        1.0,
        "Lesezeit: 1 min",
        Origin.PRINTED,
    )


@pytest.mark.parametrize(
    ("claimed", "minutes"),
    [("PT3M", 3.0), ("PT1H5M", 65.0), ("PT90S", 1.5), ("PT", None), ("PT0M", None), ("soon", None), ("4", 4.0)],
)
def test_claimed_durations(page_of: PageMaker, claimed: str, minutes: float | None) -> None:
    head = f'<script type="application/ld+json">{{"@type":"Article","timeRequired":"{claimed}"}}</script>'
    assert reading_time(page_of(HEADLINE, head=head)).value == minutes


def test_nothing_is_computed(page_of: PageMaker) -> None:
    assert reading_time(page_of(f"{HEADLINE}<p data-label=body>{'Wort ' * 500}</p>")).value is None


def test_the_estimate_follows_the_language() -> None:
    assert estimated_minutes("", 179, language_for("de")) == 1.0
    assert estimated_minutes("", 456, language_for("en")) == 2.0
    assert estimated_minutes("字 " * 255, 255, language_for("zh")) == 1.0
    assert estimated_minutes("", 0, language_for("de")) == 0.0


@given(
    st.text(max_size=100) | st.text(alphabet="Lesezeit: 0123456789-–.,min read", max_size=40),
    st.sampled_from(language_codes()),
)
def test_any_line_gives_nothing_or_sane_minutes_read_again_from_the_raw(text: str, language: str) -> None:
    found = minutes_in(text, language)
    if found:
        assert 0 < found[0] <= 240
        assert found[1] in text
        assert minutes_in(found[1], language) == found
