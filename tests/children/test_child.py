import os
import pickle
import signal
from collections.abc import Callable, Iterator
from functools import partial
from threading import Timer
from time import monotonic, sleep

import pytest

from newsscrape.children import child as children
from newsscrape.children.child import Child, ChildEndedError, NotTakenError, OverTimeError
from newsscrape.children.serve import result_in


@pytest.fixture
def child() -> Iterator[Child]:
    one = Child(tuple)
    yield one
    one.kill()
    one.end()


def ask(child: Child, function: Callable[..., object], *arguments: object, seconds: float = 30) -> object:
    return result_in(child.ask(pickle.dumps((function, arguments)), seconds, bytes))


def process_of(child: Child) -> int:
    return int(str(ask(child, os.getpid)))


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_it_does_one_task_after_the_other_in_a_process_of_its_own(child: Child) -> None:
    assert process_of(child) == process_of(child) != os.getpid()
    assert (child.tasks, child.over) == (2, False)


def test_it_ends_by_itself_when_it_is_let_go() -> None:
    child = Child(tuple)
    process = process_of(child)
    assert child.end() == 0
    assert child.over
    assert is_gone(process)


@pytest.mark.parametrize("code", [0, 3])
def test_a_task_that_ends_it_is_told_how(child: Child, code: int) -> None:
    process = process_of(child)
    with pytest.raises(ChildEndedError) as raised:
        ask(child, os._exit, code)
    assert not isinstance(raised.value, NotTakenError)
    assert raised.value.exit_code == code
    assert child.over
    assert is_gone(process)


def test_a_task_that_takes_too_long_ends_with_it(child: Child) -> None:
    process = process_of(child)
    with pytest.raises(OverTimeError, match=r"longer than 0\.1 s"):
        ask(child, sleep, 600, seconds=0.1)
    assert child.over
    assert is_gone(process)


def test_it_is_killed_while_somebody_waits_for_its_answer(child: Child) -> None:
    process_of(child)
    Timer(0.1, child.kill).start()
    with pytest.raises(ChildEndedError) as raised:
        ask(child, sleep, 600)
    assert raised.value.exit_code == -signal.SIGKILL


def test_one_that_was_killed_while_idle_has_not_taken_its_task(child: Child) -> None:
    os.kill(process_of(child), signal.SIGKILL)
    with pytest.raises(NotTakenError) as raised:
        process_of(child)
    assert raised.value.exit_code == -signal.SIGKILL
    assert child.over


@pytest.mark.parametrize("size", [10, 10_000_000], ids=["small", "larger than what may be on the way"])
def test_one_that_stands_still_has_not_taken_its_task(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(children, "TAKING_SECONDS", 1)
    child = Child(tuple)
    monkeypatch.undo()  # it may take its time to start
    process = process_of(child)
    monkeypatch.setattr(children, "TAKING_SECONDS", 1)
    os.kill(process, signal.SIGSTOP)
    started = monotonic()
    with pytest.raises(NotTakenError):
        ask(child, len, b"x" * size)
    assert monotonic() - started < 20
    assert is_gone(process)


def test_one_that_cannot_prepare_has_not_taken_its_task() -> None:
    child = Child(partial(os._exit, 7))
    with pytest.raises(NotTakenError) as raised:
        process_of(child)
    assert raised.value.exit_code == 7


def test_one_that_cannot_be_started_says_so() -> None:
    with pytest.raises(NotTakenError):
        Child(CannotBeSent())


class CannotBeSent:
    def __call__(self) -> None: ...

    def __reduce__(self) -> str:
        raise OSError("the system has no more processes")
