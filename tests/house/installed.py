"""Run by the interpreter of a clean environment that newsscrape was installed into, outside the checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import newsscrape

CHECKOUT = Path(__file__).parents[2]
PAGE = """<html lang="de"><head><title>Strom wird billiger</title></head><body><article><h1>Strom wird billiger</h1>
{}</article></body></html>"""
PARAGRAPH = """<p>Der Preis für Strom sinkt im Frühjahr, teilte das Amt am Montag mit. Haushalte zahlen dann weniger als
vor {} Jahren, weil die Umlage fällt.</p>"""


def main() -> None:
    """Read one page with the installed library, find its data, ask its command line, and compare its two forms."""
    here = Path(newsscrape.__file__).parent
    assert not (here.parent / "pyproject.toml").exists(), f"{here} is the checkout, not an installation"

    schema = json.loads(files("newsscrape").joinpath("data/article.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["schema_version"]["const"] == 1
    assert files("newsscrape").joinpath("py.typed").is_file()

    body = PAGE.format("\n".join(PARAGRAPH.format(number) for number in range(2, 12)))
    article = newsscrape.extract(newsscrape.Page(body=body.encode(), url="https://www.kurier.example/strom-1.html"))
    assert article.headline == "Strom wird billiger", article.headline
    assert article.text.startswith("Der Preis für Strom"), article.text

    print(f"newsscrape in {here}: read a page, {article.word_count} words, language {article.language}")  # noqa: T201 - said to a person
    subprocess.run([sys.executable, "-m", "scrapy", "version"], check=True)
    if shutil.which("cc"):
        compare_forms(here)


def compare_forms(here: Path) -> None:
    """Fail where a module that is to be compiled is not, or where compiled and plain modules differ in a record."""
    named = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["newsscrape"]["compiled"]
    paths = {path for pattern in named for path in here.parent.glob(pattern) if path.name != "__init__.py"}
    modules = [".".join(path.relative_to(here.parent).with_suffix("").parts) for path in sorted(paths)]
    plain = [name for name in modules if str(import_module(name).__file__).endswith(".py")]
    assert modules, "no modules are named that are to be compiled"
    assert not plain, f"not compiled, though there is a C compiler: {plain}"

    compiled_records, plain_records = records(), records(CHECKOUT)
    assert compiled_records.count(b"\n") > 1, "no records of the golden pages"
    assert compiled_records == plain_records, "compiled and plain modules give different records"
    print(f"{len(modules)} modules are compiled and give the records that plain Python gives")  # noqa: T201 - said to a person


def records(*places: Path) -> bytes:
    """Give what the command line says of the golden pages, with the package found in these places."""
    command = [sys.executable, "-m", "scrapy", "reextract", CHECKOUT / "fixtures" / "pages"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places))}
    ran = subprocess.run(command, check=False, env=environment, capture_output=True)
    return ran.stdout + ran.stderr


if __name__ == "__main__":
    main()
