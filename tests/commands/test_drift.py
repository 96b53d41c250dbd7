"""``scrapy drift`` in this process."""

from __future__ import annotations

import pytest
from scrapy.settings import Settings

from newsscrape.bench.false_alarms import AlarmRate
from newsscrape.commands import drift
from newsscrape.commands.drift import Command
from tests.inprocess import ran


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    command = Command()
    command.settings = Settings()
    return ran(command, arguments, capsys)


def test_it_tells_how_often_it_rings(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = run(capsys, "--sites", "1", "--runs", "10")
    assert code == 0
    assert "Ordinary runs of made sites" in said
    assert "Changes of the template after 30 runs" in said


def test_too_often_is_exit_code_two(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drift, "alarm_rate", lambda articles, *_: AlarmRate(articles=articles, runs=100, rung=9))
    monkeypatch.setattr(drift, "detections", lambda *_: ())
    code, said, _ = run(capsys, "--sites", "1")
    assert (code, "0.0900" in said) == (2, True)


@pytest.mark.parametrize(("arguments", "words"), [(("x",), "'x' is not expected"), (("--runs", "0"), "1 or more")])
def test_a_wrong_option_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, _, complained = run(capsys, *arguments)
    assert (code, words in complained, complained.count("\n")) == (1, True, 1)


def test_its_help_says_what_it_measures() -> None:
    command = Command()
    assert command.syntax() == "[options]"
    assert "drift alarm" in command.short_desc()
    assert "0.1% of the ordinary runs" in command.long_desc()
