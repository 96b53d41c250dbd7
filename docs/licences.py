"""Write docs/licences.md: the licence of every library in locks/, by its own metadata; ``make docs`` runs this.

What is not installed here in the version that is locked, such as a library for another system, keeps the line it has.
"""  # noqa: INP001 - a script

from __future__ import annotations

import re
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/licences.md"
_PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
_ROW = re.compile(r"^\| ([\w.-]+) \| [^|]* \| ([^|]+) \|$", re.MULTILINE)
_CLASSIFIER = "License :: OSI Approved :: "
_LONGEST = 60  # some put the whole text where its name belongs


def locked(name: str) -> dict[str, str]:
    """Give the libraries in a lock file with their versions."""
    return dict(_PINNED.findall((ROOT / "locks" / name).read_text(encoding="utf-8")))


def licence_of(library: Distribution) -> str | None:
    """Give a library's licence by its metadata, None where they are silent."""
    said = library.metadata
    classes = [one.removeprefix(_CLASSIFIER) for one in said.get_all("Classifier", []) if one.startswith(_CLASSIFIER)]
    free = (said.get("License") or "").strip()
    short = free if free and "\n" not in free and len(free) <= _LONGEST and free != "UNKNOWN" else ""
    return said.get("License-Expression") or short or ", ".join(classes) or None


def said_of(name: str, version: str) -> str | None:
    """Give what a library says of its licence, None where that version of it is not installed here."""
    beside = [str(path) for path in (ROOT / ".venv").glob("*/lib/python*/site-packages")]
    found = (*distributions(name=name), *distributions(name=name, path=beside))
    return next((licence_of(library) for library in found if library.version == version), None)


_NEEDED = {
    "run": "to run",
    "dev": "to work on it, or an extra",
    "fuzz": "make fuzz",
    "supply": "make lock, make audit",
    "spark": "make spark",
    "replay": "a test has it replay an archive",
}
"""What libraries are for, by the lock that names them; the first one counts."""


def fresh(page: str) -> str:
    """Give the page with its table written anew; raise `SystemExit` for a library whose licence nobody tells."""
    known = dict(_ROW.findall(page))
    found: dict[str, tuple[str, str]] = {}
    for lock, needed in _NEEDED.items():
        found = {name: (version, needed) for name, version in locked(f"{lock}.txt").items()} | found
    rows = []
    for name, (version, needed) in sorted(found.items()):
        licence = said_of(name, version) or known.get(name)
        if licence is None:
            raise SystemExit(f"{name}: look its licence up and write it into a line of docs/licences.md.")
        rows.append(f"| {name} | {needed} | {licence.replace('|', 'or')} |")
    head = page.partition("| library |")[0]
    return head + "\n".join(["| library | needed | licence |", "|---|---|---|", *rows]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(fresh(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
