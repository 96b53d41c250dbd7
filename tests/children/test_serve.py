import pickle
import signal
from collections.abc import Callable
from multiprocessing import Pipe
from threading import Lock, Thread

import pytest

from newsscrape.children.serve import TAKEN, answer_of, load, result_in, serve


class StubbornError(Exception):
    """Cannot be sent anywhere."""

    def __reduce__(self) -> str:
        raise TypeError("stays here")


def stumble() -> None:
    raise StubbornError("on a stone")


def task(function: Callable[..., object], *arguments: object) -> bytes:
    return pickle.dumps((function, arguments))


def test_what_a_task_returns_comes_back() -> None:
    assert result_in(answer_of(task(divmod, 7, 2), print)) == (3, 1)


def test_what_a_task_raises_is_raised_where_its_answer_is_read() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        result_in(answer_of(task(divmod, 7, 0), print))
    assert "in answer_of" in raised.value.__notes__[0]


@pytest.mark.parametrize(
    ("message", "error"),
    [
        (b"no pickle", pickle.UnpicklingError),
        (task(SystemExit), type(None)),
        (task(Lock), TypeError),
        (task(stumble), RuntimeError),
    ],
    ids=["cannot be read", "is an error", "has an answer that cannot be sent", "raises what cannot be sent"],
)
def test_whatever_a_task_is_it_has_an_answer(message: bytes, error: type) -> None:
    raised = None
    try:
        result_in(answer_of(message, print))
    except Exception as caught:  # noqa: BLE001 - compared
        raised = caught
    assert type(raised) is error


def test_a_child_answers_until_nobody_is_there() -> None:
    ours, theirs = Pipe()
    heard = []

    def ask_twice() -> None:
        for number in (2, 3):
            ours.send_bytes(task(pow, number, 2))
            heard.extend([ours.recv_bytes(), result_in(ours.recv_bytes())])
        ours.close()

    prepared: list[bool] = []
    before = signal.getsignal(signal.SIGINT)
    asking = Thread(target=ask_twice)
    asking.start()
    try:
        serve(theirs, lambda: prepared.append(signal.getsignal(signal.SIGINT) is signal.SIG_IGN))
    finally:
        signal.signal(signal.SIGINT, before)
        asking.join()
        theirs.close()
    assert heard == [TAKEN, 4, TAKEN, 9]
    assert prepared == [True]


def test_a_function_that_was_sent_is_loaded() -> None:
    assert load(pickle.loads(pickle.dumps(stumble))) is None  # noqa: S301 - our own
