import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Any

import pytest

from newsscrape.children.child import ChildEndedError, NotTakenError, OverTimeError
from newsscrape.children.pool import Children, Task
from newsscrape.children.serve import Here


@pytest.fixture
def children() -> Iterator[Children]:
    pool = Children(2, tuple, 1_000)
    yield pool
    pool.stop()


def ask(children: Children, function: Callable[..., object], *arguments: object, seconds: float = 30) -> Future[object]:
    return children.submit(Task(function=function, arguments=arguments, seconds=seconds))


def process_of(children: Children) -> int:
    return int(str(ask(children, os.getpid).result(60)))


def test_tasks_are_answered(children: Children) -> None:
    promises = [ask(children, pow, number, 2) for number in range(50)]
    assert [promise.result(60) for promise in promises] == [number**2 for number in range(50)]


def test_where_there_is_little_to_do_few_children_do_it(children: Children) -> None:
    assert len({process_of(children) for _ in range(5)}) == 1


def test_a_child_is_replaced_after_its_lifetime() -> None:
    pool = Children(1, tuple, 2)
    processes = [process_of(pool) for _ in range(5)]
    pool.close()
    assert len(set(processes)) == 3
    assert processes[0] == processes[1] != processes[2]


def test_a_task_fails_with_what_became_of_it(children: Children) -> None:
    promises = [
        ask(children, divmod, 1, 0),
        ask(children, os._exit, 3),
        ask(children, sleep, 600, seconds=0.1),
        ask(children, Lock().acquire),
    ]
    errors = [promise.exception(60) for promise in promises]
    assert [type(error) for error in errors] == [ZeroDivisionError, ChildEndedError, OverTimeError, TypeError]
    assert ask(children, pow, 2, 3).result(60) == 8


def test_children_killed_while_idle_cost_no_task(children: Children) -> None:
    for _ in range(10):
        killed = process_of(children)
        os.kill(killed, signal.SIGKILL)
        assert process_of(children) != killed


def test_a_task_is_given_up_when_no_child_lives_to_take_it() -> None:
    pool = Children(1, partial(os._exit, 7), 1_000)
    promises = [ask(pool, os.getpid) for _ in range(2)]
    errors = [promise.exception(60) for promise in promises]
    pool.close()
    assert all(isinstance(error, NotTakenError) and error.exit_code == 7 for error in errors)


def test_a_task_that_is_not_wanted_any_more_is_not_done(children: Children, tmp_path: Path) -> None:
    for _ in range(2):
        ask(children, sleep, 0.3)
    made = tmp_path / "made"
    promise = ask(children, os.mkdir, made)
    assert promise.cancel()
    children.close()
    assert not made.exists()


def test_closing_waits_for_the_tasks_and_leaves_no_process() -> None:
    pool = Children(2, tuple, 1_000)
    promises = [ask(pool, os.getpid) for _ in range(20)]
    pool.close()
    for process in {int(str(promise.result(0))) for promise in promises}:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_stopping_cancels_what_is_not_answered_at_once() -> None:
    pool = Children(2, tuple, 1_000)
    process_of(pool)
    promises = [ask(pool, sleep, 600, seconds=600) for _ in range(5)]
    started = monotonic()
    pool.stop()
    assert monotonic() - started < 30
    assert wait(promises, 0).not_done == set()
    assert all(promise.cancelled() for promise in promises)


def test_another_task_may_be_done_in_place_of_one_that_failed(children: Children) -> None:
    why: list[Exception] = []

    def instead(error: Exception) -> Task[object]:
        why.append(error)
        return Task(function=os.getpid, arguments=(), seconds=30)

    process = process_of(children)
    promise = children.submit(Task(function=os._exit, arguments=(3,), seconds=30, again=instead))
    assert promise.result(60) not in {process, os.getpid()}
    assert [str(error) for error in why] == ["exit code 3"]


def test_what_fails_again_has_failed(children: Children) -> None:
    last: Task[object] = Task(function=divmod, arguments=(1, 0), seconds=30, again=lambda _: None)
    promise = children.submit(Task(function=os._exit, arguments=(3,), seconds=30, again=lambda _: last))
    assert isinstance(promise.exception(60), ZeroDivisionError)


def test_stopping_cancels_what_is_to_be_done_again() -> None:
    pool = Children(1, tuple, 1_000)
    process_of(pool)
    again: Task[object] = Task(function=os.getpid, arguments=(), seconds=30)
    hanging: Task[object] = Task(function=sleep, arguments=(600,), seconds=600, again=lambda _: again)
    promise = pool.submit(hanging)
    pool.stop()
    assert promise.cancelled()


def test_a_child_that_ran_out_of_memory_does_no_more(children: Children) -> None:
    process = process_of(children)
    assert isinstance(ask(children, bytearray, 2**62).exception(60), MemoryError)
    assert process_of(children) != process


def test_nothing_is_done_after_the_end(children: Children) -> None:
    children.close()
    with pytest.raises(RuntimeError, match="have ended"):
        ask(children, os.getpid)


def told(tell: Callable[[object], None], number: int) -> int:
    tell((os.getpid(), number))
    return number + 1


def test_a_child_may_tell_something_in_the_middle_of_its_task(
    children: Children, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    function = import_module("test_pool").told
    heard: list[Any] = []
    tasks = [
        Task(function=function, arguments=(Here.TELL, number), seconds=30, hear=hear)
        for number, hear in ((1, heard.append), (2, heard.append), (3, None))
    ]
    assert [children.submit(task).result(60) for task in tasks] == [2, 3, 4]
    assert [number for process, number in heard if process != os.getpid()] == [1, 2]
