"""The nouns of work in shards: what goes into one, how it is made, and the account of what came out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from newsscrape.model.manifest import ManifestFile
from newsscrape.sinks.formats import Format
from newsscrape.sinks.run import Blocks

KEY_SIGNS = 12
"""Signs of a shard's key: 48 bits, so that no two of a million shards in a folder share a name by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A file, or a part of one."""

    place: str
    """Its path from the root, or its URL."""
    size: int
    """Bytes of the file as it was planned."""
    stamp: str
    """What its content was when it was planned: size and time of the last change, or its store's tag."""
    start: int | None = None
    """The inputs that begin from this byte on; None: all of the file."""
    end: int | None = None
    """The inputs that begin before this byte; None: all of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """What one task reads."""

    number: int
    """Its place in the plan, from 0."""
    pieces: tuple[Piece, ...]
    """What is in it, in order: one part of a large file, or whole small ones."""
    key: str
    """Tells its content and how it is read from any other."""
    first: int | None = None
    """Where its first record begins, where its neighbours have shown that; no part of its key."""

    @property
    def name(self) -> str:
        """What the names of its files begin with."""
        return f"shard-{self.number:06d}-{self.key}"

    @property
    def account_name(self) -> str:
        """The name of its account, which is written last and shows that it is done."""
        return f"{self.name}.account.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How shards are made, the same for all of a run; small enough to send with each."""

    target: str
    """Folder, as a path from the root or as a URL."""
    form: Format
    """JSON Lines or Parquet."""
    blocks: Blocks
    """Whether records carry their page map."""
    ledger: str | None
    """SQLAlchemy address of the ledger that knows the archives; None: the one beside each."""
    sites: str
    """Folder of one's own site profiles, or nothing."""
    seconds: float
    """Time a page may take."""
    memory: int
    """Bytes of address space a child that reads pages may use."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Versions of what shapes the output: the same wherever a shard is made."""

    @property
    def shape(self) -> Mapping[str, object]:
        """What decides what the shards hold, beside what goes in."""
        return {
            "format": self.form.value,
            "blocks": self.blocks.value,
            "ledger": self.ledger,
            "sites": self.sites,
            "versions": dict(self.versions),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardAccount:
    """What went into a shard and what came out; ``pages = articles + unchanged + rejects + failures``.

    Nothing in it depends on when, where or how often the shard was made.
    """

    shard: int
    """Number of the shard."""
    key: str
    """Its key."""
    pieces: tuple[Piece, ...]
    """What went in."""
    pages: int
    """Inputs that reached an end state."""
    articles: int
    """Records written."""
    unchanged: int
    """Pages whose article is already known in the same words."""
    rejects: int
    """Pages that are no article."""
    failures: int
    """Inputs that could not be read."""
    rejects_by_reason: Mapping[str, int] = field(default_factory=dict)
    """Number of lines in the rejects file, by reason (failures included)."""
    files: tuple[ManifestFile, ...] = ()
    """What was written."""
    began: int | None = None
    """Of a part of an archive: where its first record was found; None where none begins in it."""
    reached: int | None = None
    """Of a part of an archive: where the first record behind it begins."""


def key_of(pieces: Iterable[Piece], shape: Mapping[str, object]) -> str:
    """Give the key of a shard: a digest of what goes in and how it is made."""
    content = json.dumps([shape, [asdict(piece) for piece in pieces]], sort_keys=True)
    return sha256(content.encode()).hexdigest()[:KEY_SIGNS]
