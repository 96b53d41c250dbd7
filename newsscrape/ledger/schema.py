"""The ledger's tables; plain SQL types only, so that SQLite and PostgreSQL both take them.

Instants are texts ``YYYY-MM-DDTHH:MM:SSZ``: they sort, and every reader of the file understands them. A change of a
table is a step of its own in ``migrations/versions``, which brings the ledgers that exist up to date.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
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

STEPS = ("0001", "0002")
"""The versions a ledger's tables have had; the last one is what stands here."""

_MANY = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts with 64 bits whatever it is called
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")  # sorted by bytes, as SQLite does

VERSION = Table("alembic_version", METADATA, Column("version_num", String(32), primary_key=True))
"""One row: which of the `STEPS` this ledger is at, where Alembic keeps it."""

RUNS = Table(
    "runs",
    METADATA,
    Column("run", _TEXT, primary_key=True),
    Column("spider", _TEXT, nullable=False),
    Column("started_at", _TEXT, nullable=False),
    Column("finished_at", _TEXT),
    Column("exit_code", Integer),
    Column("task", _TEXT),
    Column("alive_until", Float),
)
"""One row a run; ``finished_at`` is null while it goes on, and for ever when it was killed.

``task`` stands for the sites it was given: runs of one task share them out. ``alive_until``, in seconds since 1970 by
the database's clock, is put off again and again while it lives.
"""

END_STATES = Table(
    "end_states",
    METADATA,
    Column("number", _MANY, primary_key=True),
    Column("run", _TEXT, nullable=False, index=True),
    Column("kind", _TEXT, nullable=False),
    Column("reason", _TEXT),
    Column("line", LargeBinary),
    Column("url", _TEXT),
    Column("version", Integer),
)
"""One row an end state of a run whose files have no name yet, in their order.

``line`` is that of a reject or failure; an article is the row of ``articles`` with this ``url`` and ``version``.
"""

ADDRESSES = Table(
    "addresses",
    METADATA,
    Column("url", _TEXT, primary_key=True),
    Column("asked", _TEXT, nullable=False),
    Column("domain", _TEXT, nullable=False),
    Column("role", _TEXT, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("source", _TEXT, nullable=False),
    Column("claims", _TEXT, nullable=False),
    Column("newest", _TEXT),
    Column("claimed_modified", _TEXT),
    Column("first_seen", _TEXT, nullable=False),
    Column("last_fetched", _TEXT),
    Column("state", _TEXT, nullable=False),
    Column("etag", _TEXT),
    Column("last_modified", _TEXT),
    Column("step", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", _TEXT),
    Column("run", _TEXT),
    Column("place", _TEXT, nullable=False),
    Index("addresses_state", "domain", "state"),
)
"""One row an address that was found, under its key.

``asked`` is its spelling as it is asked for; ``role``, ``rank``, ``depth`` and ``source`` say what it is taken for and
who named it; ``claims`` is a JSON list of what feeds and sitemaps say of it, ``newest`` the newest instant among them;
``state`` is ``waiting``, ``article``, ``list``, ``no_list`` or a reason of the rejects; ``etag`` and ``last_modified``
are those of its last answer; ``due`` is when it is asked for (again), null for never, after ``step`` of the schedule
was reached and tried ``tries`` times; ``run`` asked for it last; ``place`` sorts what is asked for.
"""

Index(
    "addresses_due",
    ADDRESSES.c.domain,
    ADDRESSES.c.role,
    ADDRESSES.c.place,
    sqlite_where=ADDRESSES.c.due.is_not(None),
    postgresql_where=ADDRESSES.c.due.is_not(None),
)
# What is never asked for again, in time most of all, does not stand in the way of what is.

LEASES = Table(
    "leases",
    METADATA,
    Column("site", _TEXT, primary_key=True),
    Column("run", _TEXT, nullable=False, index=True),
    Column("until", Float, nullable=False),
    Column("pace", Float, nullable=False),
)
"""One row a site somebody has had: which run asks its hosts, until when nobody else does.

``until`` is in seconds since 1970 by the database's clock, ``pace`` the seconds that lie between two requests to a host
of the site.
"""

HABITS = Table(
    "habits",
    METADATA,
    Column("domain", _TEXT, nullable=False),
    Column("step", Integer, nullable=False),
    Column("visits", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    PrimaryKeyConstraint("domain", "step"),
)
"""One row a site and step of the schedule: how many articles were visited again then, and how many had changed."""

ARTICLES = Table(
    "articles",
    METADATA,
    Column("url", _TEXT, nullable=False),
    Column("version", Integer, nullable=False),
    Column("canonical_key", _TEXT),
    Column("text_digest", _TEXT, nullable=False),
    Column("changes", _TEXT, nullable=False),
    Column("record", _TEXT, nullable=False),
    Column("run", _TEXT, nullable=False),
    Column("fetched_at", _TEXT),
    PrimaryKeyConstraint("url", "version"),
    Index("articles_by_claim", "canonical_key", "text_digest"),
)
"""One row a version of an article, with its record as JSON line; ``changes`` is a JSON list of field names."""

CAPTURES = Table(
    "captures",
    METADATA,
    Column("file", _TEXT, nullable=False),
    Column("offset", _MANY, nullable=False),
    Column("url", _TEXT, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("file", "offset"),
)
"""Which version of which article an archived page showed."""

STORIES = Table(
    "stories",
    METADATA,
    Column("story", _MANY, primary_key=True),
    Column("url", _TEXT, nullable=False, index=True),
    Column("version", Integer, nullable=False),
)
"""One row a version of an article whose text can be compared, in the order they were met."""

BANDS = Table(
    "bands",
    METADATA,
    Column("band", BigInteger, nullable=False),
    Column("story", _MANY, nullable=False),
    PrimaryKeyConstraint("band", "story"),
    sqlite_with_rowid=False,
)
"""Which texts may be alike: those that share the value of a band of their signatures."""

TWINS = Table(
    "twins",
    METADATA,
    Column("spelling", _TEXT, primary_key=True),
    Column("url", _TEXT, nullable=False, index=True),
    Column("address", _TEXT, nullable=False),
    Column("shown", _TEXT, nullable=False),
)
"""One row an address an article was met under: the article's key, the address as met, a digest of what it showed."""

HOST_PAUSES = Table(
    "host_pauses",
    METADATA,
    Column("host", _TEXT, primary_key=True),
    Column("until", _TEXT, nullable=False),
)
"""One row a host that asked to be left alone until an instant (``Retry-After``)."""

HOST_FILES = Table(
    "host_files",
    METADATA,
    Column("url", _TEXT, primary_key=True),
    Column("fetched_at", _TEXT, nullable=False),
    Column("expires_at", _TEXT, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""One row a file by which a host says what crawlers may do (``robots.txt``); ``body`` is empty where it has none."""

FIGURES = Table(
    "figures",
    METADATA,
    Column("run", _TEXT, nullable=False),
    Column("site", _TEXT, nullable=False),
    Column("is_usual", Integer, nullable=False),
    Column("figures", _TEXT, nullable=False),
    PrimaryKeyConstraint("run", "site"),
    Index("figures_by_site", "site", "run"),
)
"""One row a run and site: its figures as JSON; ``is_usual`` is 0 where later runs are not held against them."""
