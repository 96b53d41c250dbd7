"""What the README shows is what happens: its examples are run on the demo's output, its record is one of the demo's."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

pytestmark = pytest.mark.usefixtures("programs_uncovered")

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```\n+(?:[^`\n]+\n+)?^```text\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
# The article has two addresses; which is asked for first depends on who answers first.
OF_ITS_RUN = {"fetched_at", "capture", "requested_url"}
CUT = " …"


class Demo(Protocol):
    output: Path

    @property
    def articles(self) -> list[dict[str, object]]: ...


@pytest.mark.parametrize(("code", "shown"), EXAMPLES, ids=[code.split("\n")[0] for code, _ in EXAMPLES])
def test_an_example_gives_what_it_shows(code: str, shown: str, first_demo: Demo, tmp_path: Path) -> None:
    (tmp_path / "output").symlink_to(first_demo.output)
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert not ran.returncode, ran.stderr
    assert lines(ran.stdout) == lines(shown)


def test_every_example_shows_its_output() -> None:
    assert len(EXAMPLES) == README.count("```python\n")


def test_the_record_shown_is_one_of_the_demo(first_demo: Demo) -> None:
    block = re.search(r"^```json\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block
    shown = json.loads(block[1])
    (real,) = (line for line in first_demo.articles if line["url"] == shown["url"])
    assert list(shown) == list(real)
    assert not [name for name in shown if name not in OF_ITS_RUN and not shows(shown[name], real[name])]


def shows(shown: object, real: object) -> bool:
    """Tell whether a value is the real one, or is visibly cut from it."""
    if isinstance(shown, str) and isinstance(real, str):
        return shown == real or (shown.endswith(CUT) and real.startswith(shown.removesuffix(CUT)))
    if isinstance(shown, list) and isinstance(real, list):
        kept = shown[: -1 if shown and shown[-1] == CUT.strip() else None]
        return (len(kept) < len(shown) or len(kept) == len(real)) and all(map(shows, kept, real))
    if isinstance(shown, dict) and isinstance(real, dict):
        return list(shown) == list(real) and all(shows(shown[name], real[name]) for name in shown)
    return bool(shown == real)


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]
