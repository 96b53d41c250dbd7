"""teasers: promoted link boxes as data, found by what a box holds, not by its name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from newsscrape.compose.finding import Finding
from newsscrape.compose.printed_dates import find_printed, has_year
from newsscrape.compose.promoted import Promoted, promoted_links
from newsscrape.compose.runs import Run
from newsscrape.compose.survey import Survey
from newsscrape.compose.teaser_boxes import boxes_of, parts_of
from newsscrape.compose.undated import undated
from newsscrape.compose.wording import has_any, shortest
from newsscrape.label.tokens import tokens_of
from newsscrape.model.article import Teaser, TeaserKind
from newsscrape.model.claim import Origin
from newsscrape.model.label import Label
from newsscrape.policy.phrases import all_phrases
from newsscrape.policy.tokens import label_tokens
from newsscrape.text import count_words, fold

_FLOW = (Label.BODY, Label.HEADING)
_LABEL_WORDS = 4
_SNIPPET_WORDS = 8
_CUTS = ("...", "…", "[…]", "[...]")
_MOST = 200
_ABOVE = 8
_TEXT_ABOVE = 6
_INTRO_ABOVE = 3
_LEADING_ON = frozenset((Label.RELATED, Label.NAVIGATION, Label.NEWSLETTER))
_LETTERS = re.compile(r"[^\W\d_]+")


class _Scene(NamedTuple):
    """What is asked of the page for every box."""

    survey: Survey
    text: Sequence[int]
    """Indexes of the blocks of headline and text, ascending."""
    end: int
    """Index of the last paragraph or heading, -1 for none."""
    markers: frozenset[int]
    """Indexes of the blocks that mark an ad."""
    intros: frozenset[int]
    """Indexes of the blocks that introduce links to read on."""
    offers: frozenset[Promoted]
    """The links to something that is sold or advertised, by their words."""
    phrases: dict[str, Label | None]
    """What fixed phrases the short parts of boxes are, as far as they were asked."""


def teasers(survey: Survey) -> Finding[tuple[Teaser, ...]]:
    """Give the promoted boxes of the page in reading order.

    A box is the largest element around a headline's link that holds no other such link and nothing of the article;
    its parts are told apart by role: label and section above the headline, day, snippet below.
    """
    links = promoted_links(survey)
    if not links:
        return Finding(())
    scene = _scene_of(survey, links)
    boxed = zip(links, boxes_of(links, survey), strict=True)
    found = [_teaser(place, one, box, scene) for place, (one, box) in enumerate(islice(boxed, _MOST), start=1)]
    return Finding(tuple(found), Origin.PRINTED)


def _scene_of(survey: Survey, links: Sequence[Promoted]) -> _Scene:
    return _Scene(
        survey=survey,
        text=sorted([one.block.index for one in (*survey.text, *survey.of(Label.HEADLINE))]),
        end=max([blocks[-1].block.index for label in _FLOW if (blocks := survey.of(label))], default=-1),
        markers=frozenset([one.block.index for one in survey.of(Label.AD) if one.reason == "phrase"]),
        intros=frozenset([one.block.index for one in survey.of(Label.RELATED) if one.reason == "phrase"]),
        offers=_offers(links),
        phrases={},
    )


def _offers(links: Sequence[Promoted]) -> frozenset[Promoted]:
    """Tell offers by the words of their headline or address; few pages have any."""
    said = [f"{one.headline} {one.target.partition('/')[2]}".lower() for one in links]
    whole = "\n".join(said)
    words = label_tokens()["promotion"]
    if not has_any(_offer_hints(), whole):
        return frozenset()
    return frozenset(one for one, told in zip(links, said, strict=True) if not words.isdisjoint(_LETTERS.findall(told)))


@cache
def _offer_hints() -> tuple[str, ...]:
    return shortest(label_tokens()["promotion"])


class _Told(NamedTuple):
    """What a box says besides its headline."""

    section: str | None = None
    label: str | None = None
    day: str | None = None
    snippet: str | None = None


_NOTHING = _Told()


def _teaser(place: int, one: Promoted, box: int, scene: _Scene) -> Teaser:
    parts = parts_of(one, box, scene.survey)
    told = _told(parts, one, scene) if len(parts) > 1 else _NOTHING
    headline, day = undated(one.headline, scene.survey)
    is_marked = bool(scene.markers) and _is_marked(one, box, scene)
    return Teaser(
        position=place,
        kind=TeaserKind.AD if is_marked else _kind(one, told, scene),
        label=told.label,
        section=told.section,
        headline=f"{headline[:-3].rstrip()}…" if headline.endswith("...") else headline,
        url=one.url,
        published_on=told.day or (day.isoformat() if day else None),
        snippet=told.snippet,
        truncated=told.snippet is not None and told.snippet.endswith(_CUTS),
        is_promotion=is_marked or one in scene.offers,
    )


def _told(parts: Sequence[Run], one: Promoted, scene: _Scene) -> _Told:
    """Tell the parts of a box apart by where they stand, above the headline or below."""
    at = next((i for i, part in enumerate(parts) if part.text == one.text and _leads_to(part, one, scene)), 0)
    section, label = _section_and_label(parts[:at], one, scene) if at else (None, None)
    dated, day = _day(parts, at, scene.survey)
    below = [part.text for part in parts[at + 1 :] if part is not dated]
    snippet = next((text for text in below if count_words(text) >= _SNIPPET_WORDS), None)
    return _Told(section, label, day, snippet)


def _address_of(part: Run, scene: _Scene) -> str | None:
    """Give the absolute address of a part's link, None where there is none."""
    return scene.survey.resolve(scene.survey.tree.get(part.link, "href")) if part.link >= 0 else None


def _leads_to(part: Run, one: Promoted, scene: _Scene) -> bool:
    return part.link in {one.link, -1} or _address_of(part, scene) == one.url


def _section_and_label(above: Sequence[Run], one: Promoted, scene: _Scene) -> tuple[str | None, str | None]:
    """Tell section and label: short parts above the headline; said twice or linked elsewhere, it is the section."""
    short = [part for part in above if _is_name(part, one, scene)]
    texts = [part.text for part in short]
    section: str | None = next((part.text for part in short if _address_of(part, scene) not in {None, one.url}), None)
    if section is None:
        section = next((text for text in texts if texts.count(text) > 1), None)
    if section is None and len(set(texts)) > 1:
        section = texts[-1]
    names = [text for text in texts if text != section]
    marks = [text for text in names if _phrase(text, scene) is Label.AD]
    label = next((text for text in names if text not in marks), None) or next(iter(marks), None)
    if section in marks:
        section, label = None, section
    if section is None and label is not None and not label.isupper() and label not in marks:
        return label, None
    return section, label


def _is_name(part: Run, one: Promoted, scene: _Scene) -> bool:
    """Tell a short name from words that only lead on to the headline ("Read more:"), but for a link to elsewhere."""
    if count_words(part.text) > _LABEL_WORDS or not any(map(str.isalpha, part.text)):
        return False
    phrase = _phrase(part.text, scene)
    if phrase is Label.TEASER:
        return _address_of(part, scene) not in {None, one.url}
    return phrase not in _LEADING_ON


def _phrase(text: str, scene: _Scene) -> Label | None:
    """Tell what fixed phrase a text is; the boxes of a page print the same few sections and badges."""
    if text not in scene.phrases:
        scene.phrases[text] = all_phrases().label_of(fold(text))
    return scene.phrases[text]


def _day(parts: Sequence[Run], headline: int, survey: Survey) -> tuple[Run | None, str | None]:
    """Give the first short part beside the headline that has a date printed in it, and its day."""
    for place, part in enumerate(parts):
        if place != headline and has_year(part.text) and count_words(part.text) <= _SNIPPET_WORDS:
            moments = find_printed(part.text, survey.calendar, survey.order)
            if moments:
                return part, moments[0].day.isoformat()
    return None, None


def _is_marked(one: Promoted, box: int, scene: _Scene) -> bool:
    """Tell whether an ad marker stands in the box, or right above it with no ad slot of its own in between."""
    tree, blocks = scene.survey.tree, scene.survey.page.blocks
    for index in range(one.block, max(one.block - _ABOVE, 0) - 1, -1):
        element = blocks[index].block.element
        if index != one.block and not tree.is_around(box, element):
            slots = label_tokens()["slot"]
            names = tree.names[element + 1 : box]
            return index in scene.markers and all(slots.isdisjoint(tokens_of(name)) for name in names)
        if index in scene.markers:
            return True
    return False


def _kind(one: Promoted, told: _Told, scene: _Scene) -> TeaserKind:
    """Give the kind: related where the link stands inside the article, or is plain and its box or an intro says so."""
    label = scene.survey.page.blocks[one.block].label
    if label is Label.AD:
        return TeaserKind.AD
    place = bisect_left(scene.text, one.block)
    is_below_text = place > 0 and scene.text[place - 1] >= one.block - _TEXT_ABOVE
    if is_below_text and one.block <= scene.end:
        return TeaserKind.RELATED
    is_plain = told.day is None and told.snippet is None
    near = range(one.block - _INTRO_ABOVE, one.block + 1)
    is_introduced = label is Label.RELATED or not scene.intros.isdisjoint(near)
    return TeaserKind.RELATED if is_plain and is_introduced else TeaserKind.TEASER
