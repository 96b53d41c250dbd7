"""The part of ``scrapy evaluate`` that holds records against verdicts on fields the sets know nothing of."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence

from newsscrape.commands.page_maps import MeasuredSet, Part
from newsscrape.commands.tables import show
from newsscrape.evaluate.gate import Floors
from newsscrape.evaluate.judged import (
    Said,
    judged_figures,
    judged_object,
    load_judged,
    said_of,
    score_of,
)
from newsscrape.evaluate.judged_fields import JudgedField
from newsscrape.evaluate.judged_table import judged_table

JUDGED = "judged"


def judged_parts(measured: Sequence[MeasuredSet], floors: Floors, opts: argparse.Namespace) -> list[Part]:
    """Give the figures of the fields judged in the folder asked for, and print them; none where none is asked for.

    Raises `InputError` for a wrong file.
    """
    if opts.judged is None:
        return []
    judged = load_judged(opts.judged)
    pairs: defaultdict[JudgedField, list[Said]] = defaultdict(list)
    for one in measured:
        verdicts = judged.get(one.dataset.name, {})
        for measurement in one.measurements:
            for field, right in verdicts.get(measurement.gold.id, {}).items():
                pairs[field].append(Said(right, said_of(field, measurement.answer.particulars.get(field))))
    scores = {field: score_of(pairs[field]) for field in JudgedField if field in pairs}
    show(judged_table(scores, floors.floors.get(JUDGED, {})))
    return [Part(name=JUDGED, figures=judged_figures(scores), written=judged_object(scores))]
