"""The ledger's tables; plain SQL types only, so that SQLite and PostgreSQL both take them.

Instants are texts ``YYYY-MM-DDTHH:MM:SSZ``: they sort, and every reader of the file understands them.
"""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, String, Table, Text

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
    Column("canonical_url", Text, index=True),
    Column("text_digest", String, nullable=False),
    Column("changes", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("run", String, nullable=False),
    Column("fetched_at", String),
    PrimaryKeyConstraint("url", "version"),
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

HOST_FILES = Table(
    "host_files",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("fetched_at", String, nullable=False),
    Column("expires_at", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""One row a file by which a host says what crawlers may do (``robots.txt``); ``body`` is empty where it has none."""
