from dataclasses import replace

import pytest

from newsscrape.batch.seams import misread
from newsscrape.batch.shard import Piece, Shard, ShardAccount


def shards(*places: str, size: int = 300) -> list[Shard]:
    """Three parts of each archive, cut every 100 bytes."""
    pieces = [
        Piece(place=place, size=size, stamp="", start=start, end=start + 100)
        for place in places
        for start in range(0, size, 100)
    ]
    return [Shard(number=number, pieces=(piece,), key="k") for number, piece in enumerate(pieces)]


def accounts(*seams: tuple[int | None, int | None]) -> dict[int, ShardAccount]:
    empty = ShardAccount(shard=0, key="k", pieces=(), pages=0, articles=0, unchanged=0, rejects=0, failures=0)
    return {
        number: replace(empty, shard=number, began=began, reached=reached)
        for number, (began, reached) in enumerate(seams)
    }


@pytest.mark.parametrize(
    "seams",
    [
        ((0, 120), (120, 205), (205, 300)),
        ((0, 250), (None, None), (250, 300)),  # a record as long as a part
        ((0, 300), (None, None), (None, None)),  # the last record begins in the first part
        ((None, None), (None, None), (None, None)),  # no archive
    ],
)
def test_parts_that_meet_are_right(seams: tuple[tuple[int | None, int | None], ...]) -> None:
    assert not list(misread(shards("a.warc.gz"), accounts(*seams)))


@pytest.mark.parametrize(
    ("seams", "number", "first"),
    [
        (((0, 120), (110, 205), (205, 300)), 1, 120),  # content looked like a record
        (((0, 250), (150, 205), (205, 300)), 1, 250),
        (((0, 120), (None, None), (205, 300)), 1, 120),  # the beginning of a record is damaged
        (((0, 120), (120, 205), (240, 300)), 2, 205),
    ],
)
def test_the_first_part_that_does_not_meet_its_neighbour_is_read_again(
    seams: tuple[tuple[int | None, int | None], ...], number: int, first: int
) -> None:
    (again,) = misread(shards("a.warc.gz"), accounts(*seams))
    assert (again.number, again.first) == (number, first)


def test_each_archive_is_looked_at_by_itself() -> None:
    whole = Shard(number=6, pieces=(Piece(place="c.html", size=1, stamp=""),), key="k")
    plan = [*shards("a.warc.gz", "b.warc.gz"), whole]
    found = misread(plan, accounts((0, 120), (110, 205), (1, 2), (0, 130), (131, 210), (1, 2), (None, None)))
    assert [(shard.number, shard.first) for shard in found] == [(1, 120), (4, 130)]
