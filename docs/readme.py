"""Write the outputs in README.md anew: run the demo, then each example on what it wrote; ``make docs`` runs this."""  # noqa: INP001 - a script

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
EXAMPLE = re.compile(r"^(```python\n(.*?)^```\n+```text\n)(.*?)(^```)", re.MULTILINE | re.DOTALL)
RECORD = re.compile(r"^(```json\n)(.*?)(^```)", re.MULTILINE | re.DOTALL)
CUT = "…"
SHOWN_CHARACTERS = 80
SHOWN_MEMBERS = 2
WIDTH = 110


def main() -> None:
    """Replace the outputs and the record."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = os.environ | {"NEWSSCRAPE_OUTPUT": str(folder / "output")}
        subprocess.run([sys.executable, ROOT / "fixtures/demo.py"], env=environment, check=True, capture_output=True)  # noqa: S603 - our own script
        (folder / "fixtures").symlink_to(ROOT / "fixtures")
        text = README.read_text(encoding="utf-8")
        text = EXAMPLE.sub(lambda found: found[1] + output_of(found[2], folder) + found[4], text)
        text = RECORD.sub(lambda found: found[1] + record_like(found[2], folder) + found[3], text)
    README.write_text(text, encoding="utf-8")


def output_of(code: str, folder: Path) -> str:
    """Give what an example prints when it is run in that folder."""
    ran = subprocess.run([sys.executable, "-c", code], cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 - our own example
    return "".join(f"{line.rstrip()}\n" for line in ran.stdout.strip("\n").splitlines())


def record_like(shown: str, folder: Path) -> str:
    """Give the demo's record of the same address as the one shown, cut to what fits on a page."""
    url = json.loads(shown)["url"]
    for path in (folder / "output/articles").glob("*[Z0-9].jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if json.loads(line)["url"] == url:
                return printed(cut(json.loads(line)))
    raise LookupError(f"README.md shows a record of {url}, and the demo wrote none")


def cut(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Shorten long strings and lists, each visibly."""
    if isinstance(value, str) and len(value) > SHOWN_CHARACTERS and " " in value[:SHOWN_CHARACTERS]:
        return value[:SHOWN_CHARACTERS].rpartition(" ")[0] + f" {CUT}"
    if isinstance(value, list):
        shown = [cut(member) for member in value[:SHOWN_MEMBERS]]
        return shown if len(shown) == len(value) else [*shown, CUT]
    if isinstance(value, dict):
        return {name: cut(member) for name, member in value.items()}
    return value


def printed(record: dict[str, Any]) -> str:
    """Give a record over several lines, each field on one where it fits."""
    fields = [f'  "{name}": {member(value)}' for name, value in record.items()]
    return "{\n" + ",\n".join(fields) + "\n}\n"


def member(value: object) -> str:
    """Give a field's value on one line, or its members on a line each where it is long."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) <= WIDTH or not isinstance(value, list):
        return line
    return "[\n" + ",\n".join(f"    {json.dumps(part, ensure_ascii=False)}" for part in value) + "\n  ]"


if __name__ == "__main__":
    main()
