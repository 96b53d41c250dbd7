from __future__ import annotations

import signal

import pytest

from newsscrape.commands.interrupted import stopped_by_signals


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_ends_the_work_in_order_and_the_second_one_at_once(number: signal.Signals) -> None:
    before, stops = signal.getsignal(number), []
    with stopped_by_signals(lambda: stops.append(1)):
        signal.raise_signal(number)
        assert stops == [1]
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
    assert stops == [1]
    assert signal.getsignal(number) == before
