"""Reading pages in child processes that may be killed.

A page may hang a parser, exhaust memory or crash the interpreter; each such page is read once more, safely, and when
that fails too becomes a reject of its own. No other page notices. Children are forked from a small server process that
has the extraction loaded already, so a new one costs milliseconds.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event, Semaphore, Thread
from types import TracebackType
from typing import Self, TypeAlias, cast

from newsscrape.archive.own import writer_of
from newsscrape.archive.writer import Archive
from newsscrape.children.child import ChildEndedError, OverTimeError
from newsscrape.children.garbage import collect_seldom
from newsscrape.children.pool import Children, Task
from newsscrape.children.serve import Here
from newsscrape.errors import StorageError
from newsscrape.extract import read_page
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Capture, Care, Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.sources.found import Found

PAGES_PER_CHILD = 5_000
"""A child is replaced after so many pages, so that slow leaks in C libraries stay small."""

WATCHDOG = 3.0
"""The kernel ends a child that nobody watches any more (its parent was killed) after so many time limits."""

MAX_ERROR_CHARS = 100
"""Characters a reject tells of the text of an error."""

PRELOADED = ["newsscrape.extract", "newsscrape.archive.own", "scrapy.cmdline"]
"""What the server has loaded that children are forked from; numpy is not among it, whose threads take a gigabyte of
address space."""
_WAKE_SECONDS = 0.5

Reader: TypeAlias = Callable[[Page], Extraction]


@dataclass(frozen=True, slots=True)
class _Turn:
    """An input and the promise of its end state."""

    found: Found
    promise: Future[Extraction]


@dataclass(slots=True)
class _Visit:
    """A page on its way to an end state."""

    page: Page
    """As it is read next; with its capture once it is kept."""
    archive: Archive | None
    """Where it is to be kept first; None for nowhere, and once it is."""
    failure: Exception | None = None
    """What its usual reading failed with."""

    def keep(self, capture: object) -> None:
        """Note where the page is kept."""
        self.page = replace(self.page, capture=cast("Capture", capture), as_sent=None)
        self.archive = None


class Extractors:
    """A pool of children that read pages.

    In: number of children, seconds a page may take, bytes of address space a child may use, and what reads a page (a
    function children can import). A context manager: leaving it waits for the pages under way; leaving it by an
    exception (an interrupt, say) ends them at once. No process is left behind either way.
    """

    def __init__(
        self, workers: int, time_limit: float = 10.0, memory_limit: int = 1_500_000_000, read: Reader = read_page
    ) -> None:
        multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOADED)
        self._time_limit = time_limit
        self._memory_limit = memory_limit
        self._read = read
        self._children = Children(workers, partial(_confine, memory_limit), PAGES_PER_CHILD)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._children.leave(kind)

    def stop(self) -> None:
        """End the children at once; the promises that are left are cancelled."""
        self._children.stop()

    def submit(self, page: Page) -> Future[Extraction]:
        """Give the promise of a page's extraction; it never fails for anything the page may do to a child.

        Raises `RuntimeError` after the end.
        """
        return self._begun(_Visit(page, archive=None))

    def submit_archived(self, page: Page, archive: Archive) -> Future[Extraction]:
        """Give the promise of a page's extraction, as `submit`; the page is kept before it is read.

        The child packs and keeps it, which costs more than all else that is done for a page outside of children. Where
        the disk refuses, the promise fails with `StorageError`.
        """
        return self._begun(_Visit(page, archive))

    def _begun(self, visit: _Visit) -> Future[Extraction]:
        reading = self._children.submit(self._task(visit))
        answer: Future[Extraction] = Future()
        reading.add_done_callback(lambda done: self._land(visit, done, answer))
        return answer

    def _task(self, visit: _Visit) -> Task[Extraction]:
        keeping = () if visit.archive is None else (visit.archive, Here.TELL)
        return Task(
            function=_archive_and_read if keeping else _read,
            arguments=(self._read, visit.page, self._time_limit * WATCHDOG, *keeping),
            seconds=self._time_limit,
            hear=visit.keep,
            again=partial(self._again, visit),
        )

    def _again(self, visit: _Visit, error: Exception) -> Task[Extraction] | None:
        """Give the safe reading of a page whose usual one failed; a busy machine may be all that was wrong."""
        if visit.failure is not None or isinstance(error, StorageError):
            return None
        visit.failure = error.with_traceback(None)  # whose frames hold the page
        visit.page = replace(visit.page, care=Care.SAFE)
        return self._task(visit)

    def _land(self, visit: _Visit, reading: Future[Extraction], answer: Future[Extraction]) -> None:
        if reading.cancelled():
            answer.cancel()
        if answer.set_running_or_notify_cancel():
            error = reading.exception()
            if isinstance(error, StorageError):
                answer.set_exception(error)
            else:
                answer.set_result(self._blame(visit.page, visit.failure or error) if error else reading.result())

    def _blame(self, page: Page, error: BaseException) -> Extraction:
        if isinstance(error, OverTimeError):
            reason, detail = Reason.TIMED_OUT, f"Reading this page took longer than {self._time_limit:g} s."
        elif isinstance(error, ChildEndedError):
            reason, detail = Reason.CRASHED, f"Reading this page ended the child process ({error})."
        elif isinstance(error, MemoryError):
            reason, detail = Reason.CRASHED, f"Reading this page took more than {self._memory_limit} bytes of memory."
        else:
            reason, detail = Reason.CRASHED, f"Reading this page failed: {_named(error)}"
        return Extraction(outcome=Reject.of(page, reason, detail))


class _News(Enum):
    ANSWERED = "a page was read"
    ENDED = "there are no more inputs"


class InOrder:
    """An iteration over inputs and their end states, in the order of the inputs, however many children read them.

    In: the inputs, taken in a thread of their own; what reads them; how many may be under way at once. Each is yielded
    as soon as it and those before it are read, even while the next one is not there yet. A fault of the source is
    raised here.
    """

    def __init__(self, inputs: Iterable[Found], extractors: Extractors, ahead: int) -> None:
        self._inputs = inputs
        self._extractors = extractors
        self._free = Semaphore(ahead)
        self._left = Event()
        self._events: SimpleQueue[_Turn | _News | Exception | KeyboardInterrupt] = SimpleQueue()

    def __iter__(self) -> Generator[tuple[Found, Extraction], None, None]:
        Thread(target=self._feed, daemon=True, name="inputs").start()
        underway: deque[_Turn] = deque()
        end: _News | Exception | None = None
        try:
            while underway or end is None:
                event = self._next_event()
                if isinstance(event, KeyboardInterrupt):
                    raise event
                if isinstance(event, _Turn):
                    underway.append(event)
                elif event is not _News.ANSWERED:
                    end = event
                while underway and underway[0].promise.done():
                    turn = underway.popleft()
                    self._free.release()
                    yield turn.found, turn.promise.result()
            if isinstance(end, Exception):
                raise end
        finally:
            self._left.set()
            self._free.release()

    def _next_event(self) -> _Turn | _News | Exception | KeyboardInterrupt:
        """Wait for what happens next.

        The wait ends now and then, because a signal that the system gives to another thread does not wake this one,
        and only this one runs handlers.
        """
        while True:
            try:
                return self._events.get(timeout=_WAKE_SECONDS)
            except Empty:
                continue

    def stop(self) -> None:
        """Have the iteration raise `KeyboardInterrupt` where it holds no lock.

        Made for handlers of signals: what they raise themselves may strike between a lock and its release, and the
        threads of the pool then wait for ever.
        """
        self._events.put(KeyboardInterrupt())

    def _feed(self) -> None:
        try:
            for found in self._inputs:
                self._free.acquire()
                if self._left.is_set():
                    return
                turn = _Turn(found, _begin(found, self._extractors))
                self._events.put(turn)
                turn.promise.add_done_callback(lambda _: self._events.put(_News.ANSWERED))
            self._events.put(_News.ENDED)
        except Exception as error:  # noqa: BLE001 - raised again by the thread that waits for it
            self._events.put(error)


def _begin(found: Found, extractors: Extractors) -> Future[Extraction]:
    if isinstance(found.content, Page):
        return extractors.submit(found.content)
    settled: Future[Extraction] = Future()
    settled.set_result(Extraction(outcome=found.content))
    return settled


def _confine(memory_limit: int) -> None:
    """Prepare a child: limited memory, no core files, nothing on standard output, death at once when asked to end."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    ceiling = memory_limit if hard == resource.RLIM_INFINITY else min(memory_limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    os.dup2(2, 1)
    logging.getLogger().addHandler(logging.NullHandler())
    collect_seldom()


def _read(read: Reader, page: Page, deadline: float) -> Extraction:
    """Read a page in a child; the alarm ends the child if its parent is not there to do so."""
    signal.setitimer(signal.ITIMER_REAL, deadline)
    try:
        return read(page)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _archive_and_read(
    read: Reader, page: Page, deadline: float, archive: Archive, tell: Callable[[Capture], None]
) -> Extraction:
    """Keep a page in a child, tell where, and read it then."""
    signal.setitimer(signal.ITIMER_REAL, deadline)
    kept = writer_of(archive).write(page)
    tell(cast("Capture", kept.capture))
    return _read(read, kept, deadline)


def _named(error: BaseException) -> str:
    """Give an error's type and the first line of its text; texts may be traces of a whole page."""
    first = " ".join(next(iter(str(error).strip().splitlines()), "").split())
    short = first if len(first) <= MAX_ERROR_CHARS else f"{first[:MAX_ERROR_CHARS].rstrip()}…"
    return f"{type(error).__name__}: {short}" if short else f"{type(error).__name__}."
