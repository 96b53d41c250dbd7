"""A command run in the test's own process."""

from __future__ import annotations

import argparse

import pytest
from scrapy.commands import ScrapyCommand


def ran(command: ScrapyCommand, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run a command that has its settings; gives exit code, standard output, standard error."""
    parser = argparse.ArgumentParser()
    command.add_options(parser)
    opts, args = parser.parse_known_args(arguments)
    command.run(args, opts)
    said, complained = capsys.readouterr()
    return command.exitcode, said, complained
