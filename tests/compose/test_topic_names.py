import pytest
from hypothesis import given
from signs import any_text

from newsscrape.compose.topic_names import topic_name


@pytest.mark.parametrize(
    ("keyword", "name"),
    [
        ("Klima", "Klima"),
        (" #Klima, ", "Klima"),
        ('"3D printing"', "3D printing"),
        ("DIY: Little books", "DIY: Little books"),
        ("2024", "2024"),
        ("C++", "C++"),
        ("a", None),
        ("Alle Themen", None),
        ("Uncategorized", None),
        ("26157981-b4f7-4929-adc1-e860c6f03636", None),
        ("100312362", None),
        ("Category: Travel", None),
        ("contentId: 15cd", None),
        ("isRepublished:false", None),
        ("_prio_3", None),
        ("a sentence of more than six words is none", None),
    ],
)
def test_names(keyword: str, name: str | None) -> None:
    assert topic_name(keyword) == name


@given(any_text(max_size=80))
def test_any_keyword_gives_a_short_name_that_stays_the_same_or_none(keyword: str) -> None:
    name = topic_name(keyword)
    if name is not None:
        assert 1 < len(name) <= 50
        assert topic_name(name) == name
