"""The ledger's tables; plain SQL types only, so that SQLite and PostgreSQL both take them.

Instants are texts ``YYYY-MM-DDTHH:MM:SSZ``: they sort, and every reader of the file understands them.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, PrimaryKeyConstraint, String, Table, Text

METADATA = MetaData()

RUNS = Table(
    "runs",
    METADATA,
    Column("run", String, primary_key=True),
    Column("spider", String, nullable=False),
    Column("started_at", String, nullable=False),
    Column("finished_at", String),
    Column("exit_code", Integer),
)
"""One row a run; ``finished_at`` is null while it goes on, and for ever when it was killed."""

ADDRESSES = Table(
    "addresses",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("first_seen", String, nullable=False),
    Column("last_fetched", String, nullable=False),
    Column("claimed_modified", String),
    Column("state", String, nullable=False),
    Column("run", String, nullable=False),
)
"""One row an address that was asked for, under its key; ``state`` is ``article`` or a reason of the rejects."""

ARTICLES = Table(
    "articles",
    METADATA,
    Column("url", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("canonical_key", Text),
    Column("text_digest", String, nullable=False),
    Column("changes", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("run", String, nullable=False),
    Column("fetched_at", String),
    PrimaryKeyConstraint("url", "version"),
    Index("articles_by_claim", "canonical_key", "text_digest"),
)
"""One row a version of an article, with its record as JSON line; ``changes`` is a JSON list of field names."""

CAPTURES = Table(
    "captures",
    METADATA,
    Column("file", String, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("url", Text, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("file", "offset"),
)
"""Which version of which article an archived page showed."""

STORIES = Table(
    "stories",
    METADATA,
    Column("story", Integer, primary_key=True),
    Column("url", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
)
"""One row a version of an article whose text can be compared, in the order they were met."""

BANDS = Table(
    "bands",
    METADATA,
    Column("band", BigInteger, nullable=False),
    Column("story", Integer, nullable=False),
    PrimaryKeyConstraint("band", "story"),
    sqlite_with_rowid=False,
)
"""Which texts may be alike: those that share the value of a band of their signatures."""

TWINS = Table(
    "twins",
    METADATA,
    Column("spelling", Text, primary_key=True),
    Column("url", Text, nullable=False, index=True),
    Column("address", Text, nullable=False),
    Column("shown", String, nullable=False),
)
"""One row an address an article was met under: the article's key, the address as met, a digest of what it showed."""
