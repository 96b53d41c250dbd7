"""Reading pages in child processes that may be killed.

A page may hang a parser, exhaust memory or crash the interpreter; each such page becomes a reject of its own, and no
other page notices. Children are forked from a small server process that has the extraction loaded already, so a new
one costs milliseconds.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from queue import Empty, SimpleQueue
from threading import Event, RLock, Semaphore, Thread
from types import TracebackType
from typing import Self, TypeAlias

from pebble import ProcessExpired, ProcessPool

from newsscrape.extract import read_page
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Page
from newsscrape.model.reject import Reason, Reject
from newsscrape.sources.found import Found

PAGES_PER_CHILD = 5_000
"""A child is replaced after so many pages, so that slow leaks in C libraries stay small."""

ATTEMPTS = 3
"""A page is handed over so often when the pool as a whole breaks, before the page itself is blamed."""

WATCHDOG = 3.0
"""The kernel ends a child that nobody watches any more (its parent was killed) after so many time limits."""

MAX_ERROR_CHARS = 100
"""Characters a reject tells of the text of an error."""

_PRELOADED = ["newsscrape.extract", "scrapy.cmdline"]
_WAKE_SECONDS = 0.5

Reader: TypeAlias = Callable[[Page], Extraction]


@dataclass(slots=True, eq=False)
class _Flight:
    """A page on its way through a child."""

    page: Page
    answer: Future[Extraction]
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class _Turn:
    """An input and the promise of its end state."""

    found: Found
    promise: Future[Extraction]


class Extractors:
    """A pool of children that read pages.

    In: number of children, seconds a page may take, bytes of address space a child may use, and what reads a page (a
    function children can import). A context manager: leaving
    it waits for the pages under way; leaving it by an exception (an interrupt, say) ends them at once. No process is
    left behind either way.
    """

    def __init__(
        self, workers: int, time_limit: float = 10.0, memory_limit: int = 1_500_000_000, read: Reader = read_page
    ) -> None:
        self._workers = workers
        self._time_limit = time_limit
        self._memory_limit = memory_limit
        self._read = read
        self._flights: dict[_Flight, None] = {}
        self._lock = RLock()
        self._broken: list[ProcessPool] = []
        self._closed = False
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                wait([flight.answer for flight in tuple(self._flights)])
        finally:
            with self._lock:
                self._closed = True
            for pool in (*self._broken, self._pool):
                pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
                pool.join()
            for flight in tuple(self._flights):
                flight.answer.cancel()
                flight.answer.set_running_or_notify_cancel()

    def submit(self, page: Page) -> Future[Extraction]:
        """Give the promise of a page's extraction; it never fails for anything the page may do to a child.

        Raises `RuntimeError` after the end.
        """
        flight = _Flight(page, Future())
        with self._lock:
            if self._closed:
                raise RuntimeError("these extractors have ended")
            self._flights[flight] = None
            self._launch(flight)
        return flight.answer

    def _new_pool(self) -> ProcessPool:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOADED)
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=PAGES_PER_CHILD,
            initializer=_confine,
            initargs=(self._memory_limit,),
            context=context,
        )

    def _launch(self, flight: _Flight) -> None:
        pool = self._pool
        flight.attempts += 1
        try:
            task = (self._read, flight.page, self._time_limit * WATCHDOG)
            reading = pool.schedule(_read, args=task, timeout=self._time_limit)
        except RuntimeError:
            self._replace(pool)
        else:
            reading.add_done_callback(lambda done: self._land(flight, done, pool))

    def _land(self, flight: _Flight, done: Future[Extraction], pool: ProcessPool) -> None:
        error = None if done.cancelled() else done.exception()
        if isinstance(error, BrokenProcessPool) and flight.attempts < ATTEMPTS:
            self._replace(pool)
            return
        with self._lock:
            self._flights.pop(flight, None)
        if flight.answer.set_running_or_notify_cancel():
            flight.answer.set_result(done.result() if error is None else self._blame(flight.page, error))

    def _replace(self, pool: ProcessPool) -> None:
        """Start a new pool for the pages under way when a child that died idle took the old one with it."""
        with self._lock:
            if pool is not self._pool or self._closed:
                return
            self._broken.append(pool)
            self._pool = self._new_pool()
            for flight in tuple(self._flights):
                self._launch(flight)

    def _blame(self, page: Page, error: BaseException) -> Extraction:
        if isinstance(error, TimeoutError):
            reason, detail = Reason.TIMED_OUT, f"Reading this page took longer than {self._time_limit:g} s."
        elif isinstance(error, ProcessExpired):
            reason, detail = Reason.CRASHED, f"Reading this page ended the child process ({_ending(error.exitcode)})."
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
    """Prepare a child: limited memory, no core files, nothing on standard output, an end at the first request."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    ceiling = memory_limit if hard == resource.RLIM_INFINITY else min(memory_limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    os.dup2(2, 1)
    logging.getLogger().addHandler(logging.NullHandler())


def _read(read: Reader, page: Page, deadline: float) -> Extraction:
    """Read a page in a child; the alarm ends the child if its parent is not there to do so."""
    signal.setitimer(signal.ITIMER_REAL, deadline)
    try:
        return read(page)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _named(error: BaseException) -> str:
    """Give an error's type and the first line of its text; texts may be traces of a whole page."""
    first = " ".join(next(iter(str(error).strip().splitlines()), "").split())
    short = first if len(first) <= MAX_ERROR_CHARS else f"{first[:MAX_ERROR_CHARS].rstrip()}…"
    return f"{type(error).__name__}: {short}" if short else f"{type(error).__name__}."


def _ending(exit_code: int) -> str:
    if exit_code >= 0:
        return f"exit code {exit_code}"
    with suppress(ValueError):
        return signal.Signals(-exit_code).name
    return f"signal {-exit_code}"
