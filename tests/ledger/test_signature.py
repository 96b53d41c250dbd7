from __future__ import annotations

import subprocess
import sys

from newsscrape.ledger.signature import bands_of
from newsscrape.policy.copies import copy_rules

RUNS = frozenset(f"run number {number}" for number in range(300))


def test_alike_texts_agree_in_about_as_many_slots_as_they_have_in_common() -> None:
    rules = copy_rules()
    nearly = frozenset(sorted(RUNS)[:240])
    agreeing = len(set(bands_of(RUNS)) & set(bands_of(nearly)))
    assert rules.slots // 2 <= agreeing <= rules.slots
    other = frozenset(f"another run {number}" for number in range(300))
    assert len(set(bands_of(RUNS)) & set(bands_of(other))) < rules.agree


def test_each_slot_has_its_place_and_fits_a_column_of_64_bits() -> None:
    bands = bands_of(RUNS)
    assert [band >> 32 for band in bands] == list(range(copy_rules().slots))
    assert max(bands) < 2**63


def test_a_short_text_has_none() -> None:
    assert bands_of(frozenset(list(RUNS)[: copy_rules().least - 1])) == ()


def test_it_is_the_same_in_every_process_and_version() -> None:
    """Ledgers keep these numbers: were they others tomorrow, no earlier copy would be found."""
    code = (
        "from newsscrape.ledger.signature import bands_of;"
        "print(sum(bands_of({f'run number {number}' for number in range(300)})) % 2**32)"
    )
    seeds = ("1", "2")
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in seeds
    }
    assert said == {"1189525825\n"}
