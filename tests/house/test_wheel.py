"""What `pip install` brings holds everything the code reads at run time."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("programs_uncovered")

ENOUGH = 80  # what pyproject.toml asks for


def test_the_wheel_holds_all_data_files(root: Path, tmp_path: Path) -> None:
    if int(version("setuptools").split(".")[0]) < ENOUGH:
        pytest.skip("this environment's setuptools cannot build from pyproject.toml")
    options = ["--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet"]
    build = [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", tmp_path, copy_of(root, tmp_path / "copy")]
    subprocess.run(build, check=True, timeout=120, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("newsscrape/")}
    source = {
        path.relative_to(root).as_posix()
        for path in (root / "newsscrape").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == source


def copy_of(root: Path, folder: Path) -> Path:
    """Give a copy to build in, as setuptools leaves a build folder and an egg-info where it works.

    Without setup.py nothing is compiled, which takes minutes; .ci/run installs what is.
    """
    folder.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        (folder / name).write_bytes((root / name).read_bytes())
    for path in (root / "newsscrape").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            target = folder / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return folder
