from __future__ import annotations

import argparse

import pytest
from scrapy.settings import Settings

from newsscrape.commands import copies as command_module
from newsscrape.commands.copies import Command


def run(*args: str) -> int:
    command = Command()
    parser = argparse.ArgumentParser(conflict_handler="resolve")
    command.settings = Settings()
    command.add_options(parser)
    opts, rest = parser.parse_known_args(list(args))
    command.run(rest, opts)
    return int(command.exitcode)


def test_it_prints_each_figure_beside_its_target(capsys: pytest.CaptureFixture[str]) -> None:
    code = run("--articles", "200", "--copies", "20")
    said = capsys.readouterr().out
    assert code in {0, 2}
    assert (code == 2) == ("missed" in said)
    for words in ("20 copies among 200 articles", "recall", "precision", "processor time", "ledger"):
        assert words in said


def test_a_missed_target_is_an_exit_code(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command_module, "COPY_TARGETS", tuple(
        type(target)(figure=target.figure, words=target.words, sense=target.sense, limit=limit)
        for target, limit in zip(command_module.COPY_TARGETS, (2, 0, 1_000), strict=True)
    ))  # fmt: skip
    assert run("--articles", "100", "--copies", "10") == 2
    assert capsys.readouterr().out.count("missed") == 1


@pytest.mark.parametrize("args", [("corpus",), ("--copies", "0"), ("--articles", "10", "--copies", "10")])
def test_what_cannot_be_measured_is_an_error_in_use(args: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*args) == 1
    assert "scrapy copies: " in capsys.readouterr().err


def test_it_tells_what_it_does() -> None:
    command = Command()
    assert command.short_desc()
    assert command.syntax() == "[options]"
    assert "Exit code" in command.long_desc()
