"""Workers that share a ledger: leases of sites, runs that are alive, and an index that holds only what is still due."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Float, Text, inspect, text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the table of leases, a column and an index; have PostgreSQL sort and count as SQLite does."""
    op.add_column("runs", Column("task", Text))
    op.add_column("runs", Column("alive_until", Float))
    op.create_table(
        "leases",
        Column("site", Text, primary_key=True),
        Column("run", Text, nullable=False, index=True),
        Column("until", Float, nullable=False),
        Column("pace", Float, nullable=False),
    )
    op.drop_index("addresses_place", "addresses")
    is_due = text("due IS NOT NULL")
    op.create_index(
        "addresses_due", "addresses", ["domain", "role", "place"], sqlite_where=is_due, postgresql_where=is_due
    )
    if op.get_context().dialect.name == "postgresql":
        _sort_by_bytes()
        _count_further()


def _sort_by_bytes() -> None:
    tables = inspect(op.get_bind())
    for table in tables.get_table_names():
        for column in tables.get_columns(table):
            if isinstance(column["type"], Text) and table != "alembic_version":
                op.alter_column(table, column["name"], type_=Text(collation="C"))


def _count_further() -> None:
    for table, column in (("end_states", "number"), ("stories", "story"), ("bands", "story"), ("captures", "offset")):
        op.alter_column(table, column, type_=BigInteger)
    for sequence in ("end_states_number_seq", "stories_story_seq"):
        op.execute(f"ALTER SEQUENCE {sequence} AS bigint")
