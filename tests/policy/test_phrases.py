"""Words that short blocks consist of or start with, by what they make a block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.label import Label
from newsscrape.policy.files import file_names, load_table
from newsscrape.policy.phrases import PHRASE_GROUPS, all_phrases
from newsscrape.policy.spelling import plain
from newsscrape.text import fold, has_unspaced

SHORTEST_START = 4


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Anzeige", Label.AD),
        ("» Anzeige:", Label.AD),
        ("Publicité", Label.AD),
        ("PUBLICITE", Label.AD),
        ("Story continues below advertisement", Label.AD),
        ("La suite après cette publicité", Label.AD),
        ("Lesen Sie auch: Gas wird teurer", Label.RELATED),
        ("Lire aussi", Label.RELATED),
        ("À lire : la crue en images", Label.RELATED),
        ("Related: the tide gate", Label.RELATED),
        ("İlgili Haberler", Label.RELATED),
        ("Читайте также: паром снова ходит", Label.RELATED),
        ("اقرأ أيضاً: عودة العبارة", Label.RELATED),
        ("【関連記事】渡し船が再開", Label.RELATED),
        ("相关阅读：渡轮恢复", Label.RELATED),  # noqa: RUF001 - the colon that is printed
        ("Meistgelesen", Label.TEASER),
        ("Most popular", Label.TEASER),
        ("More from The Quay", Label.TEASER),
        ("アクセスランキング", Label.TEASER),
        ("Newsletter für alle", Label.NEWSLETTER),
        ("S\u2019abonner", Label.PAYWALL),
        ("Dieser Artikel ist nur für Abonnenten lesbar", Label.PAYWALL),
        ("12 Kommentare", Label.COMMENT),
        ("Comments (3)", Label.COMMENT),
        ("Schließen", Label.NAVIGATION),
        ("Wir verwenden Cookies und ähnliche Technik", Label.OTHER),
    ],
)
def test_short_lines_are_known_in_all_languages(text: str, label: Label) -> None:
    assert all_phrases().label_of(fold(text)) is label


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "2024",
        "Die Anzeige erstattete ein Nachbar.",
        "Hintergrund ist ein Streit um die Fähre.",
        "Weitere Informationen zu dem Unfall lagen zunächst nicht vor.",
        "Related to this is the question of the tide gate.",
        "Most popular among visitors is the ferry.",
        "Search for missing sailor goes on",
        "\u201cHelp us,\u201d the skipper said.",
        "Leggi di bilancio, il voto slitta",
        "Doña Ana abrió la puerta.",
        "Además, el alcalde dijo que no.",
        "Ещё двое пострадали при столкновении.",
        "شارك الرئيس في القمة",
        "コメント欄には批判が集まった",
        "Correction: an earlier version gave a wrong date.",
        "Editor's note: the name was changed.",
    ],
)
def test_lines_of_a_report_are_no_phrases(text: str) -> None:
    assert all_phrases().label_of(fold(text)) is None


@given(st.text())
def test_every_text_has_a_label_or_none(text: str) -> None:
    assert all_phrases().label_of(fold(text)) in (None, *PHRASE_GROUPS.values())


@given(st.sampled_from(["mehr zum thema", "read more", "関連記事:"]), st.text())
def test_a_start_is_known_whatever_follows(start: str, rest: str) -> None:
    assert all_phrases().label_of(fold(f"{start} {rest}")) is not None


@pytest.mark.parametrize("code", file_names("languages"))
def test_phrases_are_lower_case_and_squashed(code: str) -> None:
    assert [phrase for _, phrase in phrases(code) if phrase != " ".join(phrase.lower().split())] == []


@pytest.mark.parametrize("code", file_names("languages"))
def test_starts_are_long_enough_to_mean_something(code: str) -> None:
    starts = [phrase[:-1] for _, phrase in phrases(code) if phrase.endswith("…")]
    assert [start for start in starts if len(start) < SHORTEST_START and not has_unspaced(start)] == []


def test_no_phrase_stands_under_two_labels() -> None:
    labels: dict[str, set[Label]] = defaultdict(set)
    for code in file_names("languages"):
        for group, phrase in phrases(code):
            labels[plain(fold(phrase.removesuffix("…")))].add(PHRASE_GROUPS[group])
    assert {phrase: found for phrase, found in labels.items() if len(found) > 1} == {}


@pytest.mark.parametrize("code", file_names("languages"))
def test_every_phrase_is_found_by_its_label(code: str) -> None:
    known = all_phrases()
    lost = [
        phrase
        for group, phrase in phrases(code)
        if known.label_of(fold(phrase.replace("…", " x"))) is not PHRASE_GROUPS[group]
    ]
    assert lost == []


def phrases(code: str) -> Iterator[tuple[str, str]]:
    table = load_table(f"languages/{code}.toml").table("phrases")
    for group in PHRASE_GROUPS:
        for phrase in table.texts(group):
            yield group, phrase


@given(
    st.text(" :aBé\n(", max_size=4),
    st.sampled_from(["Read more", "Ad", "Mehr", "Sign up", "Tag: x"]),
    st.text(max_size=3),
)
def test_what_a_text_begins_with_is_told_at_no_loss(before: str, phrase: str, after: str) -> None:
    text = f"{before}{phrase}{after}"
    folded = fold(text)
    assert all_phrases().label_of(text) is all_phrases().label_of(f"({folded}")
