"""The part of ``scrapy evaluate`` that looks at the time of day."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from newsscrape.commands.page_maps import MeasuredSet, Part
from newsscrape.commands.tables import show
from newsscrape.evaluate.gate import Floors
from newsscrape.evaluate.time_table import time_table
from newsscrape.evaluate.times import load_times, score_times, time_figures, total_of

TIMES = "times"


def times_parts(folder: Path | None, measured: Sequence[MeasuredSet], floors: Floors) -> list[Part]:
    """Compare the times of the pages with those read by hand in a folder, print the table, and give what was found.

    None where no folder is given, or none of these pages has a time. Raises `InputError` for a wrong file.
    """
    if folder is None:
        return []
    times = load_times(folder, [one.dataset for one in measured])
    scores = score_times(times, [each for one in measured for each in one.measurements])
    if not scores:
        return []
    total = total_of(scores.values())
    show(time_table(scores, total, floors.floors.get(TIMES, {})))
    written = {
        "all": dataclasses.asdict(total),
        "languages": {name: dataclasses.asdict(s) for name, s in scores.items()},
    }
    return [Part(name=TIMES, figures=time_figures(total), written=written)]
