"""Files of labels given by hand → checked truth about the blocks of labelled pages.

A file ``<set>/<id>.json`` is one JSON object: ``dataset``, ``id``, ``content_sha256`` of the page's bytes,
``language``, ``domain``, and ``blocks``, a list of ``[index, key, label]`` in reading order. The page's words are not
in it: a block's key is made from them by `newsscrape.text.key_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from newsscrape.errors import InputError
from newsscrape.evaluate.gold import Dataset, GoldPage
from newsscrape.evaluate.hand_files import STRINGS, HandFile, object_in, string_in, with_gold
from newsscrape.model.label import Label
from newsscrape.sinks.case import LABELS
from newsscrape.text import KEY_DIGITS

_LABELS = tuple(Label)


class HandLabel(NamedTuple):
    """What a person said of one block."""

    key: str
    """Its words, as `newsscrape.text.key_of` gives them."""
    label: Label
    """What it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandLabels(HandFile):
    """What a person said of the blocks of one page."""

    blocks: tuple[HandLabel, ...]
    """In reading order."""


class LabelledGold(NamedTuple):
    """A page of a set with its labels."""

    hand: HandLabels
    """What a person said of it."""
    gold: GoldPage
    """The page."""


def load_labels(folder: Path) -> tuple[HandLabels, ...]:
    """Read all files of labels in the folders of a folder, sorted: of sets, ``<set>/<id>.json``, and of cases.

    Raises `InputError` naming the folder that has none, or file and key of the first fault.
    """
    paths = sorted(folder.glob("*/*.json")) + sorted(folder.glob(f"*/*/{LABELS}"))
    if not paths:
        raise InputError(f"{folder}: holds no label files; name a folder with <set>/<id>.json or of cases")
    return tuple(_hand_labels(path) for path in paths)


def pages_of(labels: Iterable[HandLabels], datasets: Sequence[Dataset]) -> tuple[LabelledGold, ...]:
    """Give the pages of these sets that bear labels; labels of pages in other sets are passed over.

    Raises `InputError` naming file and key where the set has no such page, or its bytes are not those labelled.
    """
    return tuple(LabelledGold(hand, gold) for hand, gold in with_gold(labels, datasets))


def match(hand: HandLabels, keys: Sequence[str]) -> list[tuple[int, int]]:
    """Align the labels with the blocks of the page as it is read today, in order.

    In: the labels and the keys of the blocks; out: (place among the labels, index of the block) of all that have the
    same words, both rising.
    """
    matcher = SequenceMatcher(None, [block.key for block in hand.blocks], keys, autojunk=False)
    return [(one.a + step, one.b + step) for one in matcher.get_matching_blocks() for step in range(one.size)]


def _hand_labels(path: Path) -> HandLabels:
    raw = object_in(path, (*STRINGS, "blocks"))
    strings = {key: string_in(path, raw, key) for key in STRINGS}
    blocks = raw.get("blocks")
    if not isinstance(blocks, list) or not blocks:
        raise InputError(f"{path}: blocks is {blocks!r:.40}, expected a list of [index, key, label]")
    labels = tuple(_hand_label(path, place, block) for place, block in enumerate(blocks))
    return HandLabels(path=path, blocks=labels, **strings)


def _hand_label(path: Path, place: int, raw: object) -> HandLabel:
    match raw:
        case [int(), str(key), str(label)] if len(key) == KEY_DIGITS and label in _LABELS:
            return HandLabel(key, Label(label))
    raise InputError(
        f"{path}: blocks[{place}] is {raw!r}, expected [index, {KEY_DIGITS} digits, label], the label one of "
        f"{', '.join(_LABELS)}"
    )
