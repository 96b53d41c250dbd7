"""Every recipe of docs/scheduling.md is tried, with only paths and addresses put in place."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsscrape.model.summary import Summary

pytestmark = pytest.mark.usefixtures("programs_uncovered")

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/scheduling.md").read_text(encoding="utf-8")
PLACE = "/srv/newsscrape"
PAPER = "https://www.example.com/"
ARTICLE = "http://odd.example/a-1000001.html"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def tool(name: str) -> str:
    """The path of a program; where it is missing the test is skipped, and fails where CI=true."""
    found = shutil.which(name)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"{name} is missing: .ci/run installs it")
    return found or pytest.skip(f"{name} is missing")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder like the checkout of the recipes."""
    shutil.copy(ROOT / "scrapy.cfg", tmp_path)
    scrapy = tmp_path / ".venv/bin/scrapy"
    scrapy.parent.mkdir(parents=True)
    scrapy.write_text(f'#!/bin/sh\nexec {sys.executable} -m scrapy "$@"\n', encoding="utf-8")
    scrapy.chmod(0o755)
    return tmp_path


def run(command: str, checkout: Path, site: dict[str, str]) -> int:
    """Run a recipe's command by the shell in that checkout, its crawl going to one page of the test site."""
    placed = command.replace(PLACE, str(checkout)).replace(PAPER, ARTICLE)
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    path = f"{checkout / '.venv/bin'}{os.pathsep}{kept['PATH']}"
    environment = kept | site | {"PATH": path, "PYTHONPATH": str(ROOT)}
    environment.pop("NEWSSCRAPE_OUTPUT", None)
    return subprocess.run(["/bin/sh", "-c", placed], cwd=checkout, env=environment, check=False, timeout=240).returncode


def last_summary(checkout: Path) -> dict[str, Any]:
    return dict(json.loads((checkout / "runs.jsonl").read_text(encoding="utf-8").splitlines()[-1]))


def test_the_line_shown_has_the_keys_of_a_summary() -> None:
    (shown,) = (json.loads(block) for block in blocks("json"))
    assert list(shown) == sorted(field.name for field in fields(Summary))
    explained = re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)
    assert {name for row in explained for name in re.findall(r"`(\w+)`", row)} == set(shown)


def test_the_cron_line_runs_and_a_second_one_finds_the_lock(checkout: Path, odd_site: dict[str, str]) -> None:
    tool("flock")
    (tab,) = blocks("crontab")
    (line,) = (line for line in tab.splitlines() if not re.match(r"\w+=", line))
    minute, *rest, command = line.split(" ", 5)
    assert (minute, rest) == ("*/15", ["*"] * 4)
    assert "%" not in command, "cron takes it for a line break"
    assert run(command, checkout, odd_site) == 0
    assert last_summary(checkout)["articles"] == 1
    with (checkout / ".flock").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert run(command, checkout, odd_site) == 4
    assert len((checkout / "runs.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_systemd_takes_the_units(checkout: Path) -> None:
    verify = tool("systemd-analyze")
    service, timer = (block.replace(PLACE, str(checkout)) for block in blocks("ini"))
    for name, text in (("newsscrape.service", service), ("newsscrape.timer", timer)):
        (checkout / name).write_text(text, encoding="utf-8")
    units = [checkout / "newsscrape.service", checkout / "newsscrape.timer"]
    checked = subprocess.run([verify, "verify", *units], capture_output=True, text=True, check=False, timeout=60)
    ours = [line for line in checked.stderr.splitlines() if "newsscrape" in line]
    assert (checked.returncode, ours) == (0, [])


def test_systemd_would_run_what_runs(checkout: Path, odd_site: dict[str, str]) -> None:
    service = blocks("ini")[0]
    (command,) = re.findall(r"^ExecStart=(.*)$", service, re.MULTILINE)
    (target,) = re.findall(r"^StandardOutput=append:(.*)$", service, re.MULTILINE)
    assert run(f"{command} >> {target}", checkout, odd_site) == 0
    assert last_summary(checkout)["ended"] == "finished"


def test_the_workflow_can_be_read_and_its_crawl_runs(checkout: Path, odd_site: dict[str, str]) -> None:
    (text,) = blocks("yaml")
    workflow = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - plain strings only
    (trigger,) = workflow["on"]["schedule"]
    assert len(trigger["cron"].split()) == 5
    job = workflow["jobs"]["crawl"]
    crawl = [step["run"] for step in job["steps"] if step.get("run", "").startswith("scrapy crawl")]
    assert run(crawl[0], checkout, odd_site) == 0
    assert last_summary(checkout)["articles"] == 1
    ledger = [step["with"]["path"] for step in job["steps"] if "cache" in step.get("uses", "")]
    assert (checkout / ledger[0]).is_file()
    kept = next(step["with"]["path"] for step in job["steps"] if "upload" in step.get("uses", ""))
    assert all((checkout / path).exists() for path in kept.split())
