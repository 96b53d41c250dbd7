"""All evidence of when an article was published and changed: claims, print near it, its address.

Each kind of place has a weight; dates of teasers, comments, copyright lines and the text itself are left out.
"""

from __future__ import annotations

from newsscrape.compose.address_dates import day_in_address
from newsscrape.compose.candidate import CLOCK_BONUS, Candidate, Kind, Voice, day_seen
from newsscrape.compose.claimed_dates import parse_claimed
from newsscrape.compose.printed_evidence import in_print
from newsscrape.compose.survey import Survey
from newsscrape.model.claim import Origin

_CLAIM_WEIGHTS = {
    Origin.JSONLD: 10.0,
    Origin.OPENGRAPH: 9.0,
    Origin.META: 4.5,
    Origin.FEED: 8.0,
    Origin.SITEMAP: 7.0,
}
_TELLERS = frozenset((Origin.FEED, Origin.SITEMAP))
_URL_WEIGHT = 6.0


def gather(survey: Survey) -> list[Candidate]:
    """Gather every candidate for publication and change."""
    return [
        *_claimed(survey, Kind.PUBLISHED),
        *_claimed(survey, Kind.MODIFIED),
        *in_print(survey),
        *_in_address(survey),
    ]


def _claimed(survey: Survey, kind: Kind) -> list[Candidate]:
    found = []
    for claim in survey.claimed(kind):
        moment = parse_claimed(claim.value, survey.page.language, survey.order)
        if moment:
            voice = Voice.TOLD if claim.origin in _TELLERS else Voice.CLAIMED
            weight = _CLAIM_WEIGHTS.get(claim.origin, 0.0) + CLOCK_BONUS * (moment.clock is not None)
            found.append(Candidate(kind, moment, day_seen(moment, survey.zone), claim.origin, voice, weight))
    return found


def _in_address(survey: Survey) -> list[Candidate]:
    path = (survey.document.url or "").partition("://")[2].partition("/")[2]
    moment = day_in_address(path, survey.order)
    return [Candidate(Kind.PUBLISHED, moment, moment.day, Origin.URL, Voice.ADDRESS, _URL_WEIGHT)] if moment else []
