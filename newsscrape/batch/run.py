"""A whole run: which shards are missing, who makes them, whether they meet, and the manifest of all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from newsscrape.batch.plan import digest_of
from newsscrape.batch.seams import misread
from newsscrape.batch.shard import KEY_SIGNS, Making, Shard, ShardAccount
from newsscrape.errors import StorageError, UsageError
from newsscrape.model.manifest import Manifest
from newsscrape.sinks.jsonl import encode_indented, encode_object
from newsscrape.sinks.part import PartFile
from newsscrape.sinks.run import Tally
from newsscrape.sinks.store import Store, store_of
from newsscrape.sources.typed import MisfitError, typed

PLAN, SHARDS, MANIFEST = "plan.json", "shards.jsonl", "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A shard that was given up."""

    shard: Shard
    """The shard."""
    why: str
    """What became of those who tried, for people."""


class Runner(Protocol):
    """Who has shards made, by processes here or on other machines."""

    def accounts(self, shards: Iterable[Shard]) -> Iterator[ShardAccount | Lost]:
        """Yield the account of each, as they are done.

        Raises `UsageError` or `StorageError` where it makes no sense to go on, `KeyboardInterrupt` where it was asked
        to stop.
        """


@dataclass(slots=True)
class Progress:
    """How far a run is."""

    shards: int
    """Shards of the plan."""
    accounts: dict[int, ShardAccount] = field(default_factory=dict)
    """Those that are done, by number."""
    lost: list[Lost] = field(default_factory=list)
    """Those that were given up."""
    tally: Tally = field(default_factory=Tally)
    """What is in those that are done."""

    def add(self, account: ShardAccount) -> None:
        """Count a shard."""
        self._count(account, 1)
        self.accounts[account.shard] = account

    def drop(self, number: int) -> None:
        """Count a shard no longer."""
        self._count(self.accounts.pop(number), -1)

    def _count(self, account: ShardAccount, sign: int) -> None:
        self.tally.articles += sign * account.articles
        self.tally.unchanged += sign * account.unchanged
        self.tally.failures += sign * account.failures
        for reason, number in account.rejects_by_reason.items():
            self.tally.by_reason[reason] += sign * number


class Run:
    """A plan and the place its shards go to.

    In: the shards, how they are made, who is told of each one that is done. Every method raises `StorageError` when the
    place refuses.
    """

    def __init__(self, shards: Sequence[Shard], making: Making, tell: Callable[[Progress], object]) -> None:
        self._shards = shards
        self._making = making
        self._tell = tell
        self._store: Store = store_of(making.target)

    def begin(self) -> Progress:
        """Claim the place for this plan, sweep what killed runs left, and see what is done already.

        Raises `UsageError` where another plan's shards are there.
        """
        self.sweep()
        self._claim()
        progress = Progress(len(self._shards))
        there = self._store.names()
        marked = [shard for shard in self._shards if shard.account_name in there]
        contents = self._store.read(shard.account_name for shard in marked)
        for shard, content in zip(marked, contents, strict=True):
            account = _account_in(content, shard)
            if account and {file.name for file in account.files} <= there:
                progress.add(account)
        return progress

    def sweep(self) -> None:
        """Remove what those left who were killed in the middle of a shard; nobody may be in one."""
        self._store.sweep()

    def finish(self, progress: Progress, runner: Runner) -> None:
        """Have the missing shards made, and again those whose beginning was misread."""
        missing = [shard for shard in self._shards if shard.number not in progress.accounts]
        while missing:
            for outcome in runner.accounts(missing):
                if isinstance(outcome, Lost):
                    progress.lost.append(outcome)
                else:
                    self._see(outcome)
                    progress.add(outcome)
                self._tell(progress)
            missing = [] if progress.lost else list(misread(self._shards, progress.accounts))
            for shard in missing:
                self._store.remove(shard.account_name)
                progress.drop(shard.number)

    def close(self, progress: Progress, started_at: str, finished_at: str, exit_code: int) -> Manifest:
        """Write the accounts into one file, and then the manifest; gives it.

        In: what was done, all of it; the instants, ``YYYY-MM-DDTHH:MM:SSZ``, when the command began and ended; how.
        """
        accounts = [progress.accounts[shard.number] for shard in self._shards]
        tally = progress.tally
        with self._store.workroom() as room:
            book = PartFile(room / SHARDS)
            for account in accounts:
                book.write(encode_object(account))
            manifest = Manifest(
                run=digest_of(self._shards)[:KEY_SIGNS],
                spider="reextract",
                started_at=started_at,
                finished_at=finished_at,
                pages=tally.pages,
                articles=tally.articles,
                unchanged=tally.unchanged,
                rejects=tally.rejects,
                failures=tally.failures,
                rejects_by_reason={reason: number for reason, number in sorted(tally.by_reason.items()) if number},
                files=(book.publish(), *(file for account in accounts for file in account.files)),
                versions=self._making.versions,
                exit_code=exit_code,
            )
            last = PartFile(room / MANIFEST)
            last.write(encode_indented(manifest))
            last.publish()
            self._store.put(book.path)
            self._store.put(last.path)
        self.sweep()
        return manifest

    def _claim(self) -> None:
        mine = {"plan": digest_of(self._shards), "shards": len(self._shards), **self._making.shape}
        there = self._store.claim(PLAN, encode_object(mine))
        if there != encode_object(mine):
            raise UsageError(
                f"{self._making.target}: holds the shards of other work ({_difference(there, mine)}); "
                "name a folder that is empty, or the same inputs and options as before."
            )

    def _see(self, account: ShardAccount) -> None:
        """See that what was made elsewhere is there from here."""
        shard = self._shards[account.shard]
        if not self._store.has(shard.account_name):
            raise StorageError(
                f"{self._making.target}: {shard.name} was made on another machine and is not in this folder here; "
                "name a folder that all machines share, or the URL of a store."
            )


def _difference(there: bytes, mine: Mapping[str, object]) -> str:
    """Give what differs between the plan that is there and this one, in a few words."""
    try:
        other = json.loads(there)
        names = [name for name in mine if name != "plan" and other.get(name) != mine[name]]
    except (ValueError, AttributeError):
        return f"its {PLAN} is none of ours"
    return f"other {', '.join(names)}" if names else "other inputs, or inputs that have changed"


def _account_in(content: bytes, shard: Shard) -> ShardAccount | None:
    """Give a shard's account, if that is what the content is."""
    try:
        account = typed(ShardAccount, json.loads(content))
    except (ValueError, RecursionError, MisfitError):
        return None
    return account if account.key == shard.key else None
