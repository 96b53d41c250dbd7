"""How a known tool does on a labelled set: ``known_tool.py FOLDER TOOL`` prints the figures.

A program of its own, so that it can run without coverage, which watches each line of the tool too.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from newsscrape.evaluate.figures import ScoredPage, figures_of
from newsscrape.evaluate.gold import load_dataset
from newsscrape.evaluate.measure import measure
from newsscrape.evaluate.tools import OTHERS


def main(folder: str, tool: str) -> None:
    loaded = load_dataset(Path(folder))
    found = measure(OTHERS[tool], loaded.pages, 2)
    scored = [ScoredPage(is_german=one.gold.is_german, score=one.score) for one in found]
    json.dump(dict(figures_of(loaded.kind.metric, scored)), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
