"""The address of a ledger → the connection to it, not made yet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from newsscrape.errors import UsageError

POSTGRESQL = "postgresql"
"""SQLAlchemy's name of it."""
_DRIVER = "postgresql+psycopg"
_SETTING = "NEWSSCRAPE_LEDGER"
_KINDS = "expected sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"
# A cut cable is noticed within half a minute; the system's own defaults take hours.
_LIVELY: dict[str, Any] = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    "application_name": "newsscrape",
}
# A worker that stands still keeps others waiting no longer than that.
_SESSION = ("SET idle_in_transaction_session_timeout = '30s'", "SET lock_timeout = '10s'")


def checked_engine(url: str) -> Engine:
    """Prepare the connection to a ledger without making it; raise `UsageError` for an address that is none."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:  # ValueError: of a port that is no number
        raise UsageError(f"{_SETTING}: {_KINDS} ({error}).") from None
    if address.get_backend_name() not in {"sqlite", POSTGRESQL}:
        raise UsageError(f"{_SETTING}: {address.drivername} is no ledger's; {_KINDS}.")
    if address.get_backend_name() == POSTGRESQL:
        return _postgresql(address)
    engine = _engine(address)
    event.listen(engine, "connect", _use_wal)
    return engine


def _postgresql(address: URL) -> Engine:
    if address.drivername != _DRIVER:
        raise UsageError(f"{_SETTING}: {address.drivername} is not the driver; {_KINDS}.")
    given = {name: value for name, value in _LIVELY.items() if name not in address.query}
    try:
        engine = _engine(address, connect_args=given, pool_size=1, max_overflow=2)
    except ImportError:
        raise UsageError(
            f"{_SETTING}: PostgreSQL needs psycopg; install it with: pip install 'newsscrape[postgres]'"
        ) from None
    event.listen(engine, "connect", _bound_waits)
    return engine


def _engine(address: URL, **options: Any) -> Engine:  # noqa: ANN401 - as create_engine takes them
    try:
        return create_engine(address, **options)
    except (ArgumentError, NoSuchModuleError) as error:
        raise UsageError(f"{_SETTING}: {_KINDS} ({error}).") from None


def _use_wal(connection: object, _: object) -> None:
    """Write-ahead logging: readers do not wait, and a killed run loses nothing it was told is kept."""
    cursor = connection.cursor()  # type: ignore[attr-defined]  # SQLAlchemy's event hands over the bare driver
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _bound_waits(connection: object, _: object) -> None:
    with connection.cursor() as cursor:  # type: ignore[attr-defined]  # as above
        for statement in _SESSION:
            cursor.execute(statement)
    connection.commit()  # type: ignore[attr-defined]  # as above
