"""Nothing tracked tells of the machine it was written on, or ties the project to one package registry."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

FORBIDDEN = {
    "a path of one machine": rb"(?<![\w./])/(?:work|root|home/\w+|tmp/w|Users/\w+)/",
    "a package registry": rb"\bpy[p]i\.org|pythonhoste[d]\.|anacond[a]\.org|registry\.npmj[s]",
    "a secret": rb"-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:ghp|glpat|AKIA)[-_A-Za-z0-9]{16,}",
    "something put off": rb"\b(?:TODO|FIXME|XXX|HACK)\b",
}


def tracked(root: Path) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False, timeout=60)  # noqa: S607 - git is where it is
    if listed.returncode != 0:
        pytest.skip("not a git checkout: there is no list of tracked files")
    return [root / name.decode() for name in listed.stdout.split(b"\0") if name]


def test_tracked_files_are_clean(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}: {what}: {hit.group().decode()}"
        for path in tracked(root)
        if path.is_file() and path.name != "test_words.py" and path.suffix != ".png"
        for what, pattern in FORBIDDEN.items()
        for hit in re.finditer(pattern, path.read_bytes())
    ]
    assert not found
