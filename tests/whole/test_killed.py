"""Crawls that are killed, and crawls onto full disks; ``make torture`` does more of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsscrape.bench.crawl_runs import served
from tests.filling import can_mount, crawl_onto, judge
from tests.killing import HOSTS, check, killed_crawl
from tests.meeting import meet

pytestmark = pytest.mark.usefixtures("programs_uncovered")

PAGES, KILLS, SEED = 150, 5, 7
LONGEST = 1.5  # seconds to a kill, counted mostly from the first child on: the whole crawl takes some two
# Of what this crawl writes: room for a few records, for half of them, for all but the end.
DISKS = (350, 1_100, 2_600)


def test_killed_at_any_moment_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    with served({"made": PAGES, "hosts": HOSTS}, HOSTS) as server:
        told = killed_crawl(server, tmp_path, KILLS, SEED, LONGEST)
    figures = check(tmp_path, PAGES, told)
    assert sum(figures["kills"].values()) >= KILLS


@pytest.mark.parametrize("kilobytes", DISKS)
def test_a_full_disk_loses_no_record_and_the_next_run_goes_on(tmp_path: Path, kilobytes: int) -> None:
    if not can_mount():
        assert os.environ.get("CI") != "true", "no small disk can be mounted here: unshare -rm is not allowed"
        pytest.skip("no small disk can be mounted here")
    with served({"made": PAGES, "hosts": HOSTS}, HOSTS) as server:
        filled = crawl_onto(kilobytes, server, tmp_path)
        assert filled.code == 5
        judge(filled, server, tmp_path, PAGES)


def test_of_two_runs_at_once_the_second_leaves(tmp_path: Path) -> None:
    with served({"made": PAGES, "hosts": HOSTS}, HOSTS) as server:
        meet(server, tmp_path)
