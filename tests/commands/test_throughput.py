from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "throughput", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "no DATASET given"),
        (("--only", "many", "--made", "0"), "--made is 0, expected 1 or more"),
        (("--pages", "1", "/nowhere", "--only", "pace"), "did not start"),
    ],
)
def test_an_error_in_use_is_one_sentence_and_exit_code_1(
    arguments: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    ran = run(*arguments, "-O", str(tmp_path))
    assert ran.returncode == 1
    assert words in ran.stderr


def test_the_way_from_a_feed_is_measured_and_written(tmp_path: Path) -> None:
    ran = run("--only", "feed", "-O", str(tmp_path))
    assert ran.returncode == 0, ran.stderr
    figures = json.loads((tmp_path / "throughput.json").read_text(encoding="utf-8"))
    assert figures["figures"] == {"feed_runs": 1}
    assert "met" in ran.stdout
