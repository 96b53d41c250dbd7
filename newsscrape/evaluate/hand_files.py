"""Files in which a person said something of a page of a set, and the pages they are about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from newsscrape.errors import InputError
from newsscrape.evaluate.gold import Dataset, GoldPage, load_page

STRINGS = ("dataset", "id", "content_sha256", "language", "domain")
"""What every such file says of its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandFile:
    """Which page a file is about."""

    path: Path
    """The file."""
    dataset: str
    """Name of the set the page is in."""
    id: str
    """The page's name within the set."""
    content_sha256: str
    """Digest of the page's bytes, in hexadecimal."""
    language: str
    """Language of the article, two letters."""
    domain: str
    """Registered domain of the page."""


Hand = TypeVar("Hand", bound=HandFile)


def object_in(path: Path, keys: Iterable[str]) -> dict[str, object]:
    """Read the JSON object of a file; raises `InputError` naming the file, and the keys expected where it is none."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as JSON ({error})") from error
    if not isinstance(raw, dict):
        *first, last = keys
        raise InputError(f"{path}: expected an object with the keys {', '.join(first)} and {last}")
    return raw


def string_in(path: Path, raw: Mapping[str, object], key: str) -> str:
    """Give the string a file has under a key; raises `InputError` naming both where there is none."""
    value = raw.get(key)
    if not isinstance(value, str) or not value:
        raise InputError(f"{path}: {key} is {value!r}, expected a string")
    return value


def with_gold(hands: Iterable[Hand], datasets: Sequence[Dataset]) -> list[tuple[Hand, GoldPage]]:
    """Give the files about pages of these sets with their pages; those about pages of other sets are passed over.

    Raises `InputError` naming file and key where the set has no such page, or its bytes are not those looked at.
    """
    sets = {dataset.name: {page.id: page for page in dataset.pages} for dataset in datasets}
    found = []
    for hand in hands:
        if hand.dataset in sets:
            gold = sets[hand.dataset].get(hand.id)
            if gold is None:
                raise InputError(f"{hand.path}: id is {hand.id!r}, but {hand.dataset} has no such page")
            _check_bytes(hand, gold)
            found.append((hand, gold))
    return found


def _check_bytes(hand: HandFile, gold: GoldPage) -> None:
    digest = hashlib.sha256(load_page(gold).body).hexdigest()
    if digest != hand.content_sha256:
        raise InputError(
            f"{hand.path}: content_sha256 is {hand.content_sha256}, but the bytes of {gold.path} have {digest}; "
            "label the page anew"
        )
