"""The blocks, claims and pictures that were weighed for what an article consists of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsscrape.compose.captions import Captions
from newsscrape.compose.finding import Finding
from newsscrape.compose.headline import claimed_headlines, headlines
from newsscrape.compose.images import address_of, images, judged_pictures
from newsscrape.compose.paragraphs import lead, text_of
from newsscrape.compose.promoted import promoted_links
from newsscrape.compose.survey import Survey
from newsscrape.compose.teasers import teasers
from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.considered import Considered, Why
from newsscrape.model.label import Label
from newsscrape.read.pictures import picture_url
from newsscrape.read.plain import TEXT_TREE
from newsscrape.text import letters, squash

_BEGIN = 160
"""Characters of a text that tell which it is."""


def considered_headlines(survey: Survey) -> Iterator[Considered]:
    """Give what was weighed for the headline: print first, then claims, the title last."""
    taken = headlines(survey).headline
    yield from _taken(taken)
    yield from _passed_over(survey, Label.HEADLINE, taken, Why.BEHIND)
    for claimed in claimed_headlines(survey):
        if claimed.origin is not None and (claimed.value, claimed.origin) != (taken.value, taken.origin):
            is_same = letters(claimed.value or "") == letters(taken.value or "")
            is_printed = taken.origin is Origin.PRINTED
            why = Why.SAME if is_same else Why.PRINTED_FIRST if is_printed else Why.BEHIND
            yield Considered(value=claimed.value or "", origin=claimed.origin, why=why)


def considered_kickers(survey: Survey) -> Iterator[Considered]:
    """Give what was weighed for the line above the headline."""
    taken = headlines(survey).kicker
    yield from _taken(taken)
    yield from _passed_over(survey, Label.KICKER, taken, Why.UNFIT)


def considered_leads(survey: Survey) -> Iterator[Considered]:
    """Give the standfirst, and the claimed descriptions, which are never taken for one."""
    taken = lead(survey)
    blocks = tuple(one.block.index for one in survey.of(Label.LEAD)) if taken.origin is Origin.PRINTED else ()
    yield from _taken(taken, blocks)
    for claim in survey.claimed("description"):
        is_same = letters(claim.value) == letters(taken.value or "")
        yield Considered(value=_begin(claim.value), origin=claim.origin, why=Why.SAME if is_same else Why.NEVER_CLAIMED)


def considered_texts(survey: Survey) -> Iterator[Considered]:
    """Give the text as printed and as claimed."""
    text = text_of(survey)
    origin, printed = text.paragraphs.origin, tuple(one.block.index for one in survey.text)
    is_claimed = origin is Origin.JSONLD
    if origin is not None:
        yield Considered(value=_begin(text.whole), origin=origin, why=Why.TAKEN, blocks=() if is_claimed else printed)
    if is_claimed and printed:
        begin = _begin(survey.text[0].block.text)
        yield Considered(value=begin, origin=Origin.PRINTED, why=Why.BEHIND, blocks=printed)
    for claim in survey.claimed("articleBody") if not is_claimed else ():
        yield Considered(value=_begin(claim.value), origin=claim.origin, why=Why.PRINTED_FIRST)


def considered_images(survey: Survey) -> Iterator[Considered]:
    """Give the pictures of the page: the article's, then the others with why they are none of its own."""
    taken = images(survey)
    own = {image.url.partition("?")[0]: image for image in taken.value}
    captions = Captions(survey)
    others: list[Considered] = []
    places: dict[str, tuple[int, ...]] = {}
    for picture, fault in judged_pictures(survey, captions):
        address = address_of(survey, picture)
        key = (address or "").partition("?")[0]
        near = tuple(index for index in (picture.before_block,) if index < len(survey.page.blocks))
        if key in own and fault is None:
            places.setdefault(key, near)
            continue
        written = address or picture_url(survey.tree.attrs[picture.element])
        why = fault or Why.NO_PICTURE
        if written:
            others.append(Considered(value=_begin(written), origin=Origin.PRINTED, why=why, blocks=near))
    for key, image in own.items():
        if taken.origin is not None:
            yield Considered(value=image.url, origin=taken.origin, why=Why.TAKEN, blocks=places.get(key, ()))
    yield from others
    for claim in survey.claimed("image") if taken.origin is Origin.PRINTED else ():
        is_same = claim.value.partition("?")[0] in own
        yield Considered(value=_begin(claim.value), origin=claim.origin, why=Why.SAME if is_same else Why.PRINTED_FIRST)


def considered_teasers(survey: Survey) -> Iterator[Considered]:
    """Give the promoted boxes, each with the block of its headline; lines of a text capture have none."""
    if survey.tree is TEXT_TREE:
        return
    for one, link in zip(teasers(survey).value, promoted_links(survey), strict=False):
        value = one.headline or one.url or ""
        yield Considered(value=_begin(value), origin=Origin.PRINTED, why=Why.TAKEN, blocks=(link.block,))


def _taken(finding: Finding[str | None], blocks: Sequence[int] = ()) -> Iterator[Considered]:
    if finding.value is not None and finding.origin is not None:
        places = tuple(blocks) or ((finding.block,) if finding.block >= 0 else ())
        yield Considered(value=_begin(finding.value), origin=finding.origin, why=Why.TAKEN, blocks=places)


def _passed_over(survey: Survey, label: Label, taken: Finding[str | None], why: Why) -> Iterator[Considered]:
    """Give the blocks of a label that were not taken."""
    others: Sequence[LabelledBlock] = survey.of(label)
    for one in others:
        if one.block.index != taken.block:
            yield Considered(value=_begin(one.block.text), origin=Origin.PRINTED, why=why, blocks=(one.block.index,))


def _begin(text: str) -> str:
    line = squash(text)
    return line if len(line) <= _BEGIN else f"{line[: _BEGIN - 1]}…"
