"""What commands say to people: whatever pages, addresses and servers wrote into it stays text."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping

from newsscrape.text import shown, shown_lines

_OURS = "newsscrape"


def tell(command: str, message: str) -> None:
    """Say one line on standard error, after the name of the command."""
    print(f"scrapy {command}: {shown(message)}", file=sys.stderr, flush=True)


def tell_plainly() -> None:
    """Have every line of the log, from here on, hold nothing that a terminal acts upon."""
    logging.setLogRecordFactory(PlainRecord)


class PlainRecord(logging.LogRecord):
    """A record that moves no cursor, sets no title and turns no text around, and is no two records.

    What is put into a message of ours stays in its line, too; Scrapy puts whole lists into its own.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as `logging` calls it
        if self.exc_info and self.exc_info[0]:
            self.exc_text = shown_lines(logging.Formatter().formatException(self.exc_info))

    def getMessage(self) -> str:  # noqa: N802 - the name that `logging` asks for
        """Give the message, what is put into it included."""
        plain = shown if self.name.partition(".")[0] == _OURS else shown_lines
        message = str(self.msg)
        if isinstance(self.args, Mapping):
            return shown_lines(message % {name: _put_in(value, plain) for name, value in self.args.items()})
        return shown_lines(message % tuple(_put_in(value, plain) for value in self.args) if self.args else message)


def _put_in(value: object, plain: Callable[[str], str]) -> object:
    """Give what a message is made with: numbers as they are, for ``%d``, anything else in plain words."""
    return value if isinstance(value, int | float) else plain(str(value))
