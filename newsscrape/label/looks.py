"""Signs → label: what a block that is no text looks most like, by points learned from labels given by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from newsscrape.label.facts import Facts
from newsscrape.label.fitting import fits
from newsscrape.label.groups import GROUPS, PathGroups
from newsscrape.label.marked import HELD
from newsscrape.label.paths import REGIONS
from newsscrape.label.sight import Sight
from newsscrape.label.signs import KINDS, ZONES, Codes, Signs
from newsscrape.model.label import Label
from newsscrape.model.looks import Looks

Points: TypeAlias = NDArray[np.int64]

_FIRST_KNOWN = 64
_MOST_KNOWN = 4_096

ALL = "all"
"""The sign that every block has."""


class _Tables(NamedTuple):
    """The points made ready: one row a sign, one column a label."""

    kinds: Mapping[str, Points]
    """For each kind of sign, the rows of its values."""
    held: Points
    """The rows of all combinations of what is held in a box, what is true of all blocks added."""
    rows: Points
    """The rows of words of names near and of tags, those below; row 0 is for all others."""
    near: Mapping[str, int]
    """By word of the names near, its row."""
    tags: Mapping[str, int]
    """By tag, its row."""
    regions: Points
    """The rows of `REGIONS`."""
    outer: Points
    """The rows of `GROUPS` outside."""
    zoned: Points
    """For each of `GROUPS` near, the points in all zones, one after the other."""


class _Sums:
    """Sums of the rows of bits; the blocks of a site have few combinations of them, each added up once."""

    def __init__(self, rows: Points) -> None:
        self._rows = rows
        self._places: dict[int, int] = {}
        self.sums = np.zeros((_FIRST_KNOWN, rows.shape[1]), dtype=np.int64)

    def place(self, bits: int) -> int:
        """Give the place among the sums of that of the bits that are set, the first row being that of the lowest."""
        found = self._places.get(bits)
        if found is None:
            found = self._places[bits] = len(self._places)
            if found == len(self.sums):
                self.sums = np.concatenate((self.sums, np.zeros_like(self.sums)))
            self.sums[found] = self._rows[[place for place in range(len(self._rows)) if bits >> place & 1]].sum(axis=0)
        return found

    def forget(self) -> None:
        """Begin anew where too many combinations are known, between two pages."""
        if len(self._places) > _MOST_KNOWN:
            self._places.clear()
            self.sums = np.zeros((_FIRST_KNOWN, self._rows.shape[1]), dtype=np.int64)


def looks_of(sight: Sight, signs: Signs, wanted: Sequence[int], looks: Looks) -> list[Label]:
    """Give the label each of the wanted blocks looks most like, of those it may have."""
    if not wanted:
        return []
    tables = _tables(looks)
    chosen = np.array(wanted)
    points = _of_places(sight, signs.zones.take(chosen), wanted, looks)
    # Taking rows is many times as fast as indexing by them.
    points += tables.held.take(signs.held.take(chosen), axis=0)
    for kind, codes in signs.codes.items():
        points += tables.kinds[kind].take(codes.take(chosen), axis=0)
    found = [looks.labels[place] for place in points.argmax(axis=1).tolist()]
    for row, (index, label) in enumerate(zip(wanted, found, strict=True)):
        if not fits(index, label, signs, sight):
            ranked = [looks.labels[place] for place in points[row].argsort(kind="stable")[::-1].tolist()]
            found[row] = next((other for other in ranked if fits(index, other, signs, sight)), Label.OTHER)
    return found


def place_signs(facts: Facts, number: int, groups: PathGroups) -> Iterator[str]:
    """Give the signs of a path as they are named in the points; ``{}`` in one stands for the zone."""
    path, named = facts.paths[number], groups[number]
    yield f"tag:{facts.document.tree.ways[number][1]}"
    yield from (f"near:{word}" for word in sorted(path.near))
    yield from (f"in:{tag}" for place, tag in enumerate(REGIONS) if path.regions >> place & 1)
    yield from (f"outer:{group}" for place, group in enumerate(GROUPS) if named.outer >> place & 1)
    yield from (f"group:{group},{{}}" for place, group in enumerate(GROUPS) if named.near >> place & 1)


def block_signs(signs: Signs, index: int) -> Iterator[str]:
    """Give the signs of a block, its place left out, as they are named in the points."""
    yield from (f"{kind}:{KINDS[kind][codes[index]]}" for kind, codes in signs.codes.items())
    yield from (f"held:{label}" for place, label in enumerate(HELD) if int(signs.held[index]) >> place & 1)


def _of_places(sight: Sight, zones: Codes, wanted: Sequence[int], looks: Looks) -> Points:
    """Add up what the paths say, each once, and give each block what its own says in its zone."""
    tables, sums = _tables(looks), _sums(looks)
    facts, groups = sight.facts, sight.groups
    numbers, paths, ways = facts.numbers, facts.paths, facts.document.tree.ways
    near = tables.near
    order: dict[int, int] = {}
    rows: list[int] = []
    starts: list[int] = []
    regions: list[int] = []
    outer: list[int] = []
    zoned: list[int] = []
    for known in sums:
        known.forget()
    for index in wanted:
        number = numbers[index]
        if number in order:
            continue
        order[number] = len(order)
        named = groups[number]
        starts.append(len(rows))
        rows.append(tables.tags.get(ways[number][1], 0))
        rows.extend([near[word] for word in paths.near(number) if word in near])
        regions.append(sums.regions.place(paths.regions(number)))
        outer.append(sums.outer.place(named.outer))
        zoned.append(sums.zoned.place(named.near))
    said = np.add.reduceat(tables.rows.take(np.array(rows), axis=0), np.array(starts), axis=0)
    said += sums.regions.sums.take(np.array(regions), axis=0)
    said += sums.outer.sums.take(np.array(outer), axis=0)
    places = np.array([order[numbers[index]] for index in wanted])
    points: Points = said.take(places, axis=0)
    in_zones = sums.zoned.sums.reshape(-1, said.shape[1])
    points += in_zones.take(np.array(zoned).take(places) * len(ZONES) + zones, axis=0)
    return points


class _AllSums(NamedTuple):
    """The sums of what elements, names around and names near say."""

    regions: _Sums
    outer: _Sums
    zoned: _Sums


@cache
def _sums(looks: Looks) -> _AllSums:
    tables = _tables(looks)
    return _AllSums(_Sums(tables.regions), _Sums(tables.outer), _Sums(tables.zoned))


@cache
def _tables(looks: Looks) -> _Tables:
    width = len(looks.labels)
    nothing = (0,) * width
    points = looks.points

    def rows_of(kind: str, values: Sequence[str]) -> list[tuple[int, ...]]:
        return [points.get(f"{kind}:{value}", nothing) for value in values]

    words = sorted(sign.partition(":")[2] for sign in points if sign.startswith("near:"))
    tags = sorted(sign.partition(":")[2] for sign in points if sign.startswith("tag:"))
    held = np.array(rows_of("held", HELD), dtype=np.int64)
    bits = (np.arange(1 << len(HELD))[:, None] >> np.arange(len(HELD))) & 1
    zoned = [sum(rows_of("group", [f"{group},{zone}" for zone in ZONES]), ()) for group in GROUPS]
    return _Tables(
        kinds={kind: np.array(rows_of(kind, values), dtype=np.int64) for kind, values in KINDS.items()},
        held=bits @ held + np.array(points.get(ALL, nothing), dtype=np.int64),
        rows=np.array([nothing, *rows_of("near", words), *rows_of("tag", tags)], dtype=np.int64),
        near={word: row for row, word in enumerate(words, 1)},
        tags={tag: row for row, tag in enumerate(tags, 1 + len(words))},
        regions=np.array(rows_of("in", REGIONS), dtype=np.int64),
        outer=np.array(rows_of("outer", GROUPS), dtype=np.int64),
        zoned=np.array(zoned, dtype=np.int64),
    )
