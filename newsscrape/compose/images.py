"""The pictures of the article with caption and credit; never those of teasers, logos or counters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from urllib.parse import urljoin, urlsplit

from newsscrape.compose.finding import Finding
from newsscrape.compose.marks import marks_around
from newsscrape.compose.places import FOREIGN
from newsscrape.model.article import Image
from newsscrape.model.block import LabelledBlock
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage, Picture
from newsscrape.model.label import Label
from newsscrape.policy.marks import word_mark, words
from newsscrape.text import squash

_MAX_IMAGES = 50
_LEVELS = 4
_SMALLEST = 100
_ABOVE_HEADLINE = 4
_MAX_CAPTION = 600
_TEXT = frozenset({Label.BODY, Label.LEAD, Label.HEADING, Label.HEADLINE})


def images(page: LabelledPage) -> Finding[tuple[Image, ...]]:
    """Give the pictures printed from the headline to the last paragraph, else the one the page claims."""
    found: dict[str, Image] = {}
    for picture in _own_pictures(page):
        address = _address(page, picture.url)
        if address:
            key = address.partition("?")[0]
            found.setdefault(key, _captioned(page, picture, address))
    if found:
        return Finding(tuple(found.values())[:_MAX_IMAGES], Origin.PRINTED)
    for claim in page.document.claimed("image"):
        address = _address(page, claim.value)
        if address:
            return Finding((Image(url=address, caption=None, credit=None),), claim.origin)
    return Finding(())


def _own_pictures(page: LabelledPage) -> Iterator[Picture]:
    blocks = page.blocks
    text = [i for i, b in enumerate(blocks) if b.label in _TEXT]
    if not text:
        return
    first, last = max(text[0] - _ABOVE_HEADLINE, 0), text[-1] + 1
    foreign = word_mark("pictures", "foreign")
    tree = page.document.tree
    for picture in page.document.pictures:
        if not first <= picture.before_block <= last or _is_small(tree.attrs[picture.element].get):
            continue
        follower = blocks[picture.before_block].label if picture.before_block < len(blocks) else Label.OTHER
        in_figure = any(tree.tags[e] == "figure" for e in islice(tree.ancestors(picture.element), _LEVELS))
        if (follower in FOREIGN and not in_figure) or foreign.search(marks_around(tree, picture.element, _LEVELS)):
            continue
        yield picture


def _is_small(attribute: object) -> bool:
    get = attribute
    sizes = [get(name, "") for name in ("width", "height")]  # type: ignore[operator]
    return any(size.isdigit() and int(size) < _SMALLEST for size in sizes)


def _address(page: LabelledPage, written: str) -> str | None:
    try:
        address = urljoin(page.document.base_url or page.document.url or "", written.strip())
        path = urlsplit(address).path
    except ValueError:
        return None
    if not address.startswith(("http://", "https://")) or path.lower().endswith((".svg", ".gif", ".ico")):
        return None
    return None if word_mark("pictures", "refused").search(path) else address


def _captioned(page: LabelledPage, picture: Picture, address: str) -> Image:
    caption: list[str] = []
    credit: str | None = None
    for labelled in _caption_blocks(page, picture):
        told, made_by = split_credit(labelled.block.text)
        if told:
            caption.append(told)
        credit = credit or made_by
    return Image(url=address, caption=" ".join(caption)[:_MAX_CAPTION] or None, credit=credit)


def _caption_blocks(page: LabelledPage, picture: Picture) -> Iterator[LabelledBlock]:
    tree = page.document.tree
    figure = next((e for e in islice(tree.ancestors(picture.element), 8) if tree.tags[e] == "figure"), None)
    for labelled in page.blocks[picture.before_block : picture.before_block + _LEVELS]:
        inside = figure is not None and figure in islice(tree.ancestors(labelled.block.element), 8)
        if not (inside or labelled.label is Label.CAPTION) or labelled.label in {Label.BODY, Label.HEADLINE}:
            return
        yield labelled


@cache
def _credit_pattern() -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(words("credits", "words"), key=len, reverse=True))
    return re.compile(
        rf"[(\[]\s*(?:(?:{listed})\s*:?\s*)+(?P<inner>[^()\[\]]{{2,150}})[)\]]\.?\s*$"
        rf"|(?:^|[\s.|–—-])\(?(?:(?:{listed})\s*[:/]\s*|©\s*)+(?P<tail>[^()]{{2,150}}(?:\([^()]*\))?)\)?\.?$",
        re.IGNORECASE,
    )


def split_credit(text: str) -> tuple[str, str | None]:
    """Part a printed caption: the words, and who made or owns the picture, None where it is not told."""
    clean = squash(text)
    match = _credit_pattern().search(clean)
    if match is None:
        return clean, None
    credit = (match["inner"] or match["tail"]).strip(" .:|-")
    return clean[: match.start()].rstrip(" |–—-("), credit or None
