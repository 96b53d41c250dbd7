from __future__ import annotations

import pytest

pytest.importorskip("sklearn", reason="fitting needs the extra newsscrape[fit]")

from newsscrape.evaluate.align import Verdict
from newsscrape.evaluate.fit_trust import fit_trust
from newsscrape.evaluate.samples import Sample
from newsscrape.label.doubt import confidence_of


def chances(one: Sample, text: float) -> list[float]:
    return [text if verdict is Verdict.TEXT else 1 - text for verdict in one.verdicts]


def test_pages_in_doubt_that_are_wrong_make_doubt_count(samples: list[Sample]) -> None:
    right = [chances(one, 0.99) for one in samples[:30]]
    wrong = [chances(one, 0.3) for one in samples[30:]]
    trust = fit_trust(samples, right + wrong)
    assert trust.by < 0
    assert confidence_of(0.01, trust) > 0.9
    assert confidence_of(0.6, trust) < 0.5


def test_where_all_pages_are_right_the_doubt_itself_is_believed(samples: list[Sample]) -> None:
    trust = fit_trust(samples, [chances(one, 0.99) for one in samples])
    assert confidence_of(0.5, trust) == pytest.approx(0.667, abs=0.001)
