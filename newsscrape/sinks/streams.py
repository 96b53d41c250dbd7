"""Records and rejects onto open streams, a line at a time."""

from __future__ import annotations

from typing import BinaryIO

from newsscrape.errors import StorageError
from newsscrape.model.end_state import EndKind
from newsscrape.model.extraction import Extraction
from newsscrape.sinks.jsonl import with_id
from newsscrape.sinks.run import Blocks, Tally, end_state_of


class Streams:
    """Lines for whoever reads along; each is flushed.

    In: where records go, where rejects go, whether records carry their blocks. Raises `StorageError` when a stream
    refuses a line, and `BrokenPipeError` when nobody reads it any more.
    """

    def __init__(self, records: BinaryIO, rejects: BinaryIO, blocks: Blocks = Blocks.DROP) -> None:
        self.tally = Tally()
        self._records = records
        self._rejects = rejects
        self._blocks = blocks

    def write(self, extraction: Extraction) -> None:
        """Write one end state: an article to the records, a reject to the rejects."""
        end = end_state_of(extraction, self._blocks)
        self.tally.count(end)
        send(self._records if end.kind is EndKind.ARTICLE else self._rejects, end.line)

    def answer(self, extraction: Extraction, key: object) -> None:
        """Write one end state, whichever it is, to the records, with the ``id`` of the line that asked."""
        end = end_state_of(extraction, self._blocks)
        self.tally.count(end)
        send(self._records, with_id(end.line, key))


def send(stream: BinaryIO, line: bytes) -> None:
    """Write to a stream and flush it; raises `StorageError` when it refuses, `BrokenPipeError` when nobody reads it."""
    try:
        stream.write(line)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StorageError(f"{stream.name}: cannot be written ({error.strerror}); make room, run again.") from error
