"""When a run that is to end is cut short; the whole way of it is in tests/whole/test_stopping.py."""

from __future__ import annotations

from collections import deque
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.utils.test import get_crawler
from twisted.internet.defer import Deferred

from newsscrape.crawl.stopping import RunCutError, Stopping, run_cut


class Case:
    """A run with one request that waits for its host's turn."""

    def __init__(self, grace: float, closing: object) -> None:
        crawler: Any = get_crawler()
        self.answer: Deferred[object] = Deferred()
        self.outcome: Any = None
        self.answer.addErrback(self._take)
        host = SimpleNamespace(queue=deque([(Request("http://a.example/"), self.answer)]))
        crawler.engine = SimpleNamespace(
            _slot=SimpleNamespace(closing=closing, inprogress=set()),
            downloader=SimpleNamespace(slots={"a.example": host}, active=set()),
        )
        self.cuts = 0
        crawler.signals.connect(self._cut, signal=run_cut)
        self.stopping = Stopping(crawler, grace)

    def _take(self, failure: Any) -> None:  # noqa: ANN401 - Twisted's
        self.outcome = failure.value

    def _cut(self) -> None:
        self.cuts += 1


@pytest.mark.parametrize(("grace", "closing"), [(0.0, None), (600.0, object())], ids=["goes on", "has time left"])
def test_a_run_is_left_alone_while_it_may(grace: float, closing: object) -> None:
    case = Case(grace, closing)
    case.stopping.look()
    assert (case.cuts, case.outcome) == (0, None)


def test_a_run_that_does_not_end_is_cut_until_it_has() -> None:
    case = Case(0.0, object())
    case.stopping.look()
    assert isinstance(case.outcome, RunCutError)
    case.stopping.look()
    assert case.cuts == 2
