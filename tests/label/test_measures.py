from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.label.facts import Facts
from newsscrape.label.measures import Measures, measure
from newsscrape.model.block import Block
from newsscrape.model.label import Label
from newsscrape.policy.phrases import all_phrases

Measured = Callable[..., Facts]

SENTENCE = "Die Fähre bleibt bis zum Sommer in der Werft, sagte der Betreiber am Montag im Rathaus der Stadt."


def measures_of(*texts: str) -> Measures:
    blocks = [Block(index, text, 0, 0, ((0, text),), 0, 0, None, is_hidden=False) for index, text in enumerate(texts)]
    return measure(blocks, all_phrases())


def test_each_block_is_measured(measured: Measured) -> None:
    found = measured(f'<p>{SENTENCE}</p><p><a href="/x">Zum <b>Hafenfest</b></a></p><p>Anzeige</p>').measures
    assert found.chars == [len(SENTENCE), 13, 7]
    assert found.words == [18, 2, 1]
    assert found.links == [0, pytest.approx(12 / 13), 0]
    assert found.bold == [0, pytest.approx(9 / 13), 0]
    assert found.is_prose == [True, False, False]
    assert found.phrases == [None, None, Label.AD]


@pytest.mark.parametrize("html", [f"<p hidden>{SENTENCE}</p>", f"<p><a href=/x>{SENTENCE}</a></p>", "<p>Kurz.</p>"])
def test_what_is_hidden_short_or_a_link_is_no_prose(measured: Measured, html: str) -> None:
    assert measured(html).measures.is_prose == [False]


def test_in_scripts_without_spaces_every_character_is_a_word() -> None:
    found = measures_of("市の連絡船は夏まで造船所に残る。", "two words")
    assert found.words == [15, 2]
    assert found.is_prose == [True, False]
    assert found.ends == [True, False]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Das Schiff bleibt.", True),
        ("Bleibt es?", True),
        ("„Es bleibt.“", True),
        ("(Es bleibt!)", True),
        ("Und so weiter…", True),
        ("هل بقيت السفينة؟", True),
        ("Das Schiff bleibt", False),
        ("Das „Schiff“", False),
        (")", False),
    ],
)
def test_a_sentence_may_end_inside_quotation_marks(text: str, ends: bool) -> None:  # noqa: FBT001 - a case of a table
    assert measures_of(text).ends == [ends]


def test_sentences_are_counted_where_one_ends_and_the_next_begins() -> None:
    found = measures_of("Das ist ein Satz. Ist das ein zweiter? Ja! Und ein vierter.", "Nein. Doch.", SENTENCE)
    assert found.sentences == [3, 0, 0]
    assert found.commas == [0, 0, 1]


def test_addresses_colons_and_exclamation_marks_are_seen() -> None:
    found = measures_of("Mehr auf www.kurier.example:", "post@kurier.example", "Los!", "Nichts davon")
    assert found.has_address == [True, True, False, False]
    assert found.has_colon == [True, False, False, False]
    assert found.has_mark == [False, False, True, False]


def test_phrases_and_appeals_are_those_of_the_language_files() -> None:
    appeal = (
        "Hier können Sie unseren täglichen Newsletter mit allen Nachrichten aus der Stadt ganz kostenlos bestellen."
    )
    found = measures_of("Lesen Sie auch: Der Deich", appeal, SENTENCE)
    assert found.phrases == [Label.RELATED, None, None]
    assert found.appeals[1:] == [Label.NEWSLETTER, None]


def test_a_long_paragraph_is_no_phrase_and_a_very_long_one_no_appeal() -> None:
    start = "Lesen Sie auch: Der Newsletter der Stadt."
    longer, longest = (f"{start} {SENTENCE * count}" for count in (3, 12))
    found = measures_of(start, longer, longest)
    assert found.phrases == [Label.RELATED, None, None]
    assert found.appeals[2] is None


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=8))
def test_any_words_are_measured_block_by_block(texts: list[str]) -> None:
    found = measures_of(*texts)
    assert [len(values) for values in found] == [len(texts)] * len(found)
    assert all(count >= 0 for count in (*found.words, *found.sentences, *found.commas))
