"""Files of labels given by hand → checked truth about the blocks of labelled pages.

A file ``<set>/<id>.json`` is one JSON object: ``dataset``, ``id``, ``content_sha256`` of the page's bytes,
``language``, ``domain``, and ``blocks``, a list of ``[index, key, label]`` in reading order. The page's words are not
in it: a block's key is made from them by `key_of`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from newsscrape.errors import InputError
from newsscrape.evaluate.gold import Dataset, GoldPage, load_page
from newsscrape.model.label import Label
from newsscrape.text import letters

KEY_DIGITS = 12
"""Hexadecimal digits of a block's key."""

_LABELS = tuple(Label)
_STRINGS = ("dataset", "id", "content_sha256", "language", "domain")


class HandLabel(NamedTuple):
    """What a person said of one block."""

    key: str
    """Its words, as `key_of` gives them."""
    label: Label
    """What it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandLabels:
    """What a person said of one page."""

    path: Path
    """The file it stands in."""
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
    blocks: tuple[HandLabel, ...]
    """In reading order."""


class LabelledGold(NamedTuple):
    """A page of a set with its labels."""

    hand: HandLabels
    """What a person said of it."""
    gold: GoldPage
    """The page."""


def key_of(text: str) -> str:
    """Give the key of a block's text: the first digits of the SHA-256 of its letters, case and punctuation left out."""
    return hashlib.sha256(letters(text).encode()).hexdigest()[:KEY_DIGITS]


def load_labels(folder: Path) -> tuple[HandLabels, ...]:
    """Read all files of labels in the folders of a folder, sorted.

    Raises `InputError` naming the folder that has none, or file and key of the first fault.
    """
    paths = sorted(folder.glob("*/*.json"))
    if not paths:
        raise InputError(f"{folder}: holds no label files; name a folder with <set>/<id>.json")
    return tuple(_hand_labels(path) for path in paths)


def pages_of(labels: Iterable[HandLabels], datasets: Sequence[Dataset]) -> tuple[LabelledGold, ...]:
    """Give the pages of these sets that bear labels; labels of pages in other sets are passed over.

    Raises `InputError` naming file and key where the set has no such page, or its bytes are not those labelled.
    """
    sets = {dataset.name: {page.id: page for page in dataset.pages} for dataset in datasets}
    found = []
    for hand in labels:
        if hand.dataset in sets:
            gold = sets[hand.dataset].get(hand.id)
            if gold is None:
                raise InputError(f"{hand.path}: id is {hand.id!r}, but {hand.dataset} has no such page")
            _check_bytes(hand, gold)
            found.append(LabelledGold(hand, gold))
    return tuple(found)


def match(hand: HandLabels, keys: Sequence[str]) -> list[tuple[int, int]]:
    """Align the labels with the blocks of the page as it is read today, in order.

    In: the labels and the keys of the blocks; out: (place among the labels, index of the block) of all that have the
    same words, both rising.
    """
    matcher = SequenceMatcher(None, [block.key for block in hand.blocks], keys, autojunk=False)
    return [(one.a + step, one.b + step) for one in matcher.get_matching_blocks() for step in range(one.size)]


def _check_bytes(hand: HandLabels, gold: GoldPage) -> None:
    digest = hashlib.sha256(load_page(gold).body).hexdigest()
    if digest != hand.content_sha256:
        raise InputError(
            f"{hand.path}: content_sha256 is {hand.content_sha256}, but the bytes of {gold.path} have {digest}; "
            "label the page anew"
        )


def _hand_labels(path: Path) -> HandLabels:
    raw = _object(path)
    strings = {key: _string(path, raw, key) for key in _STRINGS}
    blocks = raw.get("blocks")
    if not isinstance(blocks, list) or not blocks:
        raise InputError(f"{path}: blocks is {blocks!r:.40}, expected a list of [index, key, label]")
    labels = tuple(_hand_label(path, place, block) for place, block in enumerate(blocks))
    return HandLabels(path=path, blocks=labels, **strings)


def _object(path: Path) -> dict[str, object]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as JSON ({error})") from error
    if not isinstance(raw, dict):
        raise InputError(f"{path}: expected an object with the keys {', '.join(_STRINGS)} and blocks")
    return raw


def _string(path: Path, raw: dict[str, object], key: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or not value:
        raise InputError(f"{path}: {key} is {value!r}, expected a string")
    return value


def _hand_label(path: Path, place: int, raw: object) -> HandLabel:
    match raw:
        case [int(), str(key), str(label)] if len(key) == KEY_DIGITS and label in _LABELS:
            return HandLabel(key, Label(label))
    raise InputError(
        f"{path}: blocks[{place}] is {raw!r}, expected [index, {KEY_DIGITS} digits, label], the label one of "
        f"{', '.join(_LABELS)}"
    )
