"""Commands of Scrapy's as processes that have imported everything before they start.

Most tests of whole crawls are about what a crawl does, and half of a small one's time went into imports. A process that
has imported what commands need, and no settings, forks one for each command: its arguments, environment, folder, output
and exit code are its own, as if a person had started it. Tests of how programs start, are stopped or killed start them.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import NoReturn

ROOT = Path(__file__).parents[1]
COVERAGE = "COVERAGE_PROCESS_CONFIG"
"""With this variable coverage looks into every Python that is started."""
FIRST = ("scrapy.core.downloader.contextfactory", "scrapy.cmdline", "uvloop")


class Starter:
    """The process that forks; started when it is first asked."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def run(self, arguments: Sequence[str], environment: Mapping[str, str], timeout: float) -> tuple[int, str, str]:
        """Run ``scrapy`` with these arguments in the checkout; gives exit code, standard output, standard error.

        Raises `subprocess.TimeoutExpired` after so many seconds, having ended it.
        """
        process = self._started()
        assert process.stdin
        assert process.stdout
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder, name) for name in ("out", "err")]
            order = {"arguments": [*arguments], "environment": dict(environment), "paths": [*map(str, paths)]}
            process.stdin.write(json.dumps(order) + "\n")
            process.stdin.flush()
            pid = int(process.stdout.readline())
            late = Timer(timeout, os.kill, (pid, signal.SIGKILL))
            late.start()
            code = int(process.stdout.readline())
            late.cancel()
            said = [path.read_text(encoding="utf-8") for path in paths]
        if late.finished.is_set() and code == -signal.SIGKILL:
            raise subprocess.TimeoutExpired([*arguments], timeout)
        return code, said[0], said[1]

    def end(self) -> None:
        """Let the process go."""
        if self._process:
            self._process.communicate()

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            kept = {name: value for name, value in os.environ.items() if name != COVERAGE}
            self._process = subprocess.Popen(
                [sys.executable, __file__], cwd=ROOT, env=kept, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        return self._process


def main() -> None:
    """Import, then fork for each order, one a line on standard input; tells the process, then its exit code."""
    sys.path[0] = str(ROOT)
    for room in ("commands", "crawl", "pipelines", "spiders"):
        for path in sorted((ROOT / "newsscrape" / room).glob("[!_]*.py")):
            if not path.stem.startswith("browser"):  # what drives one is large, and few crawls do
                import_module(f"newsscrape.{room}.{path.stem}")
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            _become(json.loads(line))
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        _, status = os.waitpid(pid, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _become(order: dict[str, object]) -> NoReturn:
    """Be the command, as ``python -m scrapy`` is."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for number, path in enumerate(order["paths"], start=1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    os.environ.clear()
    os.environ.update(order["environment"])
    random.seed()
    if COVERAGE in os.environ:
        import_module("coverage").process_startup()
    # What children of the command are told of its main module.
    sys.modules["__main__"].__spec__ = find_spec("scrapy.__main__")
    sys.argv = ["scrapy", *order["arguments"]]
    import_module("scrapy.cmdline").execute()
    sys.exit(0)


if __name__ == "__main__":
    for name in FIRST:
        import_module(name)
    main()
