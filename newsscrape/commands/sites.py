"""``scrapy sites``: the profiles of news sites, listed, shown, checked, drafted."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, NoReturn

from scrapy.commands import ScrapyCommand

from newsscrape.commands.one_look import ended
from newsscrape.commands.own_sites import use_own_sites
from newsscrape.commands.site_draft import Existing, look, target_of, write
from newsscrape.commands.site_tables import list_json, list_table, show_json, show_text
from newsscrape.commands.tables import show
from newsscrape.commands.telling import tell
from newsscrape.crawl.verdict import ExitCode
from newsscrape.errors import InputError, ProfileError, UsageError
from newsscrape.evaluate.profiles import faults_of
from newsscrape.evaluate.stored import stored_pages
from newsscrape.policy.sites import all_sites, read_profile, site_named, site_names

STORED = "fixtures/pages"
_SUFFIX = ".toml"


class Command(ScrapyCommand):
    """Shows, checks and drafts site profiles."""

    requires_project = True
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Give the arguments as the help shows them."""
        return "[options] [list | show NAME... | check [NAME...] | new URL]"

    def short_desc(self) -> str:
        """Give the line of the list of commands."""
        return "List, show, check and draft site profiles"

    def long_desc(self) -> str:
        """Give the text of the help."""
        return (
            "list: all profiles, with country, language, hosts, feeds and sitemaps. show NAME: a profile as it is "
            "used, and what holds where it is silent. check: the files, the addresses they keep as tests, and the "
            "stored pages of their sites, a line a fault; NAME may be a profile or a .toml file. new URL: looks at a "
            "site as politely as a crawl and writes <host>.toml, with what was seen, for a person to check. "
            "Examples: scrapy sites list --json; scrapy sites show taz.de; scrapy sites check; "
            "scrapy sites check kurier.example.toml; "
            "scrapy sites new https://www.kurier.example/ -s NEWSSCRAPE_CONTACT=you@example.org. "
            "Exit codes: 0 all well, 1 error in use, 2 a check failed or the site does not answer, 5 storage failed, "
            "6 stopped by a signal."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command to Scrapy's own."""
        super().add_options(parser)
        parser.error = _refuse  # type: ignore[method-assign]  # argparse would exit with 2, which means a fault here
        group = parser.add_argument_group(title="Profiles")
        group.add_argument("--json", action="store_true", help="list and show: print JSON")
        group.add_argument(
            "--pages", metavar="FOLDER", help=f"check: where the stored pages lie (default: {STORED}, where it is)"
        )
        group.add_argument("-o", dest="output", metavar="FILE", help="new: write to FILE instead of <host>.toml here")
        group.add_argument("--force", action="store_true", help="new: write over a file that is there")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do what is asked, and set the exit code."""
        self.exitcode = int(ended("sites", lambda: self._done(args, opts)))

    def _done(self, args: list[str], opts: argparse.Namespace) -> ExitCode:
        verb, *rest = args or ["list"]
        if self.settings is not None:
            use_own_sites(self.settings)
        return self._verb(verb, rest)(rest, opts)

    def _verb(self, verb: str, rest: list[str]) -> Callable[[list[str], argparse.Namespace], ExitCode]:
        verbs = {"list": self._list, "show": self._show, "check": self._check, "new": self._new}
        if verb not in verbs:
            raise UsageError(f"{verb}: expected one of {', '.join(verbs)}; scrapy sites -h tells what they do.")
        for word in rest:
            if word.startswith("-"):
                raise UsageError(f"there is no option {word}; scrapy sites -h lists them.")
        return verbs[verb]

    def _list(self, names: list[str], opts: argparse.Namespace) -> ExitCode:
        if names:
            raise UsageError(f"list takes no names; scrapy sites show {names[0]} shows one profile.")
        if opts.json:
            print(list_json(all_sites()))
        else:
            show(list_table(all_sites()))
        return ExitCode.OK

    def _show(self, names: list[str], opts: argparse.Namespace) -> ExitCode:
        if not names or self.settings is None:
            raise UsageError("show: which profile? scrapy sites list names them all.")
        text = show_json if opts.json else show_text
        for name in names:
            site = read_profile(Path(name)) if name.endswith(_SUFFIX) else site_named(name)
            print(text(site, self.settings))
        return ExitCode.OK

    def _check(self, names: list[str], opts: argparse.Namespace) -> ExitCode:
        folder = Path(opts.pages or STORED)
        if opts.pages and not folder.is_dir():
            raise InputError(f"--pages {folder}: there is no such folder.")
        pages = stored_pages(folder) if folder.is_dir() else ()
        asked = names or site_names()
        faults = list(_faults(asked, lambda site: faults_of(site, pages)))
        print(*faults, sep="\n", end="\n" if faults else "")
        profiles = "1 profile" if len(asked) == 1 else f"{len(asked)} profiles"
        print(f"{profiles} checked, with {len(pages)} stored pages at hand: {len(faults) or 'no'} faults.")
        return ExitCode.FAILURES if faults else ExitCode.OK

    def _new(self, urls: list[str], opts: argparse.Namespace) -> ExitCode:
        if len(urls) != 1 or self.settings is None or self.crawler_process is None:
            raise UsageError("new: expected one address of a site, such as https://www.example.org/.")
        draft = look(urls[0], self.crawler_process, self.settings)
        target = target_of(draft, opts.output, Existing.REPLACE if opts.force else Existing.KEEP)
        write(draft, target)
        print(f"{target}: written for you to check; docs/adding-a-site.md tells how it becomes a profile.")
        return ExitCode.OK


def _faults(names: Sequence[str], check: Callable[..., Iterator[str]]) -> Iterator[str]:
    """Give the faults of the profiles, each with its profile; a name that is none is an error in use."""
    for name in names:
        try:
            site = read_profile(Path(name)) if name.endswith(_SUFFIX) else site_named(name)
        except ProfileError as error:
            yield str(error)
        else:
            yield from (f"{name}: {fault}" for fault in check(site))


def _refuse(message: str) -> NoReturn:
    _tell(message)
    sys.exit(ExitCode.USAGE)


_tell = partial(tell, "sites")
