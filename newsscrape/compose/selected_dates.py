"""What a selector of the site's profile found for a date → the date."""

from __future__ import annotations

from collections.abc import Sequence

from newsscrape.compose.candidate import Candidate, Kind, Voice, day_seen
from newsscrape.compose.claimed_dates import parse_claimed
from newsscrape.compose.date_kinds import kinds_said
from newsscrape.compose.date_lines import between, told_from_fetch
from newsscrape.compose.moment import Moment
from newsscrape.compose.printed_dates import find_printed
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin
from newsscrape.model.document import Selected
from newsscrape.text import squash


def selected_dates(survey: Survey, kind: Kind, selected: Sequence[Selected]) -> list[Candidate]:
    """Give a date for each element that holds one: as metadata write it, as it is printed, or told from the fetch."""
    texts = [squash(one.words) for one in selected]
    moments = [moment for text in texts if (moment := _moment_in(survey, kind, text)) is not None]
    return [
        Candidate(kind, moment, day_seen(moment, survey.zone), Origin.PROFILE, Voice.CLAIMED, 0.0) for moment in moments
    ]


def _moment_in(survey: Survey, kind: Kind, text: str) -> Moment | None:
    moments = find_printed(text, survey.calendar, survey.order)
    if len(moments) > 1:
        said = kinds_said(between(text, moments), survey.language.code)
        return next((moment for moment, what in zip(moments, said, strict=False) if what.kind is kind), moments[0])
    return parse_claimed(text, survey.page.language, survey.order) or next(iter(moments), told_from_fetch(survey, text))
