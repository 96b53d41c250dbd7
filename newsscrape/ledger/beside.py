"""The ledger that belongs to an archive, or to an output folder."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from newsscrape.errors import InputError
from newsscrape.ledger.ledger import Ledger, Unchanged
from newsscrape.model.article import Article

_NAME = "ledger.sqlite"


def remembered(output: Path, address: str) -> Ledger:
    """Open the ledger of an output folder's runs, or the one at an SQLAlchemy address; raise `InputError` without."""
    if address:
        return Ledger(address)
    if not (output / _NAME).is_file():
        raise InputError(f"{output}: there is no {_NAME}; name the output folder of a crawl in NEWSSCRAPE_OUTPUT.")
    return Ledger.in_folder(output)


class Memories:
    """What the ledgers know of articles that are read again from archives.

    In: the SQLAlchemy address of the ledger that knows all of them; None: each archive ``output/archive/x.warc.gz`` has
    its own in ``output/ledger.sqlite``, or none. A context manager. Raises `UsageError` for an address that is none,
    `StorageError` when a database refuses.
    """

    def __init__(self, address: str | None) -> None:
        self._stack = ExitStack()
        self._common = self._stack.enter_context(Ledger(address)) if address else None
        self._by_folder: dict[Path, Ledger | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def restore(self, article: Article, archive: Path) -> Article | Unchanged:
        """Give an article read from an archive as the run that fetched it remembered it."""
        ledger = self._common or self._beside(archive)
        return ledger.restore(article) if ledger else article

    def _beside(self, archive: Path) -> Ledger | None:
        output = archive.absolute().parent.parent
        if output not in self._by_folder:
            there = (output / _NAME).is_file()
            self._by_folder[output] = self._stack.enter_context(Ledger.in_folder(output)) if there else None
        return self._by_folder[output]
