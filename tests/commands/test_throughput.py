from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsscrape.commands.throughput import Command


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "no DATASET given"),
        (("--only", "many", "--made", "0"), "--made is 0, expected 1 or more"),
        (("--pages", "1", "/nowhere", "--only", "pace"), "did not start"),
    ],
)
def test_an_error_in_use_is_one_sentence_and_exit_code_1(
    arguments: tuple[str, ...], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command, parser = Command(), argparse.ArgumentParser(conflict_handler="resolve")
    command.settings = Settings()
    command.add_options(parser)
    opts, rest = parser.parse_known_args([*arguments, "-O", str(tmp_path)])
    command.run(rest, opts)
    assert command.exitcode == 1
    assert words in capsys.readouterr().err


def test_the_way_from_a_feed_is_measured_and_written(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scrapy", "throughput", "--only", "feed", "-O", str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    assert ran.returncode == 0, ran.stderr
    figures = json.loads((tmp_path / "throughput.json").read_text(encoding="utf-8"))
    assert figures["figures"] == {"feed_runs": 1}
    assert "met" in ran.stdout
