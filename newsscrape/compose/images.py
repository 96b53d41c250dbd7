"""The pictures of the article with caption and credit; never those of teasers, logos or counters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, islice, takewhile
from urllib.parse import urljoin, urlsplit

from newsscrape.compose.finding import Finding
from newsscrape.compose.marks import marks_around
from newsscrape.compose.places import FOREIGN
from newsscrape.model.article import Image
from newsscrape.model.block import Block, Tree
from newsscrape.model.claim import Origin
from newsscrape.model.document import LabelledPage, Picture
from newsscrape.model.label import Label
from newsscrape.policy.marks import name_mark, word_mark, words
from newsscrape.text import squash

_MAX_IMAGES = 50
_LEVELS = 4
_FIGURE_LEVELS = 8
_SMALLEST = 100
_ABOVE_HEADLINE = 4
_MAX_CAPTION = 600
_MAX_CREDIT = 150
_MAX_LONE_CREDIT = 80
_MIN_ALT_WORDS = 4
_STORY = frozenset({Label.BODY, Label.HEADLINE})
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
    while last < len(blocks) and blocks[last].label is Label.CAPTION:
        last += 1
    foreign = word_mark("pictures", "foreign")
    tree = page.document.tree
    for picture in page.document.pictures:
        if not first <= picture.before_block <= last or _is_small(tree.attrs[picture.element].get):
            continue
        if foreign.search(marks_around(tree, picture.element, _LEVELS)):
            continue
        if _figure_around(tree, picture.element, _LEVELS) is not None or not _is_before_others(page, picture):
            yield picture


def _is_before_others(page: LabelledPage, picture: Picture) -> bool:
    """Tell whether what follows the picture is about something else."""
    follower = next(iter(page.blocks[picture.before_block :]), None)
    return follower is not None and follower.label in FOREIGN and not _repeats(picture, follower.block)


def _repeats(picture: Picture, block: Block) -> bool:
    """Tell whether a block is the picture's alternative text, printed as its caption, with a credit behind it."""
    alt = squash(picture.alt)
    if len(alt.split()) < _MIN_ALT_WORDS or block.link_chars or not block.text.startswith(alt):
        return False
    ends = accumulate(piece.text for piece in block.pieces)
    return alt in map(squash, ends) and 1 < len(block.text) - len(alt) <= _MAX_CREDIT


def _figure_around(tree: Tree, element: int, levels: int = _FIGURE_LEVELS) -> int | None:
    return next((e for e in islice(tree.ancestors(element), levels) if tree.tags[e] == "figure"), None)


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
    for block in _caption_blocks(page, picture):
        told, made_by = _parted(page.document.tree, picture, block)
        if told:
            caption.append(told)
        credit = credit or made_by
    return Image(url=address, caption=" ".join(caption)[:_MAX_CAPTION] or None, credit=credit)


def _parted(tree: Tree, picture: Picture, block: Block) -> tuple[str, str | None]:
    """Part a caption by its elements where one is marked as credit or alternative text, else by its words."""
    told = squash("".join(piece.text for piece in block.pieces if not _is_credit(tree, block, piece.element)))
    marked = squash("".join(piece.text for piece in block.pieces if _is_credit(tree, block, piece.element)))
    if not marked and _repeats(picture, block):
        told, marked = squash(picture.alt), block.text[len(squash(picture.alt)) :]
    if not marked or len(marked) > (_MAX_CREDIT if told else _MAX_LONE_CREDIT):
        return split_credit(block.text)
    more, named = split_credit(marked)
    told = told.rstrip(" |/–—-(")
    return (f"{told} {more}".strip(), named) if named else (told, more.strip(" .:|/–—-()") or None)


def _is_credit(tree: Tree, block: Block, element: int) -> bool:
    mark = name_mark("credits", "names")
    for around in tree.ancestors(element):
        if mark.search(marks_around(tree, around, 1)):
            return True
        if around == block.element:
            return False
    return False


def _caption_blocks(page: LabelledPage, picture: Picture) -> list[Block]:
    """Give the blocks that tell of a picture: those of its figure, else the captions behind it, else a credit by it."""
    tree = page.document.tree
    following = page.blocks[picture.before_block : picture.before_block + _LEVELS]
    figure = _figure_around(tree, picture.element)
    inside = list(takewhile(lambda b: b.label not in _STORY and _is_in(tree, figure, b.block), following))
    if inside:
        return [labelled.block for labelled in inside]
    if following and _repeats(picture, following[0].block):
        return [following[0].block]
    captions = takewhile(
        lambda b: b.label is Label.CAPTION and _figure_around(tree, b.block.element) is None, following
    )
    box = tree.parents[picture.element]
    return [b.block for b in captions] or [
        b.block for b in following if _is_in(tree, box, b.block) and _is_credit(tree, b.block, b.block.element)
    ]


def _is_in(tree: Tree, around: int | None, block: Block) -> bool:
    return around is not None and around in islice(tree.ancestors(block.element), _FIGURE_LEVELS)


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
