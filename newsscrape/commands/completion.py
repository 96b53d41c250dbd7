"""``scrapy completion``: what a shell needs to complete commands, options and files."""

from __future__ import annotations

import argparse
from typing import Any, ClassVar

import shtab
from scrapy.cmdline import _get_commands_dict
from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings

from newsscrape.commands.telling import tell
from newsscrape.crawl.verdict import ExitCode
from newsscrape.errors import UsageError

_PROGRAM = "scrapy"
_FOREIGN = ("bench", "edit", "genspider", "startproject")
"""Scrapy's own commands that have no place in this project."""


class Command(ScrapyCommand):
    """Prints a script for a shell."""

    requires_project = False
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Give the arguments."""
        return f"<{'|'.join(shtab.SUPPORTED_SHELLS)}>"

    def short_desc(self) -> str:
        """Say in a line what it does."""
        return "Print what a shell needs to complete scrapy's commands and options"

    def long_desc(self) -> str:
        """Say what it does, with examples and exit codes."""
        return (
            "Print a script that has a shell complete the commands of this project, their options and file names. "
            'Examples: eval "$(scrapy completion bash)"; scrapy completion zsh > ~/.zfunc/_scrapy. '
            "Exit codes: 0 done, 1 there is no script for that shell."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002 - Scrapy's interface
        """Print the script, and set the exit code."""
        try:
            print(script(args, self.settings or Settings()))
        except UsageError as error:
            tell("completion", str(error))
            self.exitcode = int(ExitCode.USAGE)


def script(args: list[str], settings: Settings) -> str:
    """Give the script for the shell named; raises `UsageError` for none, several, or one that is not known."""
    if len(args) != 1 or args[0] not in shtab.SUPPORTED_SHELLS:
        raise UsageError(f"expected one of {', '.join(shtab.SUPPORTED_SHELLS)}, found: {' '.join(args) or 'nothing'}.")
    return str(shtab.complete(_parser(settings), shell=args[0]))


def _parser(settings: Settings) -> argparse.ArgumentParser:
    """Give one parser with all commands, as Scrapy makes one for each when it is asked for."""
    parser = argparse.ArgumentParser(prog=_PROGRAM)
    listed = parser.add_subparsers()
    for name, command in sorted(_get_commands_dict(settings, inproject=True).items()):
        if name not in _FOREIGN:
            command.settings = settings
            one = listed.add_parser(name, help=command.short_desc(), conflict_handler="resolve")
            command.add_options(one)
            one.add_argument("arguments", nargs="*").complete = shtab.FILE  # type: ignore[attr-defined]
    return parser
