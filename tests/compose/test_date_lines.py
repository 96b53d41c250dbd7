from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsscrape.compose.date_lines import DatedLine, dated_line
from newsscrape.compose.survey import Survey

PageMaker = Callable[..., Survey]


def line_of(page: Survey) -> DatedLine:
    return dated_line(page, page.page.blocks[0])


def test_parts_that_only_style_sheets_hold_apart_are_read_apart(page_of: PageMaker) -> None:
    line = line_of(page_of("<p><span>May 3, 2021</span><span>5 min</span></p>", language="en"))
    assert [(str(m.day), m.raw) for m in line.moments] == [("2021-05-03", "May 3, 2021")]


def test_a_date_cut_into_elements_is_still_one(page_of: PageMaker) -> None:
    line = line_of(page_of("<p><b>3</b>.<b>5</b>.<b>2021</b></p>"))
    assert [str(m.day) for m in line.moments] == ["2021-05-03"]


def test_a_hidden_date_is_not_printed(page_of: PageMaker) -> None:
    hidden = '<span style="display: none">2023-01-07T17:27:31+01:00</span><span>3. Mai 2021</span>'
    line = line_of(page_of(f"<p>{hidden}</p>"))
    assert [m.raw for m in line.moments] == ["3. Mai 2021"]


def test_words_between_dates(page_of: PageMaker) -> None:
    line = line_of(page_of("<p>Erstellt 3.5.2021 | Stand 4.5.2021 Lesen</p>"))
    assert line.between == ("Erstellt", "| Stand", " Lesen")


def test_a_stamp_told_from_the_fetch(page_of: PageMaker) -> None:
    html = "<p data-label=timestamp>vor 3 Minuten</p>"
    assert line_of(page_of(html)).moments == ()
    fetched = line_of(page_of(html, fetched_at="2021-05-03T12:00:00+00:00"))
    assert [(str(m.day), m.raw) for m in fetched.moments] == [("2021-05-03", "vor 3 Minuten")]


@given(st.lists(st.text(alphabet="0123456789./: Mai–", min_size=1, max_size=12), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_there_is_one_stretch_of_words_more_than_dates(page_of: PageMaker, parts: list[str]) -> None:
    page = page_of("<p>x" + "".join(f"<span>{part}</span>" for part in parts) + "</p>")
    line = line_of(page)
    assert len(line.between) == len(line.moments) + 1
