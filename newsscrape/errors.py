"""The tree of failures, named after what the caller should do.

::

    NewsscrapeError
    ├── UsageError            a person asked for something that cannot be; the message says what to do
    │   ├── ProfileError      a file of newsscrape/data/ or a site profile is wrong: path, key, what was expected
    │   └── InputError        a path, file or line handed to a command cannot be read
    ├── NotAnArticle          this page is no article: keep it as a reject with the stable reason
    ├── StorageError          the disk or the ledger refused a write: stop, make room, run again
    └── LockedError           another run holds the lock: try again when it has ended

Every message is one clear sentence with the file, address or key in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsscrape.model.reject import Reason


class NewsscrapeError(Exception):
    """Any failure this project raises on purpose."""


class UsageError(NewsscrapeError):
    """A person asked for something that cannot be done; raised by commands and spiders before work begins."""


class ProfileError(UsageError):
    """A data file or site profile breaks its contract; raised by ``policy`` with path and key."""


class InputError(UsageError):
    """A path or file handed to a command cannot be read; raised by ``sources`` and ``evaluate``."""


class NotAnArticle(NewsscrapeError):  # noqa: N818 - named after what the page is, not after a fault
    """The page is no article; raised by ``extract`` with a stable reason and a sentence of detail."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class StorageError(NewsscrapeError):
    """The disk, archive or ledger refused a write; raised by ``archive``, ``ledger`` and ``sinks``."""


class LockedError(NewsscrapeError):
    """Another run holds the lock of this output folder; raised by ``crawl``."""
