"""A run that is told to stop ends soon, whatever is under way, and the next one goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

HOST = "http://fault.example"
SLOW = {
    f"http://{path.replace('/', '')}.fault.example/{path}"
    for path in ("drip/body", "page/heavy", "silent/all", "drip/headers")
}
QUICK = {f"http://{path.replace('/', '')}.fault.example/{path}" for path in ("fine/gzip", "fine/br")}
HOSTS = ("fault.example", *sorted(url.split("/")[2] for url in SLOW | QUICK))
TASK = ("news", "-a", f"url={HOST}/fine/feed.xml", "-s", "DOWNLOAD_DELAY=0")
SIGNALS = pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])


class Run:
    """A crawl of a feed that names two articles and four that take their time."""

    def __init__(self, crawls: Any, faults: Any, output: Path, *arguments: str) -> None:  # noqa: ANN401 - tests/conftest.py
        self._crawls, self._output = crawls, output
        said = "-s", "NEWSSCRAPE_PROGRESS_SECONDS=0.2", "-s", "NEWSSCRAPE_PAGE_SECONDS=60", "--max-duration", "40s"
        self.process = subprocess.Popen(
            crawls.command(*TASK, *said, *arguments),
            env=crawls.environment(output, **faults.environment(*HOSTS)),
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.said: list[str] = []

    def wait_for(self, words: str) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.said.append(line)
            if words in line:
                return
        pytest.fail(f"the run ended without {words!r}: {''.join(self.said)}")

    def signal(self, number: int) -> None:
        self.process.send_signal(number)
        self.signalled_at = monotonic()

    def end(self) -> tuple[Any, float]:
        """Give what the run left, and how long it took to end since its last signal."""
        told, said = self.process.communicate(timeout=60)
        seconds = monotonic() - self.signalled_at
        code = self.process.returncode
        return self._crawls.result(self._output, code, "".join(self.said) + said, told), seconds


def rest(crawls: Any, faults: Any, output: Path) -> Any:  # noqa: ANN401 - tests/conftest.py
    quick = "-s", "DOWNLOAD_TIMEOUT=2", "-s", "RETRY_TIMES=0", "-s", "NEWSSCRAPE_PAGE_SECONDS=1"
    return crawls.run(output, *TASK, *quick, **faults.environment(*HOSTS))


@SIGNALS
def test_a_signal_ends_the_run_in_order_and_the_next_one_goes_on(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    faults: Any,  # noqa: ANN401 - tests/conftest.py
    tmp_path: Path,
    number: int,
) -> None:
    run = Run(crawls, faults, tmp_path)
    run.wait_for(" 2 articles")
    run.signal(number)
    crawled, seconds = run.end()
    assert seconds < 15
    assert crawled.code == crawled.manifest["exit_code"] == crawled.summary["exit_code"] == 6
    assert crawled.manifest["ended"] == "shutdown"
    assert set(crawled.ends()) == QUICK
    assert crawled.manifest["waiting"] == len(SLOW)
    assert not list(tmp_path.rglob("*.part"))
    assert "Traceback" not in crawled.said

    following = rest(crawls, faults, tmp_path)
    assert set(following.ends()) == SLOW
    assert following.manifest["waiting"] == 0


@SIGNALS
def test_a_second_signal_ends_the_run_at_once_and_in_order(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    faults: Any,  # noqa: ANN401 - tests/conftest.py
    tmp_path: Path,
    number: int,
) -> None:
    run = Run(crawls, faults, tmp_path, "-s", "NEWSSCRAPE_STOP_SECONDS=60", "-s", "DOWNLOAD_TIMEOUT=60")
    run.wait_for(" 2 articles")
    run.signal(number)
    run.wait_for("another signal ends it at once")
    run.signal(number)
    crawled, seconds = run.end()
    assert seconds < 2 + patience()
    assert crawled.code == crawled.manifest["exit_code"] == 6
    assert set(crawled.ends()) == QUICK
    assert crawled.manifest["waiting"] == len(SLOW)
    assert "Traceback" not in crawled.said


def patience() -> float:
    """Give seconds for what else the machine does."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)


def test_three_signals_end_the_program_and_nothing_is_lost(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    faults: Any,  # noqa: ANN401 - tests/conftest.py
    tmp_path: Path,
) -> None:
    run = Run(crawls, faults, tmp_path, "-s", "NEWSSCRAPE_STOP_SECONDS=60")
    run.wait_for(" 2 articles")
    run.signal(signal.SIGTERM)
    run.wait_for("another signal ends it at once")
    for _ in range(3):
        run.signal(signal.SIGTERM)
    told, said = run.process.communicate(timeout=60)
    assert run.process.returncode == json.loads(told)["exit_code"] == 6
    assert "Traceback" not in "".join(run.said) + said
    assert set(rest(crawls, faults, tmp_path).ends()) >= SLOW


def test_a_run_whose_time_is_up_ends_soon_too(crawls: Any, faults: Any, tmp_path: Path) -> None:  # noqa: ANN401 - tests/conftest.py
    crawled = crawls.run(
        tmp_path,
        *TASK,
        "--max-duration",
        "1s",
        "-s",
        "NEWSSCRAPE_STOP_SECONDS=1",
        **faults.environment(*HOSTS),
    )
    assert crawled.code == 0
    assert crawled.manifest["ended"] == "closespider_timeout"
    assert crawled.summary["duration_seconds"] < 15
    assert not set(crawled.ends()) & SLOW
