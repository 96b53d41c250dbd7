from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsscrape.compose.candidate import Kind
from newsscrape.compose.dates import dates
from newsscrape.compose.selected_dates import selected_dates

if TYPE_CHECKING:
    from tests.compose.conftest import PageMaker


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2024-05-03T07:00:00Z", "2024-05-03"),
        ("Stand: 3. Mai 2024, 12 Uhr", "2024-05-03"),
        ("3. Mai 2024, aktualisiert am 5. Mai 2024", "2024-05-03"),
        ("Aktualisiert am 5. Mai 2024, erschienen am 3. Mai 2024", "2024-05-03"),
        ("vor 2 Stunden", "2024-05-10"),
        ("gestern, 18:05 Uhr", "2024-05-09"),
        ("kein Tag", None),
    ],
)
def test_a_selected_date_is_read_like_any_other(page_of: PageMaker, said: str, day: str | None) -> None:
    survey = page_of(f"<i>{said}</i>", fetched_at="2024-05-10T10:00:00+00:00", selectors={"published_at": "i"})
    found = selected_dates(survey, Kind.PUBLISHED, survey.document.selected["published_at"])
    assert [one.day.isoformat() for one in found] == ([day] if day else [])


def test_a_selected_date_in_the_future_is_left_out(page_of: PageMaker) -> None:
    body = "<i>3. Mai 2034</i><i>3. Mai 2024</i>"
    survey = page_of(body, fetched_at="2024-05-10T10:00:00+00:00", selectors={"published_at": "i"})
    published = dates(survey).published.value
    assert published
    assert published.day == "2024-05-03"


def test_publication_and_change_are_selected_apart(page_of: PageMaker) -> None:
    head = "<meta property=article:modified_time content=2024-05-05T10:00:00Z>"
    found = dates(page_of("<i>3. Mai 2024</i>", head=head, selectors={"published_at": "i"}))
    assert found.published.value
    assert found.modified.value
    assert (found.published.value.day, found.modified.value.day) == ("2024-05-03", "2024-05-05")
