from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.bench.sample import evenly, sample, set_of
from newsscrape.errors import InputError


@given(st.integers(min_value=0, max_value=500), st.integers(min_value=1, max_value=500))
def test_a_sample_is_spread_evenly(length: int, count: int) -> None:
    taken = evenly(range(length), count)
    assert len(taken) == min(length, count)
    gaps = {after - before for before, after in pairwise(taken)}
    assert not gaps or (min(gaps) >= 1 and max(gaps) - min(gaps) <= 1)


def test_pages_of_all_sets_are_taken(labelled: Path) -> None:
    pages = sample([labelled.parent, labelled], 3)
    assert [page.id for page in pages] == ["article", "blank", "article"]
    assert {set_of(page) for page in pages} == {"wcxb"}


def test_a_folder_without_a_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"truth\.jsonl"):
        sample([tmp_path], 1)
