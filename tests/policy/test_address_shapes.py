import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.policy.address_shapes import AddressParts, has_headline, is_front, is_marked, is_section, stem
from newsscrape.policy.addresses import address_rules

HOST = "https://www.kurier.example"
RULES = address_rules()


def test_front_pages() -> None:
    assert all(is_front(f"{HOST}{path}") for path in ("", "/", "/index.html", "/home"))
    assert not any(is_front(f"{HOST}{path}") for path in ("/politik", "/?p=1", "/politik/index.html"))


@pytest.mark.parametrize(
    ("path", "marked", "headed", "section"),
    [
        ("/politik/a-1234567.html", True, False, True),
        ("/2026/11/02/kurz/", True, False, False),
        ("/?p=4711", True, False, False),
        ("/so-viel-verdienen-lehrer", False, True, False),
        ("/politik/rhein-main", False, False, True),
    ],
)
def test_what_marks_an_article(path: str, marked: bool, headed: bool, section: bool) -> None:  # noqa: FBT001 - columns
    parts = AddressParts.of(f"{HOST}{path}")
    assert (is_marked(parts, RULES), has_headline(parts, RULES), is_section(parts, RULES)) == (marked, headed, section)


def test_parts_are_lower_case_and_unescaped() -> None:
    parts = AddressParts.of(f"{HOST}/Politik//%C3%84rger-12.HTML?A=1")
    assert (parts.segments, parts.slug, parts.query) == (("politik", "ärger-12.html"), "ärger-12", {"A": "1"})


@given(st.text(alphabet="abc.html-0", max_size=20))
def test_a_stem_begins_the_segment(segment: str) -> None:
    assert segment.startswith(stem(segment))
