"""Which links of a page promote another: those that bear a headline, or stand in a box with one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsscrape.compose.headed import HeadedBoxes
from newsscrape.compose.headline_judge import Candidate, HeadlineJudge
from newsscrape.compose.likeness import Likeness
from newsscrape.compose.mentions import Mention, mentions_of
from newsscrape.compose.survey import Survey
from newsscrape.compose.targets import leads_to_a_page, lists_among, may_lead_to_a_page, target_of
from newsscrape.compose.teaser_roles import Roles
from newsscrape.compose.zoning import Zoning

_ALIKE = 2


class Promoted(NamedTuple):
    """A link that promotes another page."""

    link: int
    """Index of the ``a`` in the tree."""
    url: str
    """Absolute address."""
    target: str
    """Host and path of the address: what it leads to, however it is written."""
    headline: str
    """The promoted headline, white space squashed."""
    text: str
    """The run of words it was taken from."""
    block: int
    """Index of the block it stands in."""


class _Lead(NamedTuple):
    """A mention and where it leads."""

    mention: Mention
    url: str
    target: str


def promoted_links(survey: Survey) -> list[Promoted]:
    """Give the links outside the text that promote another page, in reading order.

    Of several that follow each other and lead to the same page, the one whose words look most like a headline.
    """
    zoning = Zoning(survey)
    mentions = mentions_of(survey, zoning)
    leads = _leads(mentions, survey)
    own = target_of(survey.document.url or "")
    lists = lists_among([lead.target for lead in leads], own)
    roles = Roles(survey, [(lead.mention, lead.target) for lead in leads])
    likeness = Likeness(mentions, survey)
    judge = HeadlineJudge(survey, likeness)
    found: list[Promoted] = []
    for group in _by_target(_to_pages(leads, lists, roles, likeness), own):
        candidate = _best_of(group, roles)
        if judge.is_headline(candidate):
            found.append(_promoted(candidate))
    found += _headed(HeadedBoxes(survey, zoning, roles.headings, lists), found, roles)
    return sorted(found, key=_place)


def _leads(mentions: Sequence[Mention], survey: Survey) -> list[_Lead]:
    leads = []
    for mention in mentions:
        url = survey.resolve(survey.tree.get(mention.run.link, "href"))
        if url is not None:
            leads.append(_Lead(mention, url, target_of(url)))
    return leads


def _to_pages(leads: Sequence[_Lead], lists: frozenset[str], roles: Roles, likeness: Likeness) -> list[_Lead]:
    """Leave out what leads to no page of its own; of headings in a row the addresses may be as short as a section's."""
    return [
        lead
        for lead in leads
        if lead.target not in lists
        and (
            leads_to_a_page(lead.target)
            or (
                lead.mention.is_long
                and likeness.count_long(lead.mention) >= _ALIKE
                and may_lead_to_a_page(lead.target)
                and roles.level(lead.mention.block.element) > 0
            )
        )
    ]


def _by_target(leads: Sequence[_Lead], own: str) -> list[list[_Lead]]:
    """Put together what follows each other and leads to the same page, but for the page itself."""
    groups: list[list[_Lead]] = []
    for lead in leads:
        if groups and lead.target == groups[-1][0].target != own:
            groups[-1].append(lead)
        else:
            groups.append([lead])
    return groups


def _best_of(group: Sequence[_Lead], roles: Roles) -> Candidate:
    """Give the one that looks most like the headline, of equal ones the higher heading, then the first."""
    rank, place = min([(roles.of(lead.mention), place) for place, lead in enumerate(group)])
    best = group[place]
    return Candidate(best.mention, best.url, best.target, roles.words.headline(best.mention), rank.role)


def _promoted(one: Candidate) -> Promoted:
    return Promoted(one.mention.run.link, one.url, one.target, one.words, one.mention.run.text, one.mention.block.index)


def _headed(boxes: HeadedBoxes, found: Sequence[Promoted], roles: Roles) -> list[Promoted]:
    """Give the boxes whose headline is no link."""
    more = []
    for one in boxes.beside([promoted.link for promoted in found]):
        words = roles.words.headline(one.heading)
        if not roles.is_no_headline(words):
            block = one.heading.block
            more.append(Promoted(one.link, one.url, one.target, words, block.text, block.index))
    return more


def _place(one: Promoted) -> tuple[int, int]:
    return one.block, one.link
