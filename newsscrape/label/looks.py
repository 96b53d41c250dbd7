"""Signs → label: what a block that is no text looks most like, by points learned from labels given by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsscrape.label.facts import Facts
from newsscrape.label.fitting import fits
from newsscrape.label.groups import GROUPS, PathGroups
from newsscrape.label.marked import HELD
from newsscrape.label.paths import REGIONS
from newsscrape.label.sight import Sight
from newsscrape.label.signs import KINDS, ZONES, Signs
from newsscrape.model.label import Label
from newsscrape.model.looks import Looks

Points = NDArray[np.int64]

ALL = "all"
"""The sign that every block has."""


class _Tables(NamedTuple):
    """The points made ready: one row a sign, one column a label."""

    kinds: Mapping[str, Points]
    """For each kind of sign, the rows of its values."""
    held: Points
    """The rows of all combinations of what is held in a box, what is true of all blocks added."""
    rows: Points
    """The rows of signs of places, those below."""
    near: Mapping[str, int]
    """By word of the names near, its row."""
    tags: Mapping[str, int]
    """By tag, its row; row 0 for all others."""
    regions: int
    """The row of the first of `REGIONS`, the others follow."""
    outer: int
    """The row of the first of `GROUPS`, the others follow."""
    zoned: Points
    """For each of `GROUPS` near, and nothing before them, the points in all zones, one after the other."""


def looks_of(sight: Sight, signs: Signs, wanted: Sequence[int], looks: Looks) -> list[Label]:
    """Give the label each of the wanted blocks looks most like, of those it may have."""
    if not wanted:
        return []
    tables = _tables(looks)
    chosen = np.array(wanted)
    points = _of_places(sight, signs, wanted, tables)
    points += tables.held[signs.held[chosen]]
    for kind, codes in signs.codes.items():
        points += tables.kinds[kind][codes[chosen]]
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


def _of_places(sight: Sight, signs: Signs, wanted: Sequence[int], tables: _Tables) -> Points:
    """Add up what the paths say, each once, and give each block what its own says in its zone."""
    facts, groups = sight.facts, sight.groups
    numbers, paths, ways = facts.numbers, facts.paths, facts.document.tree.ways
    order: dict[int, int] = {}
    rows: list[int] = []
    starts: list[int] = []
    zoned: list[int] = []
    zoned_starts: list[int] = []
    for index in wanted:
        number = numbers[index]
        if number in order:
            continue
        order[number] = len(order)
        path, named = paths[number], groups[number]
        starts.append(len(rows))
        rows.append(tables.tags.get(ways[number][1], 0))
        for word in path.near:
            row = tables.near.get(word, 0)
            if row:
                rows.append(row)
        _add_bits(path.regions, tables.regions, rows)
        _add_bits(named.outer, tables.outer, rows)
        zoned_starts.append(len(zoned))
        zoned.append(0)
        _add_bits(named.near, 1, zoned)
    said = np.add.reduceat(tables.rows[np.array(rows)], np.array(starts), axis=0)
    in_zones = np.add.reduceat(tables.zoned[np.array(zoned)], np.array(zoned_starts), axis=0)
    places = np.array([order[numbers[index]] for index in wanted])
    width = said.shape[1]
    by_zone = in_zones.reshape(len(order), len(ZONES), width)
    points: Points = said[places] + by_zone[places, signs.zones[np.array(wanted)]]
    return points


def _add_bits(bits: int, first: int, rows: list[int]) -> None:
    """Add the rows of the bits that are set, that of the lowest being ``first``."""
    while bits:
        lowest = bits & -bits
        rows.append(first + lowest.bit_length() - 1)
        bits ^= lowest


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
    zoned = [nothing * len(ZONES)]
    zoned += [sum(rows_of("group", [f"{group},{zone}" for zone in ZONES]), ()) for group in GROUPS]
    return _Tables(
        kinds={kind: np.array(rows_of(kind, values), dtype=np.int64) for kind, values in KINDS.items()},
        held=bits @ held + np.array(points.get(ALL, nothing), dtype=np.int64),
        rows=np.array(
            [
                nothing,
                *rows_of("near", words),
                *rows_of("tag", tags),
                *rows_of("in", REGIONS),
                *rows_of("outer", GROUPS),
            ],
            dtype=np.int64,
        ),
        near={word: row for row, word in enumerate(words, 1)},
        tags={tag: row for row, tag in enumerate(tags, 1 + len(words))},
        regions=1 + len(words) + len(tags),
        outer=1 + len(words) + len(tags) + len(REGIONS),
        zoned=np.array(zoned, dtype=np.int64),
    )
