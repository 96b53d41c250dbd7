from __future__ import annotations

import subprocess

import pytest
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

from newsscrape.commands.completion import Command
from tests.inprocess import ran


def completion(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    command = Command()
    command.settings = get_project_settings()
    assert isinstance(command.settings, Settings)
    return ran(command, arguments, capsys)


def test_bash_completes_commands_and_options(capsys: pytest.CaptureFixture[str]) -> None:
    code, script, _ = completion(capsys, "bash")
    assert code == 0
    typed = """
complete_words() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); $completing; echo "${COMPREPLY[@]}"; }
completing=$(complete -p scrapy | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
complete_words scrapy reex
complete_words scrapy crawl --max
complete_words scrapy startp
"""
    shown = subprocess.run(["/bin/bash", "-c", script + typed], capture_output=True, text=True, check=True, timeout=30)
    assert shown.stdout.split("\n")[:3] == ["reextract", "--max-duration", ""]


@pytest.mark.parametrize("shell", ["zsh", "fish", "tcsh"])
def test_other_shells_have_a_script_too(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    code, script, _ = completion(capsys, shell)
    assert code == 0
    assert "reextract" in script
    assert "max-duration" in script


@pytest.mark.parametrize("arguments", [(), ("cmd",), ("bash", "zsh")])
def test_no_other_shell(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    code, script, complaint = completion(capsys, *arguments)
    assert (code, script) == (1, "")
    assert "expected one of bash, zsh" in complaint
