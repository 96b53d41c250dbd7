"""The demo's two runs, made once for every test that looks at what they wrote."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Demo:
    """One run of the demo."""

    output: Path
    said: str
    code: int
    manifest_path: Path

    @property
    def manifest(self) -> dict[str, Any]:
        return dict(json.loads(self.manifest_path.read_text(encoding="utf-8")))

    @property
    def articles(self) -> list[dict[str, Any]]:
        return self._lines(".jsonl")

    @property
    def rejects(self) -> list[dict[str, Any]]:
        return self._lines(".rejects.jsonl")

    def _lines(self, suffix: str) -> list[dict[str, Any]]:
        path = self.manifest_path.with_name(self.manifest_path.name.replace(".manifest.json", suffix))
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def run_demo(root: Path, output: Path, environment: dict[str, str]) -> Demo:
    before = set(output.glob("articles/*.manifest.json"))
    ran = subprocess.run(
        [sys.executable, "fixtures/demo.py"],
        cwd=root,
        env=environment | {"NEWSSCRAPE_OUTPUT": str(output)},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    new = set(output.glob("articles/*.manifest.json")) - before
    assert len(new) == 1, ran.stdout + ran.stderr
    return Demo(output=output, said=ran.stdout, code=ran.returncode, manifest_path=new.pop())


@pytest.fixture(scope="session")
def first_demo(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return run_demo(root, tmp_path_factory.mktemp("demo"), dict(os.environ))


@pytest.fixture(scope="session")
def second_demo(
    root: Path, first_demo: Demo, uncovered: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Demo:
    """Run again on a copy, so that whoever looks at the first run's folder sees the first run."""
    again = shutil.copytree(first_demo.output, tmp_path_factory.mktemp("demo") / "output")
    return run_demo(root, again, uncovered)
