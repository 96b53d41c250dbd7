"""Run by the interpreter of a clean environment that newsscrape was installed into, outside the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import newsscrape

PAGE = """<html lang="de"><head><title>Strom wird billiger</title></head><body><article><h1>Strom wird billiger</h1>
{}</article></body></html>"""
PARAGRAPH = """<p>Der Preis für Strom sinkt im Frühjahr, teilte das Amt am Montag mit. Haushalte zahlen dann weniger als
vor {} Jahren, weil die Umlage fällt.</p>"""


def main() -> None:
    """Read one page with the installed library, find its data, and ask its command line for its commands."""
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


if __name__ == "__main__":
    main()
