"""Tasks → promises of their answers, kept whatever becomes of the children that do them."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Generic, TypeVar, cast

from newsscrape.children.child import Child, NotTakenError, Offspring
from newsscrape.children.serve import result_in

STARTS = 3
"""So many new children may end before they take a task; then the task is given up."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[_T]):
    """A function with arguments, both such that a child can be sent them, and the time they may take."""

    function: Callable[..., _T]
    """What a child calls; one it can import."""
    arguments: tuple[object, ...]
    """What it calls it with."""
    seconds: float
    """Time it has, from when a child begins."""
    hear: Callable[[object], object] | None = None
    """What hears, in a thread of this process, what the child tells in the middle with `Here.TELL`."""
    again: Callable[[Exception], Task[_T] | None] | None = None
    """What gives, in a thread of this process, the task to be done in its place when it fails, told why; None lets it
    fail."""


@dataclass(frozen=True, slots=True)
class _Order:
    task: Task[object]
    answer: Future[object]


class Children:
    """Child processes that do tasks, started when there is something to do.

    In: how many there may be at once; what each does before its first task; how many tasks it does before another one
    takes its place; whether they start processes themselves. A thread for each of them waits for its answer, and for
    nothing that other children hold.
    """

    def __init__(
        self, number: int, prepare: Callable[[], object], lifetime: int, offspring: Offspring = Offspring.NONE
    ) -> None:
        self._offspring = offspring
        self._prepare = prepare
        self._lifetime = lifetime
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._closing = Lock()
        self._closed = False
        self._stopped = False
        self._children: set[Child] = set()
        self._idle: list[Child] = []
        self._threads = [Thread(target=self._work, daemon=True, name="child") for _ in range(number)]
        for thread in self._threads:
            thread.start()

    def submit(self, task: Task[_T]) -> Future[_T]:
        """Give the promise of a task's answer; it fails with what the task raises, or with why there is no answer.

        Raises `RuntimeError` after the end.
        """
        answer: Future[object] = Future()
        with self._closing:
            if self._closed:
                raise RuntimeError("these children have ended")
            self._orders.put(_Order(cast("Task[object]", task), answer))
        return cast("Future[_T]", answer)

    def close(self) -> None:
        """Take no more tasks, wait for those there are, and let the children end."""
        with self._closing:
            if not self._closed:
                self._closed = True
                for _ in self._threads:
                    self._orders.put(None)
        for thread in self._threads:
            thread.join()
        while child := self._idle_child():
            child.end()

    def leave(self, kind: type[BaseException] | None) -> None:
        """End the children with the block that has them: after what is under way, or at once where it was an error."""
        try:
            if kind is None:
                self.close()
        finally:
            self.stop()

    def stop(self) -> None:
        """End the children at once; what is not answered yet is cancelled."""
        self._stopped = True
        for child in tuple(self._children):
            child.kill()
        self.close()

    def _work(self) -> None:
        while order := self._orders.get():
            settle: Callable[[], None]
            try:
                settle = partial(order.answer.set_result, self._answer(order))
            except BaseException as error:  # noqa: BLE001 - raised again where the answer is waited for
                # Without its frames, which hold the task, its page and this error in a circle.
                settle = partial(order.answer.set_exception, error.with_traceback(None))
            if self._stopped:
                order.answer.cancel()
            if order.answer.set_running_or_notify_cancel():
                settle()
            del order, settle  # a page may be large, and the next one far

    def _answer(self, order: _Order) -> object:
        task = order.task
        while True:
            try:
                return self._done(task, order.answer)
            except Exception as error:
                following = task.again(error) if task.again else None
                if following is None:
                    raise
                task = following

    def _done(self, task: Task[object], answer: Future[object]) -> object:
        message = pickle.dumps((task.function, task.arguments))
        starts = 0
        while not (self._stopped or answer.cancelled()):
            child = self._idle_child()
            try:
                if child is None:
                    starts += 1
                    child = self._new_child()
                return self._ask(child, message, task)
            except NotTakenError:
                if starts == STARTS:
                    raise
        raise CancelledError

    def _ask(self, child: Child, message: bytes, task: Task[object]) -> object:
        try:
            return result_in(child.ask(message, task.seconds, partial(_heard, task)))
        except MemoryError:
            child.end()  # it may never get back what it has taken
            raise
        finally:
            self._put_back(child)

    def _idle_child(self) -> Child | None:
        """Give the child that was busy last: where there is little to do, few children do it."""
        try:
            return self._idle.pop()
        except IndexError:
            return None

    def _new_child(self) -> Child:
        child = Child(self._prepare, self._offspring)
        self._children.add(child)
        if self._stopped:  # perhaps too late for `stop` to see this one
            child.kill()
        return child

    def _put_back(self, child: Child) -> None:
        if not child.over and child.tasks < self._lifetime:
            self._idle.append(child)
            return
        if not child.over:
            child.end()
        self._children.discard(child)


def _heard(task: Task[object], note: bytes) -> None:
    if task.hear is not None:
        task.hear(pickle.loads(note))  # noqa: S301 - comes from a process this one started
