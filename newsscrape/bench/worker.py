"""Run as a process of its own: read pages again and again, and say how much memory is resident.

In: how many pages on the command line, the pages as JSON Lines on standard input; out: one JSON line for each point.
Nothing is imported but what extraction needs and what finds the pages' bytes.
"""

from __future__ import annotations

import json
import resource
import sys
from itertools import cycle, islice
from pathlib import Path

from newsscrape.children.garbage import collect_seldom
from newsscrape.evaluate.datasets import kind_of
from newsscrape.evaluate.gold import GoldPage, Truth, load_page
from newsscrape.extract import read_page

POINTS = (100, 1_000, 2_500, 5_000, 7_500, 10_000)
"""After so many pages memory is looked at, and after the last one."""
RESIDENT = Path("/proc/self/statm")
"""Where Linux tells a process what it uses, in pages of memory (proc(5))."""


def main() -> None:
    """Read as many pages as the command line says."""
    count = int(sys.argv[1])
    pages = [gold_of(line) for line in sys.stdin]
    collect_seldom()
    for done, gold in enumerate(islice(cycle(pages), count), start=1):
        read_page(load_page(gold))
        if done in POINTS or done == count:
            sys.stdout.write(json.dumps({"pages": done, "bytes": resident_bytes()}) + "\n")


def line_of(gold: GoldPage) -> str:
    """Give what this process must be told of a page."""
    return json.dumps({"path": str(gold.path), "url": gold.url})


def gold_of(line: str) -> GoldPage:
    """Give the page that a line tells of, without its truth."""
    told = json.loads(line)
    path = Path(told["path"])
    kind = kind_of(path.parent.parent.name)
    return GoldPage(id=path.name, url=told["url"], domain=None, language=None, path=path, kind=kind, truth=Truth())


def resident_bytes() -> int:
    """Give the bytes of memory this process has resident now."""
    return int(RESIDENT.read_text(encoding="ascii").split()[1]) * resource.getpagesize()


if __name__ == "__main__":
    main()
