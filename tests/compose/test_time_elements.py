from collections.abc import Callable

import pytest

from newsscrape.compose.candidate import Candidate, Kind
from newsscrape.compose.survey import Survey
from newsscrape.compose.time_elements import in_time_elements, times_of

PageMaker = Callable[..., Survey]


def found_in(page: Survey, previous: str = "") -> list[Candidate]:
    return in_time_elements(page, times_of(page.tree.tags), page.page.blocks[0], previous)


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<p><time datetime=2021-05-03>gestern</time></p>", Kind.PUBLISHED),
        ("<p>Stand: <time datetime=2021-05-03>gestern</time></p>", Kind.MODIFIED),
        ("<p><time class=updated datetime=2021-05-03>gestern</time></p>", Kind.MODIFIED),
        ("<p>Stand: <time class=entry-date datetime=2021-05-03>gestern</time></p>", Kind.MODIFIED),
        ("<div class=field--name-changed><p><time datetime=2021-05-03>gestern</time></p></div>", Kind.MODIFIED),
        ("<p><time pubdate datetime=2021-05-03>gestern</time>, Stand heute</p>", Kind.PUBLISHED),
    ],
)
def test_names_and_words_tell_what_a_time_is_of(page_of: PageMaker, html: str, kind: Kind) -> None:
    (found,) = found_in(page_of(html))
    assert (found.kind, str(found.day)) == (kind, "2021-05-03")


def test_a_time_of_something_else_is_left_out(page_of: PageMaker) -> None:
    assert found_in(page_of("<p>Gültig bis <time datetime=2021-05-03>Montag</time></p>")) == []


def test_a_time_in_parts_is_one(page_of: PageMaker) -> None:
    (found,) = found_in(page_of("<p>Am <time datetime=2021-05-03><b>3.</b> <i>Mai</i></time></p>"))
    assert str(found.day) == "2021-05-03"


def test_what_is_shown_is_evidence_of_its_own(page_of: PageMaker) -> None:
    page = page_of("<p><time datetime=2021-05-03T23:30:00+00:00>3. Mai 2021</time></p>", url="https://blatt.de/a")
    assert [(str(c.day), c.moment.raw) for c in found_in(page)] == [
        ("2021-05-04", "2021-05-03T23:30:00+00:00"),
        ("2021-05-03", "3. Mai 2021"),
    ]


def test_words_are_those_between_two_times(page_of: PageMaker) -> None:
    page = page_of("<p>Erstellt <time datetime=2021-05-03>a</time> Stand <time datetime=2021-05-04>b</time></p>")
    assert [c.kind for c in found_in(page)] == [Kind.PUBLISHED, Kind.MODIFIED]


def test_a_time_behind_a_day_is_read_where_the_attribute_has_none(page_of: PageMaker) -> None:
    page = page_of("<p><time datetime=2021-05-03>3.5.2021</time> 13:30</p>")
    assert [str(c.moment.clock) for c in found_in(page)] == ["None", "13:30:00"]


def test_without_times_there_is_nothing(page_of: PageMaker) -> None:
    assert found_in(page_of("<p>3. Mai 2021</p>")) == []
    assert found_in(page_of("<p><time datetime=bald>bald</time></p>")) == []
