"""Every command line that the docs show knows its options, and does its work where that needs no network.

The examples of the README and of docs/using-the-data.md have files of their own.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest
from scrapy.cmdline import ScrapyArgumentParser, _get_commands_dict
from scrapy.commands import ScrapyCommand
from scrapy.utils.project import get_project_settings

from newsscrape.crawl.verdict import ExitCode
from newsscrape.policy import languages
from newsscrape.policy.files import read_table
from newsscrape.policy.sites import read_profile

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")))
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"^\$ ((?:.*\\\n)*.*)$", re.MULTILINE)
VARIABLE = re.compile(r"^[A-Z_]+=\S+$")
RUN_ELSEWHERE = {"curl", "ls", "source", "export", "eval", "ray"}
"""Words of the shell, what tests/whole/test_scrapyd.py asks of a scrapyd, and tests/cluster.py starts."""
AT_WORK = {"report", "explain", "export", "reextract", "completion"}
"""Commands that need no network and no minutes."""
SAVED = ROOT / "fixtures/pages/grain-market-herald.example/roman-street/page.html"
RUN = "20261102T101500Z"
URL = "https://www.example.com/politik/a-1234567.html"


class Demo(Protocol):
    output: Path

    @property
    def articles(self) -> list[dict[str, object]]: ...


def samples() -> list[str]:
    """Give the command lines of all pages, each once, without comments and variables before them."""
    found = [line for page in PAGES for block in BLOCK.findall(page.read_text("utf-8")) for line in LINE.findall(block)]
    return list(dict.fromkeys(line.partition("  #")[0].replace("\\\n", " ").strip() for line in found))


def words_of(sample: str) -> list[str]:
    words = shlex.split(sample.partition(" | ")[0].partition(" > ")[0].partition(" < ")[0])
    while VARIABLE.match(words[0]):
        words = words[1:]
    return [words[0].removeprefix(".venv/bin/"), *words[1:]]


SCRAPY = [sample for sample in samples() if words_of(sample)[0] == "scrapy"]
MADE = [sample for sample in samples() if words_of(sample)[0] == "make"]


def parsed(sample: str) -> tuple[ScrapyCommand, list[str], argparse.Namespace]:
    """Give the command of a sample as Scrapy would run it."""
    name, *given = words_of(sample)[1:]
    settings = get_project_settings()
    command = _get_commands_dict(settings, inproject=True)[name]
    command.settings = settings
    parser = ScrapyArgumentParser(conflict_handler="resolve")
    command.add_options(parser)
    opts, args = parser.parse_known_args(given)
    return command, args, opts


def test_every_sample_is_of_a_known_kind() -> None:
    kinds = {words_of(sample)[0] for sample in samples()}
    assert kinds == {"scrapy", "make", *RUN_ELSEWHERE}
    assert len(SCRAPY) > 20


@pytest.mark.parametrize("sample", SCRAPY)
def test_a_command_knows_its_options(sample: str) -> None:
    _, args, _ = parsed(sample)
    assert not [arg for arg in args if arg.startswith("-") and arg != "-"]


@pytest.mark.parametrize("sample", MADE)
def test_a_target_exists(sample: str) -> None:
    targets = [word for word in words_of(sample)[1:] if "=" not in word]
    command = ["/usr/bin/make", "--dry-run", "--always-make", *targets]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert not made.returncode, made.stderr


@pytest.fixture(scope="module")
def sandbox(first_demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that the samples name."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copytree(first_demo.output, folder / "output")
    (folder / "fixtures").symlink_to(ROOT / "fixtures")
    for saved in ("saved", "saved-pages"):
        (folder / saved).mkdir()
        shutil.copy(SAVED, folder / saved)
    shutil.copy(SAVED, folder / "page.html")
    shutil.copy(next(first_demo.output.glob("archive/*.warc.gz")), folder / "old-crawl.warc.gz")
    (folder / "old").mkdir()
    records = next(first_demo.output.glob("articles/*[Z0-9].jsonl"))
    shutil.copy(records, folder / "old.jsonl")
    (folder / "old/articles.jsonl.gz").write_bytes(gzip.compress(records.read_bytes()))
    line = {"id": "1", "url": "https://www.example.com/a-1234567.html", "html": SAVED.read_text("utf-8")}
    (folder / "pages.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    return folder


def run_by_itself(sample: str) -> None:
    """Run a command that reads standard input, which wants a file."""
    with Path(sample.partition(" < ")[2]).open(encoding="utf-8") as given:
        command = [sys.executable, "-m", *words_of(sample)]
        ran = subprocess.run(command, stdin=given, capture_output=True, text=True, check=False, timeout=60)
    assert not ran.returncode, ran.stderr
    assert ran.stdout.count("\n") == 1


def needs_nothing_else(sample: str) -> bool:
    """Tell whether a command works on what lies in the sandbox: no page of the web, no case somebody saved."""
    words = words_of(sample)
    return words[1] in AT_WORK and "--case" not in words and "explain https:" not in sample and "s3:" not in sample


@pytest.mark.parametrize("sample", [sample for sample in SCRAPY if needs_nothing_else(sample)])
def test_what_needs_no_network_does_its_work(
    sample: str, sandbox: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], first_demo: Demo
) -> None:
    monkeypatch.chdir(sandbox)
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "newsscrape.settings")
    known = first_demo.articles[0]
    manifest = next(first_demo.output.glob("articles/*.manifest.json"))
    sample = sample.replace(RUN, json.loads(manifest.read_bytes())["run"]).replace(URL, str(known["url"]))
    if " < " in sample:
        run_by_itself(sample)
        return
    command, args, opts = parsed(sample)
    opts.without_maps = True  # of reports: those of thirty pages take a while, and have tests of their own
    command.run([file for arg in args for file in sorted(map(str, Path().glob(arg)) if "*" in arg else [arg])], opts)
    said = capsys.readouterr()
    gate = ExitCode.FAILURES if "--diff-limit" in sample else ExitCode.OK
    assert command.exitcode in {ExitCode.OK, gate}, said.err


def test_the_code_of_the_first_steps_runs(sandbox: Path) -> None:
    (code,) = re.findall(r"(?ms)^```python\n(.*?)^```", (ROOT / "docs/first-steps.md").read_text("utf-8"))
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, cwd=sandbox, capture_output=True, text=True, check=False, timeout=60)
    assert not ran.returncode, ran.stderr
    assert re.match(r"\d{4}-\d\d-\d\d \S+\.example \S", ran.stdout)


def toml_of(page: str, folder: Path) -> Path:
    """Write the file that a page shows, under the name it gives it."""
    (shown,) = re.findall(r"^```toml\n(# (\S+)\n.*?)^```", (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    path = folder / Path(shown[1]).name
    path.write_text(shown[0], encoding="utf-8")
    return path


def test_the_profile_that_is_shown_is_one(tmp_path: Path) -> None:
    assert read_profile(toml_of("docs/adding-a-site.md", tmp_path)).name == "Kurier"


def test_the_language_that_is_shown_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = toml_of("docs/adding-a-language.md", tmp_path)
    monkeypatch.setattr(languages, "load_table", lambda _: read_table(path))
    assert languages.load_language.__wrapped__("da").name == "Danish"
