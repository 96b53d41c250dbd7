from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_help_lists_every_target(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    shown = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True, timeout=60).stdout  # noqa: S607 - make is where it is
    assert set(phony[1].split()) == set(re.findall(r"^  ([a-z-]+)", shown, re.MULTILINE))


def test_an_old_python_is_refused_in_words(root: Path) -> None:
    command = ["make", "--always-make", "demo", "PYTHON=no-such-python"]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode != 0
    assert "needs Python 3.11 or newer" in ran.stderr
    assert "PYTHON=" in ran.stderr
