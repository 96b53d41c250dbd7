"""Which hosts asked to be left alone, until when, and which of them are not asked again in this run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import uniform
from time import monotonic

_SPREAD = 0.25
"""How far a wait of our own choice may be longer, so that several crawlers do not come back at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often and how long a run waits for one host."""

    times: int
    """Pauses in a row, with no other answer between them."""
    seconds: float
    """Seconds in all."""
    first: float
    """Seconds of the first pause when the host names none; each further one in a row takes twice as long."""


@dataclass(slots=True)
class _Host:
    until: float = 0.0
    in_a_row: int = 0
    waited: float = 0.0
    is_given_up: bool = False


class Pauses:
    """The hosts that asked for a pause; nothing is kept of the others.

    In: the patience; a clock in seconds and a chance between two numbers, for tests to drive.
    """

    def __init__(
        self,
        patience: Patience,
        clock: Callable[[], float] = monotonic,
        chance: Callable[[float, float], float] = uniform,
    ) -> None:
        self._patience = patience
        self._clock = clock
        self._chance = chance
        self._hosts: dict[str, _Host] = {}

    def ask(self, host: str, seconds: float | None) -> float | None:
        """Note that a host asks for a pause, of so many seconds or None for as long as we think right.

        Out: the seconds it is left alone, None when that is more than the patience: then it is given up. It is never
        asked earlier than it said.
        """
        state = self._hosts.setdefault(host, _Host())
        state.in_a_row += 1
        pause = seconds if seconds is not None else self._own(state.in_a_row)
        is_over = state.in_a_row > self._patience.times or state.waited + pause > self._patience.seconds
        if state.is_given_up or is_over:
            state.is_given_up = True
            return None
        state.waited += pause
        state.until = self._clock() + pause
        return pause

    def go_on(self, host: str, seconds: float) -> None:
        """Note that a host asked an earlier run for a pause that lasts so many seconds from now."""
        state = self._hosts.setdefault(host, _Host())
        state.is_given_up = seconds > self._patience.seconds
        state.waited, state.until = seconds, self._clock() + seconds

    def answered(self, host: str) -> None:
        """Note that a host gave another answer: its next pause is a first one again."""
        if host in self._hosts:
            self._hosts[host].in_a_row = 0

    def is_paused(self, host: str) -> bool:
        """Tell whether a host is to be left alone now."""
        state = self._hosts.get(host)
        return state is not None and not state.is_given_up and self._clock() < state.until

    def is_given_up(self, host: str) -> bool:
        """Tell whether a host is not to be asked again in this run."""
        state = self._hosts.get(host)
        return state is not None and state.is_given_up

    def _own(self, in_a_row: int) -> float:
        pause = self._patience.first * 2.0 ** (in_a_row - 1)
        return pause * self._chance(1.0, 1.0 + _SPREAD)
