from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import any_text

from newsscrape.compose.persons import handles_in, is_person, joined, line_of, persons_in, without_employer
from newsscrape.compose.survey import Survey
from newsscrape.policy.languages import language_codes

PageMaker = Callable[..., Survey]


@pytest.mark.parametrize(
    "name",
    [
        "Ann Lee",
        "ANN LEE",
        "J.R. Lee",
        "Ann O'Hara",
        "Ann d'Orr",
        "Jean-Luc van der Merwe",
        "Ann von der Au",
        "Łukasz Żak",
        "山田太郎",
    ],
)
def test_names_of_persons(name: str) -> None:
    assert is_person(name, "en")


@pytest.mark.parametrize(
    "name",
    [
        "Ann",
        "Read more",
        "Fact Checked",
        "Senior Editor",
        "Ann 1984",
        "Human in the Loop",
        "of Paper",
        "Ann Lee is",
        "Wort der Woche",
        "A B C D E F",
    ],
)
def test_other_words_that_begin_with_capitals(name: str) -> None:
    assert not is_person(name, "en")


def test_roles_of_the_language_are_no_persons() -> None:
    assert not is_person("Leitender Wirtschaftsredakteur", "de")
    assert not is_person("Aktuelle Meldung", "de")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee in Berlin", ("Ann Lee",)),
        ("Ann Lee is a writer in Rome", ("Ann Lee",)),
        ("Ann Lee, Head of Marketing", ("Ann Lee",)),
        ("Reuters", ("Reuters",)),
        ("annlee", ()),
        ("Share on Facebook", ()),
    ],
)
def test_persons_in_a_line(line: str, names: tuple[str, ...]) -> None:
    assert persons_in(line, "en") == names


def test_logins_and_teams() -> None:
    assert handles_in("by annlee in News", "en") == ("annlee",)
    assert handles_in("The Paper Team", "en") == ("The Paper Team",)
    assert handles_in("by email", "en") == ()
    assert handles_in("more about us", "en") == ()


def test_whom_a_person_writes_for_is_cut() -> None:
    assert without_employer("Ann Lee For The Paper", "en") == "Ann Lee"
    assert without_employer("National Center for Health", "en") == "National Center for Health"
    assert without_employer("Ann Lee", "en") == "Ann Lee"


def test_elements_that_touch_are_lines_of_their_own(page_of: PageMaker) -> None:
    page = page_of("<p><a>Ann Lee</a><span>Published 3 May</span> <b>5</b></p>")
    assert line_of(page.document.blocks[0]) == "Ann Lee\nPublished 3 May 5"
    assert joined(["Ann ", "Lee", "Editor"]) == "Ann Lee\nEditor"


@given(
    any_text(max_size=100) | st.text(alphabet="Ann Lee,by in und/|()dpa 1:-", max_size=60),
    st.sampled_from(language_codes()),
)
def test_any_line_gives_names_written_like_names(line: str, language: str) -> None:
    for name in persons_in(line, language):
        assert " " in name or not name.isascii() or name.lower() in line.lower()
    for name in handles_in(line, language):
        assert len(name) > 1
