"""The child's side: tasks in, answers out, one at a time."""

from __future__ import annotations

import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from functools import partial
from multiprocessing.connection import Connection
from traceback import format_exc

TAKEN = b"taken"
"""What a child says before it begins with a task: from here on, what becomes of the child is the task's doing."""

NOTE = b"!"
"""What the message of a child begins with that tells something in the middle of its task."""


class Here(Enum):
    """What stands among a task's arguments for something that is only there in the child."""

    TELL = "tell"
    """A function that sends a note to who gave the task, at once."""


def serve(connection: Connection, prepare: Callable[[], object]) -> None:
    """Answer the tasks that come over a connection until nobody is at its other end.

    In: the connection; what to do before the first task. The one who gives the tasks says when an interrupt ends the
    work, so that of the keyboard is not heard here.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare()
    with suppress(EOFError, OSError):
        while True:
            task = connection.recv_bytes()
            connection.send_bytes(TAKEN)
            connection.send_bytes(answer_of(task, partial(_tell, connection)))


def load(_function: object) -> None:
    """Do nothing: a child that prepares with a function imports what it is made of, before any task's time runs."""


def answer_of(task: bytes, tell: Callable[[object], None]) -> bytes:
    """Do a task, a pickled function with its arguments; gives what it returned or what it raised, pickled."""
    try:
        function, arguments = pickle.loads(task)  # noqa: S301 - comes from the process that started this one
        there = (tell if argument is Here.TELL else argument for argument in arguments)
        return pickle.dumps((function(*there), None))
    except BaseException as error:  # noqa: BLE001 - raised again where the answer is waited for
        error.add_note(format_exc())
        return _pickled_error(error)


def _tell(connection: Connection, note: object) -> None:
    connection.send_bytes(NOTE + pickle.dumps(note))


def _pickled_error(error: BaseException) -> bytes:
    try:
        return pickle.dumps((None, error))
    except Exception:  # noqa: BLE001 - an error may carry anything
        return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))


def result_in(answer: bytes) -> object:
    """Give what the task behind an answer returned; raises what it raised."""
    result, error = pickle.loads(answer)  # noqa: S301 - comes from a process this one started
    if error is not None:
        raise error
    return result
