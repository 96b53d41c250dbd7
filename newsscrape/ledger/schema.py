"""The ledger's tables; plain SQL types only, so that SQLite and PostgreSQL both take them.

Instants are texts ``YYYY-MM-DDTHH:MM:SSZ``: they sort, and every reader of the file understands them.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

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

END_STATES = Table(
    "end_states",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("run", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("reason", String),
    Column("line", LargeBinary),
    Column("url", Text),
    Column("version", Integer),
)
"""One row an end state of a run whose files have no name yet, in their order.

``line`` is that of a reject or failure; an article is the row of ``articles`` with this ``url`` and ``version``.
"""

ADDRESSES = Table(
    "addresses",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("asked", Text, nullable=False),
    Column("domain", String, nullable=False),
    Column("role", String, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("claims", Text, nullable=False),
    Column("newest", String),
    Column("claimed_modified", String),
    Column("first_seen", String, nullable=False),
    Column("last_fetched", String),
    Column("state", String, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("step", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", String),
    Column("run", String),
    Column("place", Text, nullable=False),
    Index("addresses_place", "domain", "role", "place"),
    Index("addresses_state", "domain", "state"),
)
"""One row an address that was found, under its key.

``asked`` is its spelling as it is asked for; ``role``, ``rank``, ``depth`` and ``source`` say what it is taken for and
who named it; ``claims`` is a JSON list of what feeds and sitemaps say of it, ``newest`` the newest instant among them;
``state`` is ``waiting``, ``article``, ``list``, ``no_list`` or a reason of the rejects; ``etag`` and ``last_modified``
are those of its last answer; ``due`` is when it is asked for (again), null for never, after ``step`` of the schedule
was reached and tried ``tries`` times; ``run`` asked for it last; ``place`` sorts what is asked for.
"""

HABITS = Table(
    "habits",
    METADATA,
    Column("domain", String, nullable=False),
    Column("step", Integer, nullable=False),
    Column("visits", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    PrimaryKeyConstraint("domain", "step"),
)
"""One row a site and step of the schedule: how many articles were visited again then, and how many had changed."""

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

HOST_PAUSES = Table(
    "host_pauses",
    METADATA,
    Column("host", String, primary_key=True),
    Column("until", String, nullable=False),
)
"""One row a host that asked to be left alone until an instant (``Retry-After``)."""

HOST_FILES = Table(
    "host_files",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("fetched_at", String, nullable=False),
    Column("expires_at", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""One row a file by which a host says what crawlers may do (``robots.txt``); ``body`` is empty where it has none."""

FIGURES = Table(
    "figures",
    METADATA,
    Column("run", String, nullable=False),
    Column("site", String, nullable=False),
    Column("is_usual", Integer, nullable=False),
    Column("figures", Text, nullable=False),
    PrimaryKeyConstraint("run", "site"),
    Index("figures_by_site", "site", "run"),
)
"""One row a run and site: its figures as JSON; ``is_usual`` is 0 where later runs are not held against them."""
