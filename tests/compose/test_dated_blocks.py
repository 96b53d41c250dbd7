from collections.abc import Callable

import pytest

from newsscrape.compose.candidate import Candidate, Kind
from newsscrape.compose.dated_blocks import changed_in_next, in_block, is_dated, is_promoted
from newsscrape.compose.survey import Survey
from newsscrape.compose.time_elements import times_of

PageMaker = Callable[..., Survey]


def found_in(page: Survey, index: int = 0, previous: str = "") -> list[Candidate]:
    return in_block(page, (), page.page.blocks[index], previous)


def days(found: list[Candidate]) -> list[tuple[Kind, str]]:
    return [(c.kind, str(c.day)) for c in found]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Erstellt: 3.5.2021 | Stand: 4.5.2021", [(Kind.PUBLISHED, "2021-05-03"), (Kind.MODIFIED, "2021-05-04")]),
        ("Zuletzt am 3. Mai 2021 um 13:22 Uhr geändert.", [(Kind.MODIFIED, "2021-05-03")]),
        ("Erschienen am 3. Mai 2021 © bei der Autorin", [(Kind.PUBLISHED, "2021-05-03")]),
        ("Copyright © 3. Mai 2021 Blatt", []),
        ("Anmeldeschluss: 3. Mai 2021", []),
        ("11.-12. Mai 2021 in der Stadthalle", []),
        ("3. Mai 2021, 10:30 Uhr, aktualisiert 18:05", [(Kind.PUBLISHED, "2021-05-03"), (Kind.MODIFIED, "2021-05-03")]),
    ],
)
def test_the_dates_of_a_line(page_of: PageMaker, line: str, found: list[tuple[Kind, str]]) -> None:
    assert days(found_in(page_of(f"<p>{line}</p>"))) == found


def test_the_line_before_says_what_a_date_is_of(page_of: PageMaker) -> None:
    page = page_of("<p>3. Mai 2021</p>")
    assert days(found_in(page, previous="Zuletzt geändert")) == [(Kind.MODIFIED, "2021-05-03")]


def test_a_date_in_prose_is_the_text_s(page_of: PageMaker) -> None:
    page = page_of("<p data-label=body>Am 3. Mai 2021 beschloss der Rat, die Brücke nicht zu sperren.</p>")
    assert found_in(page) == []


def test_a_date_in_a_box_of_teasers_is_a_teaser_s(page_of: PageMaker) -> None:
    teaser = "<div class=teaser__info data-label=timestamp>3. Mai 2021</div>"
    page = page_of(f"<p data-label=related>Lesen Sie auch</p>{teaser}")
    assert found_in(page, 1) == []
    assert is_promoted(page, page.page.blocks[1])
    assert days(found_in(page_of(teaser))) == [(Kind.PUBLISHED, "2021-05-03")]


def test_a_change_in_the_next_line(page_of: PageMaker) -> None:
    page = page_of("<p>3. Mai 2021, 10:30 Uhr</p><p>Aktualisiert um 18:05 Uhr</p>")
    found = found_in(page)
    assert days(changed_in_next(page, page.page.blocks[1], found)) == [(Kind.MODIFIED, "2021-05-03")]
    assert changed_in_next(page, page.page.blocks[1], []) == []


def test_a_change_beside_a_time_element(page_of: PageMaker) -> None:
    time = "<time datetime=2021-05-03T16:25:00+02:00>3. Mai 2021, 16:25</time>"
    page = page_of(f"<p>{time} <span>Aktualisiert: 3. Mai 2021, 19:40</span></p>", url="https://blatt.de/a")
    found = in_block(page, times_of(page.tree.tags), page.page.blocks[0], "")
    assert [(c.kind, str(c.moment.clock)) for c in found] == [
        (Kind.PUBLISHED, "16:25:00"),
        (Kind.PUBLISHED, "16:25:00"),
        (Kind.MODIFIED, "19:40:00"),
    ]


def test_names_for_dates(page_of: PageMaker) -> None:
    page = page_of("<div class=postmetadata><p>Am 3. Mai 2021</p></div>")
    assert is_dated(page, page.page.blocks[0], 2)
    assert not is_dated(page, page.page.blocks[0], 1)
