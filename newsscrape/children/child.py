"""One child process, asked over a connection that no other process has an end of.

Children that share a pipe share its lock, and one that is killed while it holds the lock takes the others with it. Here
a child can leave nothing behind that anybody else waits for.
"""

from __future__ import annotations

import os
import signal
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from multiprocessing import get_context
from multiprocessing.connection import wait
from threading import Lock

from newsscrape.children.serve import NOTE, TAKEN, serve

TAKING_SECONDS = 60
"""Time a child has to start and take a task, or to go on with a message it has begun; then it counts as lost."""

_ENDING_SECONDS = 5.0

_BOOKS = Lock()  # `multiprocessing` keeps one book of processes for the whole program, and it is not made for threads


class Offspring(Enum):
    """Whether a child has children of its own."""

    NONE = "none: the program ends it if it ends first"
    SOME = "some: the program waits for it, and it ends them"


class OverTimeError(Exception):
    """A task took longer than it may; its child was ended."""


class ChildEndedError(Exception):
    """A child ended in the middle of its task."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(_ending(exit_code))
        self.exit_code = exit_code
        """As `multiprocessing` gives it: negative for a signal."""


class NotTakenError(ChildEndedError):
    """A child ended before it began with its task, which may be given to another one."""


class Child:
    """A child process that does one task after the other.

    In: what it does before the first task; whether it starts processes itself. One thread at a time may use it, but for
    `kill`. Raises `NotTakenError` if it does not start.
    """

    def __init__(self, prepare: Callable[[], object], offspring: Offspring = Offspring.NONE) -> None:
        context = get_context("forkserver")
        self.tasks = 0
        """Tasks it was given so far."""
        self.over = False
        """Whether it has ended, so that it can be given no more."""
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, prepare), daemon=offspring is Offspring.NONE)
        self._socket = socket.socket(fileno=os.dup(self._connection.fileno()))
        self._bound(socket.SO_SNDTIMEO, TAKING_SECONDS)
        try:
            with theirs, _BOOKS:
                self._process.start()
        except (OSError, EOFError) as error:
            self._connection.close()
            self._socket.close()
            raise NotTakenError(os.EX_OSERR) from error

    def ask(self, task: bytes, seconds: float, hear: Callable[[bytes], object]) -> bytes:
        """Have a task done in so many seconds; gives the answer.

        What the child tells in the middle is heard, and the seconds run anew then. Raises `NotTakenError`,
        `ChildEndedError` or `OverTimeError`; the child is over after each of them.
        """
        self.tasks += 1
        if not self._takes(task):
            raise NotTakenError(self._destroy())
        try:
            self._bound(socket.SO_RCVTIMEO, seconds)
            while (message := self._connection.recv_bytes()).startswith(NOTE):
                hear(message[len(NOTE) :])
        except BlockingIOError:
            self._destroy()
            raise OverTimeError(f"longer than {seconds:g} s") from None
        except (OSError, EOFError):
            raise ChildEndedError(self._destroy()) from None
        return message

    def _takes(self, task: bytes) -> bool:
        with suppress(OSError, EOFError):
            self._connection.send_bytes(task)
            self._bound(socket.SO_RCVTIMEO, TAKING_SECONDS)
            return self._connection.recv_bytes() == TAKEN
        return False

    def end(self) -> int:
        """Let the child go, which ends by itself when it has nothing to do; gives its exit code."""
        self.over = True
        self._connection.close()
        self._socket.close()
        if not wait([self._process.sentinel], _ENDING_SECONDS):
            self.kill()
            wait([self._process.sentinel], _ENDING_SECONDS)
        with _BOOKS:
            return self._process.exitcode or 0

    def kill(self) -> None:
        """End the child at once; whoever waits for its answer learns of it."""
        with _BOOKS:
            # Asked first, because the number of a process that has ended may be another one's by now.
            if self._process.is_alive():
                self._process.kill()

    def _bound(self, direction: int, seconds: float) -> None:
        """Have the kernel end a wait for the other side; to ask it first, each time, takes longer than most waits."""
        whole, rest = divmod(seconds, 1)
        limit = struct.pack("ll", int(whole), int(rest * 1_000_000))
        self._socket.setsockopt(socket.SOL_SOCKET, direction, limit)

    def _destroy(self) -> int:
        self.kill()
        return self.end()


def _ending(exit_code: int) -> str:
    if exit_code >= 0:
        return f"exit code {exit_code}"
    with suppress(ValueError):
        return signal.Signals(-exit_code).name
    return f"signal {-exit_code}"
