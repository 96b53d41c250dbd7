from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsscrape.bench.article_pages import article_page
from newsscrape.bench.worker import RESIDENT
from newsscrape.commands import speed as command_module
from newsscrape.commands.speed import Command

Speed = Callable[..., int]


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    folder = tmp_path / "wcxb"
    (folder / "html").mkdir(parents=True)
    (folder / "html" / "ferry.html.gz").write_bytes(gzip.compress(article_page(5_000).body))
    line = json.dumps({"id": "ferry", "url": "https://news.example/ferry.html"})
    (folder / "truth.jsonl").write_text(line, encoding="utf-8")
    return folder


@pytest.fixture
def speed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Speed:
    """Give a function that runs the command on pages small enough for a test; gives the exit code."""
    monkeypatch.setattr(command_module, "SIZES", (4_000, 8_000))
    monkeypatch.setattr(command_module, "SIZE", 8_000)
    monkeypatch.setattr(command_module, "SHAPES", {"one paragraph": None})

    def run(*args: object) -> int:
        command = Command()
        parser = argparse.ArgumentParser(conflict_handler="resolve")
        command.settings = Settings({"NEWSSCRAPE_OUTPUT": str(tmp_path / "output")})
        command.add_options(parser)
        opts, rest = parser.parse_known_args([str(arg) for arg in args])
        command.run(rest, opts)
        return command.exitcode

    return run


def test_it_measures_everything_and_writes_it_down(
    speed: Speed, labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not RESIDENT.exists() or not importlib.util.find_spec("matplotlib"):
        pytest.skip("memory or plot cannot be had here")
    assert speed(labelled, "--rounds", 1, "--worker-pages", 2, "--stages") == 0
    told = json.loads((tmp_path / "output/bench/speed.json").read_text(encoding="utf-8"))
    assert {"times with metadata", "times without", "times fast", "resident_mb", "size_slope"} <= set(told["figures"])
    assert (tmp_path / "output/bench/growth.svg").is_file()
    out = capsys.readouterr().out
    for title in ("Targets", "CPU time of trafilatura", "Memory", "Cost by page size", "Hostile", "Our time by stage"):
        assert f"\n{title}" in f"\n{out}"


def test_one_part_can_be_measured_alone_and_elsewhere(
    speed: Speed, labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "here"
    assert speed(labelled, "--only", "stages", "--rounds", 1, "--markdown", "-O", folder) == 0
    out, err = capsys.readouterr()
    assert out.startswith("**Our time by stage**")
    assert "Targets" not in out
    assert [path.name for path in folder.iterdir()] == ["speed.json"]
    assert "ratio" not in err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "no DATASET given"),
        (("nowhere",), "nowhere: no such folder"),
        (("nowhere", "--pages", 0), "--pages is 0, expected 1 or more"),
        (("nowhere", "--worker-pages", 0), "--worker-pages is 0, expected 1 or more"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    speed: Speed, args: tuple[object, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert speed(*args) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("scrapy speed: ")
    assert message in line


def test_a_missing_extra_is_named(
    speed: Speed, labelled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command_module, "find_spec", lambda _: None)
    assert speed(labelled) == 1
    assert "newsscrape[bench]" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_named(
    speed: Speed, labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert speed(labelled, "--only", "stages", "-O", tmp_path / "file") == 1
    assert "cannot be made" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_named(
    speed: Speed, labelled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "here/speed.json").mkdir(parents=True)
    assert speed(labelled, "--only", "stages", "--rounds", 1, "-O", tmp_path / "here") == 1
    assert "cannot be written to" in capsys.readouterr().err
