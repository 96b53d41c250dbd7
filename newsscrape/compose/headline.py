"""headline and kicker: printed over claimed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsscrape.compose.finding import Finding
from newsscrape.compose.heading import Heading, Titles, heading_of
from newsscrape.compose.printed_headline import printed_headline
from newsscrape.compose.section import section
from newsscrape.compose.selected import found, preferred
from newsscrape.compose.site_names import without_site
from newsscrape.compose.survey import Survey
from newsscrape.label.sight import LOOKS
from newsscrape.model.block import Block
from newsscrape.model.claim import Origin
from newsscrape.model.document import Selected
from newsscrape.model.label import Label
from newsscrape.model.site import Selectable
from newsscrape.policy.headings import badges, running
from newsscrape.read.claim_values import clean
from newsscrape.text import letters, squash, words

_ORIGINS = (Origin.JSONLD, Origin.OPENGRAPH, Origin.META, Origin.FEED, Origin.SITEMAP)
_MIN_TITLE = 8
_MAX_CHARS = 300
_COLON = ":"
_ABOVE = 4
_SIGNS = ("://", "»", "©")
_NO_TITLES = Titles((), (), ())


class Headlines(NamedTuple):
    """What stands above an article."""

    headline: Finding[str | None]
    """The headline."""
    kicker: Finding[str | None]
    """The line above it."""


def headlines(survey: Survey) -> Headlines:
    """Give the printed headline and its kicker; the claimed headline, site name cut, where none is printed."""
    above = _generic(survey)
    return Headlines(
        preferred(survey, Selectable.HEADLINE, _selected_headline, above.headline),
        preferred(survey, Selectable.KICKER, _selected_kicker, above.kicker),
    )


def _selected_headline(survey: Survey, selected: Sequence[Selected]) -> Finding[str | None] | None:
    return found(next((title for line in _lines(selected) if (title := without_site(line, survey))), None))


def _selected_kicker(_: Survey, selected: Sequence[Selected]) -> Finding[str | None] | None:
    lines = (line.rstrip(_COLON) for line in _lines(selected))
    return found(next(filter(_is_words, lines), None))


def _lines(selected: Sequence[Selected]) -> Iterator[str]:
    """Give what was selected in one line each, what is as long as a paragraph left out."""
    lines = (clean(one.words) for one in selected)
    return (line for line in lines if 0 < len(line) <= _MAX_CHARS)


def _generic(survey: Survey) -> Headlines:
    printed = printed_headline(survey)
    if printed is None:
        return Headlines(_claimed(survey), Finding(None))
    at = printed.index
    heading = heading_of(survey.tree, printed, _titles(survey) if len(printed.pieces) > 1 else _NO_TITLES)
    line = clean(heading.headline)  # entities are met encoded twice
    if not line:  # nothing but a separator
        return Headlines(_claimed(survey), Finding(None))
    text = without_site(line, survey) or line
    return Headlines(Finding(text, Origin.PRINTED, block=at), _kicker(survey, printed, heading))


def _titles(survey: Survey) -> Titles:
    claimed = [claim.value for claim in survey.claimed("headline")]
    parted = [title.partition(": ") for title in claimed if ": " in title]
    return Titles(
        _forms(survey, claimed),
        _forms(survey, [survey.document.title]),
        frozenset((letters(before), letters(behind)) for before, _, behind in parted),
    )


def _forms(survey: Survey, titles: Sequence[str]) -> frozenset[str]:
    """Give titles as letters, with the site's name and without, the short ones left out."""
    forms = [letters(form) for title in titles for form in (title, without_site(title, survey)) if form]
    return frozenset(title for title in forms if len(title) >= _MIN_TITLE)


def _claimed(survey: Survey) -> Finding[str | None]:
    found = next(claimed_headlines(survey), None)
    return Finding(None) if found is None else found._replace(warnings=("headline_not_printed",))


def claimed_headlines(survey: Survey) -> Iterator[Finding[str | None]]:
    """Give the claimed headlines, the strongest origin first and the title last, each without the site's name."""
    for origin in _ORIGINS:
        for claim in survey.claimed("headline", origin):
            if value := without_site(claim.value, survey):
                yield Finding(value, origin)
    if value := without_site(survey.document.title, survey):
        yield Finding(value, Origin.META)


def _kicker(survey: Survey, headline: Block, heading: Heading) -> Finding[str | None]:
    """Give what the heading sets apart, else the nearest line above it that is no section, badge or number."""
    if heading.kicker:
        return Finding(heading.kicker, Origin.PRINTED, block=headline.index)
    for labelled in reversed(survey.of(Label.KICKER)):
        block = labelled.block
        text = squash(block.text).rstrip(_COLON)
        is_near = 0 < headline.index - block.index <= _ABOVE
        is_headline = letters(text) == letters(heading.headline)
        if not is_near or is_headline or not _is_words(text) or text.lower() in badges():
            continue
        if labelled.reason == LOOKS and _is_other(block, text, survey):
            continue
        return Finding(text, Origin.PRINTED, block=block.index)
    return Finding(None)


def _is_words(text: str) -> bool:
    return 0 < len(text) <= 2 * sum(map(str.isalpha, text))


def _is_other(block: Block, text: str, survey: Survey) -> bool:
    """Tell what only looks like a kicker: address, path, credit, date, mark of a running report, section."""
    if text.lower() in running() or any(sign in text for sign in _SIGNS):
        return True
    if survey.tree.tags[block.innermost] == "time" or not survey.language.dates.ago.isdisjoint(words(text)[:1]):
        return True
    return 2 * block.link_chars > len(block.text) or block.text == section(survey).value
