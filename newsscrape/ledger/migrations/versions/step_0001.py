"""The first tables."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, LargeBinary, PrimaryKeyConstraint, Text

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _crawling()
    _remembering()
    _watching()


def _crawling() -> None:
    op.create_table(
        "runs",
        Column("run", Text, primary_key=True),
        Column("spider", Text, nullable=False),
        Column("started_at", Text, nullable=False),
        Column("finished_at", Text),
        Column("exit_code", Integer),
    )
    op.create_table(
        "end_states",
        Column("number", Integer, primary_key=True),
        Column("run", Text, nullable=False, index=True),
        Column("kind", Text, nullable=False),
        Column("reason", Text),
        Column("line", LargeBinary),
        Column("url", Text),
        Column("version", Integer),
    )
    op.create_table(
        "addresses",
        Column("url", Text, primary_key=True),
        Column("asked", Text, nullable=False),
        Column("domain", Text, nullable=False),
        Column("role", Text, nullable=False),
        Column("rank", Integer, nullable=False),
        Column("depth", Integer, nullable=False),
        Column("source", Text, nullable=False),
        Column("claims", Text, nullable=False),
        Column("newest", Text),
        Column("claimed_modified", Text),
        Column("first_seen", Text, nullable=False),
        Column("last_fetched", Text),
        Column("state", Text, nullable=False),
        Column("etag", Text),
        Column("last_modified", Text),
        Column("step", Integer, nullable=False),
        Column("tries", Integer, nullable=False),
        Column("due", Text),
        Column("run", Text),
        Column("place", Text, nullable=False),
    )
    op.create_index("addresses_place", "addresses", ["domain", "role", "place"])
    op.create_index("addresses_state", "addresses", ["domain", "state"])
    op.create_table(
        "habits",
        Column("domain", Text, nullable=False),
        Column("step", Integer, nullable=False),
        Column("visits", Integer, nullable=False),
        Column("changes", Integer, nullable=False),
        PrimaryKeyConstraint("domain", "step"),
    )
    op.create_table(
        "host_pauses",
        Column("host", Text, primary_key=True),
        Column("until", Text, nullable=False),
    )
    op.create_table(
        "host_files",
        Column("url", Text, primary_key=True),
        Column("fetched_at", Text, nullable=False),
        Column("expires_at", Text, nullable=False),
        Column("body", LargeBinary, nullable=False),
    )


def _remembering() -> None:
    op.create_table(
        "articles",
        Column("url", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("canonical_key", Text),
        Column("text_digest", Text, nullable=False),
        Column("changes", Text, nullable=False),
        Column("record", Text, nullable=False),
        Column("run", Text, nullable=False),
        Column("fetched_at", Text),
        PrimaryKeyConstraint("url", "version"),
    )
    op.create_index("articles_by_claim", "articles", ["canonical_key", "text_digest"])
    op.create_table(
        "captures",
        Column("file", Text, nullable=False),
        Column("offset", Integer, nullable=False),
        Column("url", Text, nullable=False),
        Column("version", Integer, nullable=False),
        PrimaryKeyConstraint("file", "offset"),
    )
    op.create_table(
        "stories",
        Column("story", Integer, primary_key=True),
        Column("url", Text, nullable=False, index=True),
        Column("version", Integer, nullable=False),
    )
    op.create_table(
        "bands",
        Column("band", BigInteger, nullable=False),
        Column("story", Integer, nullable=False),
        PrimaryKeyConstraint("band", "story"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "twins",
        Column("spelling", Text, primary_key=True),
        Column("url", Text, nullable=False, index=True),
        Column("address", Text, nullable=False),
        Column("shown", Text, nullable=False),
    )


def _watching() -> None:
    op.create_table(
        "figures",
        Column("run", Text, nullable=False),
        Column("site", Text, nullable=False),
        Column("is_usual", Integer, nullable=False),
        Column("figures", Text, nullable=False),
        PrimaryKeyConstraint("run", "site"),
    )
    op.create_index("figures_by_site", "figures", ["site", "run"])
