"""One shard → its files and its account, with the same isolation as on one machine.

Done twice it writes the same bytes under the same names, so it may be done again whenever nobody knows whether it was
done. The children that read pages stay with the process from one shard to the next.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from itertools import chain
from multiprocessing.util import Finalize

from newsscrape.batch.end_states import joined, restored
from newsscrape.batch.files import ShardFiles
from newsscrape.batch.plan import stamp_of
from newsscrape.batch.shard import Making, Piece, Shard, ShardAccount
from newsscrape.errors import InputError, UsageError
from newsscrape.extract import map_page, read_page
from newsscrape.isolate import Extractors, InOrder
from newsscrape.ledger.beside import Memories
from newsscrape.policy.sites import FOLDER_VARIABLE
from newsscrape.sinks.run import Blocks, shaping_versions
from newsscrape.sinks.store import store_of
from newsscrape.sources.found import Found
from newsscrape.sources.jsonl import read_line_stretch
from newsscrape.sources.paths import Kind, kind_of, read_file_of
from newsscrape.sources.warc import Stretch, read_stretch
from newsscrape.stores import File, located

AHEAD = 8
"""Pages under way for the child of a shard: enough that it never waits, few enough to hold in memory."""


def make_shard(shard: Shard, making: Making) -> ShardAccount:
    """Make the files of a shard and publish them, its account last; gives the account.

    Raises `UsageError` where this process has another version, or an input is not what it was when it was planned;
    `StorageError` where a disk or store refuses.
    """
    _check(shard, making)
    stretch = _stretch(shard)
    store = store_of(making.target)
    with store.workroom() as room, ShardFiles(room, shard, making) as files:
        turns = InOrder(_inputs(shard, stretch), _extractors(making), AHEAD)
        memories = _memories(making.ledger)
        with closing(iter(turns)) as read:
            for found, extraction in joined(read):
                files.write(restored(extraction, found, memories))
        whole, account = files.close(stretch)
        for file in whole:
            store.put(file)
    return account


def _check(shard: Shard, making: Making) -> None:
    here = shaping_versions()
    if making.versions != here:
        name = next(name for name in here if making.versions.get(name) != here[name])
        raise UsageError(
            f"{os.uname().nodename}: {name} is {here[name]} here and {making.versions.get(name)} where the work is "
            "given out; install the same version everywhere."
        )
    for piece in shard.pieces:
        if stamp_of(_file(piece)) != piece.stamp:
            raise InputError(
                f"{piece.place}: is not on {os.uname().nodename} what it was when the work was planned; let nobody "
                "write to it, and see that every machine has it under this name."
            )


def _stretch(shard: Shard) -> Stretch | None:
    """Give the part of an archive that a shard is, if it is one."""
    piece = shard.pieces[0]
    if piece.start is None or kind_of(_file(piece).name) is not Kind.ARCHIVE:
        return None
    first = 0 if piece.start == 0 else shard.first
    return Stretch(start=piece.start, end=piece.end, first=first)


def _inputs(shard: Shard, stretch: Stretch | None) -> Iterator[Found]:
    piece = shard.pieces[0]
    if stretch:
        return read_stretch(_file(piece), stretch)
    if piece.start is not None and piece.end is not None:
        return read_line_stretch(_file(piece), piece.start, piece.end)
    return chain.from_iterable(read_file_of(_file(one)) for one in shard.pieces)


def _file(piece: Piece) -> File:
    return located(piece.place)


def _extractors(making: Making) -> Extractors:
    """Give this process's children, which have the site profiles of the run."""
    if making.sites:
        os.environ[FOLDER_VARIABLE] = making.sites
    return _children(making.seconds, making.memory, making.blocks)


@cache
def _children(seconds: float, memory: int, blocks: Blocks) -> Extractors:
    extractors = Extractors(1, seconds, memory, map_page if blocks is Blocks.KEEP else read_page)
    Finalize(extractors, extractors.stop, exitpriority=0)
    return extractors


@cache
def _memories(ledger: str | None) -> Memories:
    return Memories(ledger)
