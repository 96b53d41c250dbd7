"""A reader that notes what a page took; imported by children, so it stands in a module.

What a page says in a comment before anything else it does to its process first, as tests/misbehave.py has it.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from misbehave import do

from newsscrape.extract import read_page
from newsscrape.model.article import Article
from newsscrape.model.extraction import Extraction
from newsscrape.model.page import Care, Page

ORDER = re.compile(rb"<!-- (always|usual): (\w+) -->")


def read(page: Page) -> Extraction:
    sys.settrace(None)  # coverage may watch this process, which takes several times what is measured
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here (proc(5))
    started = time.process_time()
    if (order := ORDER.match(page.body)) and (order[1] == b"always" or page.care is Care.USUAL):
        do(order[2])
    extraction = read_page(page)
    seconds = time.process_time() - started
    for name, path in page.headers:
        if name == "x-figures":
            note(Path(path), page, extraction, seconds)
    return extraction


def note(path: Path, page: Page, extraction: Extraction, seconds: float) -> None:
    outcome = extraction.outcome
    end = outcome.extractor.engine if isinstance(outcome, Article) else outcome.reason
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert peak
    figures = {"care": page.care, "end": end, "seconds": seconds, "megabytes": int(peak[1]) / 1000}
    with path.open("a") as out:
        out.write(json.dumps(figures) + "\n")
