"""The pictures of the article with caption and credit; never those of teasers, logos or counters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from newsscrape.compose.captions import Captions, repeats
from newsscrape.compose.finding import Finding
from newsscrape.compose.marks import Marked, mark_in_words
from newsscrape.compose.places import FOREIGN
from newsscrape.compose.survey import Survey
from newsscrape.model.article import Image
from newsscrape.model.claim import Origin
from newsscrape.model.considered import Why
from newsscrape.model.document import Picture
from newsscrape.model.label import Label
from newsscrape.model.tree import Attrs
from newsscrape.read.pictures import picture_url

_MAX_IMAGES = 50
_LEVELS = 4
_SMALLEST = 100
_PORTRAIT = 200
_DIGITS = 9
_SIZES = frozenset(("width", "height"))
_ABOVE_HEADLINE = 4
_REFUSED = (".svg", ".gif", ".ico")
_ASKED = re.compile(r"[?&;](?:w|h|width|height)=(\d{1,5})(?![\w%.:])")
# What most addresses look like, for which urljoin changes nothing: no parameters, fragment or empty query.
_PLAIN = re.compile(r"(https?://[A-Za-z0-9.:-]+)?(/[^\s;?#]*)(?:\?[^\s#]+)?")


def images(survey: Survey) -> Finding[tuple[Image, ...]]:
    """Give the pictures printed from the headline to the last paragraph, else the one the page claims."""
    captions = Captions(survey)
    found: dict[str, Image] = {}
    for picture in _own_pictures(survey, captions):
        address = address_of(survey, picture)
        if address and (key := address.partition("?")[0]) not in found:
            found[key] = captions.of(picture, address)
    if found:
        return Finding(tuple(found.values())[:_MAX_IMAGES], Origin.PRINTED)
    for claim in survey.claimed("image"):
        address = _address(survey, claim.value)
        if address:
            return Finding((Image(url=address, caption=None, credit=None),), claim.origin)
    return Finding(())


def _own_pictures(survey: Survey, captions: Captions) -> Iterator[Picture]:
    for picture, fault in judged_pictures(survey, captions):
        if fault is None:
            yield picture


def judged_pictures(survey: Survey, captions: Captions) -> Iterator[tuple[Picture, Why | None]]:
    """Give the pictures of a page that has a text, each with why it is none of the article's, None for its own."""
    text = [blocks for blocks in (survey.text, survey.of(Label.HEADLINE)) if blocks]
    if not text:
        return
    blocks, tree = survey.page.blocks, survey.tree
    first = max(min(group[0].block.index for group in text) - _ABOVE_HEADLINE, 0)
    last = max(group[-1].block.index for group in text) + 1
    while last < len(blocks) and blocks[last].label is Label.CAPTION:
        last += 1
    foreign = Marked(tree, mark_in_words("pictures", "foreign"))
    for picture in survey.document.pictures:
        if not first <= picture.before_block <= last:
            yield picture, Why.OUTSIDE
        elif _is_small(tree.attrs[picture.element]):
            yield picture, Why.SMALL
        elif foreign.is_near(picture.element, _LEVELS):
            yield picture, Why.FOREIGN
        elif captions.figure_around(picture.element, _LEVELS) < 0 and _is_before_others(survey, picture):
            yield picture, Why.BEFORE_OTHERS
        else:
            yield picture, None


def _is_before_others(survey: Survey, picture: Picture) -> bool:
    """Tell whether what follows the picture is about something else."""
    blocks = survey.page.blocks
    if picture.before_block >= len(blocks):
        return False
    follower = blocks[picture.before_block]
    return follower.label in FOREIGN and not repeats(survey.tree.get(picture.element, "alt"), follower.block)


def _is_small(attrs: Attrs) -> bool:
    sizes = [size for name, size in attrs if name in _SIZES and size is not None and size.isdecimal()]
    return any(len(size) <= _DIGITS and int(size) < _SMALLEST for size in sizes)


def _asks_small(address: str) -> bool:
    """Tell an address that asks for a picture too small for an article: an icon, a portrait."""
    if "=" not in address:
        return False
    sizes = [int(size) for size in _ASKED.findall(address)]
    return any(size < _SMALLEST for size in sizes) or (len(sizes) > 1 and sizes[0] == sizes[1] <= _PORTRAIT)


def address_of(survey: Survey, picture: Picture) -> str | None:
    """Give a picture's absolute address; None for one that is no picture of an article."""
    written = picture_url(survey.tree.attrs[picture.element])
    return _address(survey, written) if written else None


def _address(survey: Survey, written: str) -> str | None:
    """Make a picture's address absolute; None for one that is no picture of an article."""
    written = written.strip()
    plain = _PLAIN.fullmatch(written)
    if plain and plain[1]:
        address, path = written, plain[2]
    elif plain and survey.resolve.root and not written.startswith("//") and "/." not in plain[2]:
        address, path = survey.resolve.root + written, plain[2]
    else:
        try:
            address = urljoin(survey.document.base_url or survey.document.url or "", written)
            path = urlsplit(address).path
        except ValueError:
            return None
    if not address.startswith(("http://", "https://")) or path.lower().endswith(_REFUSED) or _asks_small(address):
        return None
    return None if mark_in_words("pictures", "refused").is_in(path) else address
