from __future__ import annotations

from dataclasses import replace

import pytest

from newsscrape.crawl.verdict import Account, ExitCode, verdict


def account(pages: int = 0, good: int = 0, failures: int = 0, failed_starts: int = 0) -> Account:
    return Account(pages=pages, good=good, failures=failures, failed_starts=failed_starts)


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        (account(), ExitCode.OK),
        (account(pages=10, good=5, failures=5), ExitCode.OK),
        (account(pages=10, good=4, failures=6), ExitCode.FAILURES),
        (account(pages=3, good=0, failures=1, failed_starts=1), ExitCode.FAILURES),
        (account(pages=3, good=2, failures=1, failed_starts=1), ExitCode.OK),
        (account(pages=1), ExitCode.OK),
    ],
)
def test_failures_count_by_their_share(figures: Account, code: ExitCode) -> None:
    assert verdict("finished", figures, 0.5) is code


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        ("shutdown", ExitCode.STOPPED),
        ("storage", ExitCode.STORAGE),
        ("usage", ExitCode.USAGE),
        ("start_error", ExitCode.FAILURES),
        ("closespider_timeout", ExitCode.OK),
    ],
)
def test_the_ending_decides_first(ending: str, code: ExitCode) -> None:
    assert verdict(ending, account(pages=2, good=2), 0.5) is code


def test_drift_is_told_where_nothing_worse_is() -> None:
    assert verdict("finished", replace(account(pages=9, good=9), alarms=1), 0.5) is ExitCode.DRIFT
    assert verdict("finished", replace(account(pages=9, failures=9), alarms=1), 0.5) is ExitCode.FAILURES
    assert verdict("shutdown", replace(account(pages=9, good=9), alarms=1), 0.5) is ExitCode.STOPPED
