"""Files of teaser boxes listed by hand → checked truth about what a page promotes.

A file ``<set>/<id>.json`` is one JSON object: the keys of `newsscrape.evaluate.hand_files`, ``part``, and ``boxes``, a
list of ``[address, headline, status]`` in reading order. Neither address nor headline is written out: each is the key
made from it by `address_key` and `headline_key`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from newsscrape.errors import InputError
from newsscrape.evaluate.gold import Dataset, GoldPage
from newsscrape.evaluate.hand_files import STRINGS, HandFile, object_in, string_in, with_gold
from newsscrape.text import fold

_CUT = " .\N{HORIZONTAL ELLIPSIS}"

KEY_DIGITS = 12
"""Hexadecimal digits of a key."""


class BoxStatus(StrEnum):
    """What a person held a box for."""

    EDITORIAL = "editorial"
    """It promotes something to read, look at or listen to."""
    PROMOTED = "promoted"
    """It sells or advertises something."""
    OPEN = "open"
    """People may differ on whether it is a teaser; it counts neither as missed nor as slipped in."""


class SetPart(StrEnum):
    """What a page may be used for."""

    DEVELOPMENT = "development"
    """Looked at while the rules were made."""
    UNSEEN = "unseen"
    """Kept for measuring."""


class BoxKeys(NamedTuple):
    """A box as far as it is compared."""

    address: str
    """Key of the address it leads to."""
    headline: str
    """Key of its headline."""


class HandBox(NamedTuple):
    """What a person said of one box."""

    keys: BoxKeys
    """Where it leads and how it is headed."""
    status: BoxStatus
    """What it is held for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandTeasers(HandFile):
    """What a person said of the teasers of one page."""

    part: SetPart
    """What the page may be used for."""
    boxes: tuple[HandBox, ...]
    """In reading order; none where the page promotes nothing."""


class TeaserGold(NamedTuple):
    """A page of a set with its teasers."""

    hand: HandTeasers
    """What a person said of it."""
    gold: GoldPage
    """The page."""


def address_key(url: str | None) -> str:
    """Give the key of an address: scheme, ``www.``, fragment and a slash at the end are left out."""
    host, slash, rest = unquote((url or "").partition("#")[0]).partition("://")[2].partition("/")
    return _digest(f"{host.lower().removeprefix('www.')}{slash}{rest}".rstrip("/"))


def headline_key(headline: str | None) -> str:
    """Give the key of a headline: white space squashed, case folded; the dots where it is cut off are left out."""
    return _digest(fold(headline or "").rstrip(_CUT))


def load_teasers(folder: Path) -> tuple[HandTeasers, ...]:
    """Read all files of teasers in the folders of a folder, sorted.

    Raises `InputError` naming the folder that has none, or file and key of the first fault.
    """
    paths = sorted(folder.glob("*/*.json"))
    if not paths:
        raise InputError(f"{folder}: holds no files of teasers; name a folder with <set>/<id>.json")
    return tuple(_hand_teasers(path) for path in paths)


def pages_with_teasers(teasers: Sequence[HandTeasers], datasets: Sequence[Dataset]) -> tuple[TeaserGold, ...]:
    """Give the pages of these sets whose teasers are listed, as `newsscrape.evaluate.hand_files.with_gold` does."""
    return tuple(TeaserGold(hand, gold) for hand, gold in with_gold(teasers, datasets))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:KEY_DIGITS]


def _hand_teasers(path: Path) -> HandTeasers:
    raw = object_in(path, (*STRINGS, "part", "boxes"))
    strings = {key: string_in(path, raw, key) for key in STRINGS}
    part, boxes = string_in(path, raw, "part"), raw.get("boxes")
    if part not in tuple(SetPart):
        raise InputError(f"{path}: part is {part!r}, expected one of {', '.join(SetPart)}")
    if not isinstance(boxes, list):
        raise InputError(f"{path}: boxes is {boxes!r:.40}, expected a list of [address, headline, status]")
    found = tuple(_hand_box(path, place, box) for place, box in enumerate(boxes))
    return HandTeasers(path=path, part=SetPart(part), boxes=found, **strings)


def _hand_box(path: Path, place: int, raw: object) -> HandBox:
    match raw:
        case [str(address), str(headline), str(status)] if len(address) == len(
            headline
        ) == KEY_DIGITS and status in tuple(BoxStatus):
            return HandBox(BoxKeys(address, headline), BoxStatus(status))
    raise InputError(
        f"{path}: boxes[{place}] is {raw!r}, expected two keys of {KEY_DIGITS} digits and a status, one of "
        f"{', '.join(BoxStatus)}"
    )
