"""The lock files hold what pyproject.toml asks for, pinned and hashed, and the list of licences holds what they do."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.scripts import loaded

ROOT = Path(__file__).parents[2]
LOCKS = ("run", "dev", "supply", "replay", "spark", "fuzz")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
OURS = PROJECT["project"]["dependencies"]
ASKED = {
    "run": [*OURS, *GROUPS["build"]],
    "dev": [
        *OURS, *GROUPS["build"], *GROUPS["dev"], *GROUPS["docs"],
        *chain.from_iterable(PROJECT["project"]["optional-dependencies"].values()),
    ],
    "supply": GROUPS["supply"],
    "replay": GROUPS["replay"],
    "spark": GROUPS["spark"],
    "fuzz": GROUPS["fuzz"],
}  # fmt: skip


def text(lock: str) -> str:
    return (ROOT / "locks" / f"{lock}.txt").read_text(encoding="utf-8")


def pinned(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text(lock), re.MULTILINE))


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    return loaded("docs/licences.py")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_is_asked_for(lock: str) -> None:
    versions = pinned(lock)
    for asked in map(Requirement, ASKED[lock]):
        version = versions.get(canonicalize_name(asked.name))
        assert version, f"{asked} is not in locks/{lock}.txt; run `make lock`"
        assert asked.specifier.contains(version), f"locks/{lock}.txt has {asked.name} {version}; run `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_is_pinned_hashed_and_from_nowhere_in_particular(lock: str) -> None:
    lines = [line for line in text(lock).splitlines() if not line.lstrip().startswith("#")]
    heads = [index for index, line in enumerate(lines) if not line.startswith(" ")]
    assert heads[0] == 0
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        assert re.fullmatch(r"[\w.-]+==\S+( ; [^#]+)? \\", lines[start])
        assert end - start > 1
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in lines[start + 1 : end])
    assert "://" not in text(lock)


def test_what_runs_is_what_is_tested() -> None:
    assert pinned("run").items() <= pinned("dev").items()


def test_the_makefile_installs_nothing_without_a_hash() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    installs = [line for line in makefile.splitlines() if re.search(r"call install,|pip install(?! .*\$\(1\))", line)]
    assert installs
    assert all("--no-deps" in line for line in installs)
    assert all("--require-hashes" in line for line in installs if "--editable ." not in line)


def test_every_licence_is_listed(licences: ModuleType) -> None:
    page = licences.PAGE.read_text(encoding="utf-8")
    assert licences.fresh(page) == page, "run `make docs`"


def test_a_library_whose_licence_nobody_tells_is_named(licences: ModuleType) -> None:
    page = licences.PAGE.read_text(encoding="utf-8")
    without = re.sub(r"^\| pywin32 .*\n", "", page, flags=re.MULTILINE)
    with pytest.raises(SystemExit, match="pywin32"):
        licences.fresh(without)
