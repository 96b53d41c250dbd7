"""Where the parts of an archive meet: what shows that no record was lost or read twice between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from newsscrape.batch.shard import Shard, ShardAccount


def misread(shards: Iterable[Shard], accounts: Mapping[int, ShardAccount]) -> Iterator[Shard]:
    """Yield, of each archive, the first part that has to be read again, told where its first record begins.

    A part looks for its first record by itself, and content may look like one: a page about WARC, or an archive inside
    an archive. The first part begins at the beginning and is right; each part that is right knows where the next one
    begins. In: the shards in order, and the accounts of all of them.
    """
    place, at, is_settled = "", None, False
    for shard in shards:
        piece = shard.pieces[0]
        if piece.start is None or piece.end is None:
            continue
        account = accounts[shard.number]
        if piece.start == 0:
            place, at, is_settled = piece.place, account.reached, False
            continue
        if is_settled or piece.place != place or at is None:
            continue
        if account.began != at and (account.began is not None or at < piece.end):
            is_settled = True
            yield replace(shard, first=at)
        elif account.reached is not None:
            at = account.reached
