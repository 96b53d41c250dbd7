"""Write the figures of README.md and docs/accuracy.md anew from what ``scrapy evaluate --json FILE`` wrote.

``make figures`` measures all sets and runs this with the file as its only argument.
"""  # noqa: INP001 - a script

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

ROOT = Path(__file__).resolve().parents[1]
PLACE = re.compile(r"(<!-- figures -->\n).*?(<!-- end of figures -->)", re.DOTALL)
FEW = {
    "f1": "text F1",
    "title_exact": "title equal",
    "authors": "author F1",
    "day": "right day",
    "accuracy": "right day",
}
ALL = FEW | {
    "precision": "text precision",
    "recall": "text recall",
    "f1_german": "text F1, German pages",
    "f1_without_summary": "text F1 without the summary",
    "paragraphs_found": "paragraphs found",
    "exact": "exactly the same words",
    "leads_kept_german": "leads kept, German pages",
    "with": "wanted snippets found",
    "without": "unwanted snippets found (less is better)",
    "title_words": "title word F1",
    "no_text": "pages without text (less is better)",
}
OTHERS = ("trafilatura", "htmldate")

Result: TypeAlias = dict[str, Any]


def main() -> None:
    """Replace what stands between the marks."""
    measured = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for page, names in (("README.md", FEW), ("docs/accuracy.md", ALL)):
        path = ROOT / page
        text = path.read_text(encoding="utf-8")
        path.write_text(
            PLACE.sub(lambda found, names=names: found[1] + table(measured, names) + found[2], text), "utf-8"
        )


def table(measured: dict[str, list[Result]], names: dict[str, str]) -> str:
    """Give a row for each set and figure, a column for each tool."""
    heads = ["newsscrape", *(f"{name} {version(name)}" for name in OTHERS)]
    lines = [f"| set | figure | {' | '.join(heads)} |", "|---|---|" + "---|" * len(heads)]
    for dataset, results in measured.items():
        by_tool = {result["tool"]: result["figures"] for result in results}
        ours = by_tool["newsscrape"]
        label = f"{dataset}, {results[0]['pages']} pages"
        for name in names:
            if name not in ours or not is_shown(name, ours):
                continue
            cells = [cell(name, by_tool.get(tool, {}).get(name)) for tool in ("newsscrape", *OTHERS)]
            lines.append(f"| {label} | {said(name, ours, names)} | {' | '.join(cells)} |")
            label = ""
    return "\n".join(lines) + "\n"


def is_shown(name: str, ours: dict[str, float]) -> bool:
    """Tell whether a figure says something of its set: accuracy is that of the day where no text is known."""
    is_of_days = "f1" not in ours
    return is_of_days if name == "accuracy" else not (is_of_days and name == "no_text")


def said(name: str, ours: dict[str, float], names: dict[str, str]) -> str:
    """Give a figure's name; where no text is known, precision and recall are those of the day."""
    return names[name] if "f1" in ours else names[name].replace("text", "day")


def cell(name: str, value: float | None) -> str:
    """Give a figure with three places, pages as a whole number."""
    if value is None:
        return ""
    return f"{value:.0f}" if name == "no_text" else f"{value:.3f}"


if __name__ == "__main__":
    main()
