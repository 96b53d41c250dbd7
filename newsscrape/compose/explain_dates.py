"""The dates that were weighed for publication and change."""

from __future__ import annotations

from collections.abc import Iterator

from newsscrape.compose.candidate import Candidate, Kind
from newsscrape.compose.dates import choose, dates, latest_day, weighed
from newsscrape.compose.evidence import gather
from newsscrape.compose.moment import instant_of
from newsscrape.compose.survey import Survey
from newsscrape.compose.weighing import ALIKE
from newsscrape.model.claim import Origin
from newsscrape.model.considered import Considered, Why


def considered_days(survey: Survey) -> Iterator[Considered]:
    """Give what was weighed for the publication."""
    return _considered(survey, Kind.PUBLISHED)


def considered_changes(survey: Survey) -> Iterator[Considered]:
    """Give what was weighed for the last change."""
    return _considered(survey, Kind.MODIFIED)


def _considered(survey: Survey, kind: Kind) -> Iterator[Considered]:
    found = dates(survey)
    finding = found.published if kind is Kind.PUBLISHED else found.modified
    if finding.origin is Origin.PROFILE:
        yield Considered(value=finding.raw or "", origin=Origin.PROFILE, why=Why.TAKEN)
    gathered = gather(survey)
    own = [(before, c) for before, c in zip(gathered, weighed(gathered, survey.zone), strict=True) if c.kind is kind]
    choice = choose([c for _, c in own], survey.zone, latest_day(survey))
    told = []
    read = iter(choice.possible)
    for before, candidate in own:
        is_possible = candidate.day <= latest_day(survey)
        why = _why(next(read), before, choice.best, survey) if choice.best and is_possible else Why.FUTURE
        if why is Why.TAKEN and finding.origin is Origin.PROFILE:
            why = Why.BEHIND
        told.append((why, candidate))
    for why, candidate in sorted(told, key=lambda one: (one[0] is not Why.TAKEN, -one[1].weight)):
        blocks = (candidate.block,) if candidate.block >= 0 else ()
        weight = round(candidate.weight, 1)
        yield Considered(value=candidate.moment.raw, origin=candidate.origin, why=why, blocks=blocks, weight=weight)


def _why(candidate: Candidate, before: Candidate, best: Candidate, survey: Survey) -> Why:
    """Tell what became of a candidate, as it is read beside the others; before, with the weight of its place alone."""
    if (candidate.origin, candidate.block, candidate.moment.raw) == (best.origin, best.block, best.moment.raw):
        return Why.TAKEN
    if candidate.weight < before.weight:
        return Why.REBUILT
    if candidate.day != best.day:
        return Why.OUTVOTED
    mine, theirs = instant_of(candidate.moment, survey.zone.name), instant_of(best.moment, survey.zone.name)
    is_same = mine is None or theirs is None or abs(mine - theirs) <= ALIKE
    return Why.SAME if is_same else Why.OTHER_TIME
