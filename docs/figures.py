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
    "title_or_kicker": "title equal, with the kicker or without",
    "title_words": "title word F1",
    "worst_5_percent": "worst 5 % of pages",
    "no_text": "pages without text (less is better)",
    "no_text_share": "share of pages without text (less is better)",
}
FIELDS = ("title_exact", "authors", "day")
OTHERS = ("trafilatura", "htmldate")
SUBJECTS = {
    "ece_pages": "records",
    "ece_blocks": "blocks, by the sets' texts",
    "ece_blocks_by_hand": "blocks, labelled by hand",
}

Result: TypeAlias = dict[str, Any]


def main() -> None:
    """Replace what stands between the marks."""
    measured = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    names = ("labels", "reliability", "languages", "nobody", "teasers")
    labels, reliability, languages, nobody, teasers = (measured.pop(name) for name in names)
    measured = {name: found for name, found in measured.items() if isinstance(found, list)}
    replace("README.md", {"figures": table(measured, FEW)})
    replace(
        "docs/accuracy.md",
        {
            "figures": table(measured, ALL),
            "languages": field_table(languages),
            "nobody": nobody_table(nobody),
            "labels": label_table(labels) + "\n" + language_table(labels["languages"]),
            "teasers": teaser_table(teasers),
            "reliability": reliability_table(reliability) + "\n![share right over confidence](reliability.svg)\n",
        },
    )


def replace(page: str, parts: dict[str, str]) -> None:
    """Write each part between its marks on a page."""
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    for name, part in parts.items():
        place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        text = place.sub(lambda found, part=part: found[1] + part + found[2], text)
    path.write_text(text, encoding="utf-8")


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


def nobody_table(found: list[Result]) -> str:
    """Give how often authors were given on pages that name nobody."""
    rows = [f"| {one['dataset']} | {one['pages']} | {len(one['given'])} |\n" for one in found if one["pages"]]
    return "| set | pages that name nobody | given authors |\n|---|---|---|\n" + "".join(rows)


def label_table(report: Result) -> str:
    """Give a row for each label, for text as a whole first."""
    rows = {"lead, body, heading together": report["text"], **report["labels"]}
    lines = ["| label | blocks | given the label | precision | recall | F1 |", "|---|---|---|---|---|---|"]
    for name, one in rows.items():
        precision = f"{one['precision']:.3f}" if one["said"] else ""
        recall = f"{one['recall']:.3f}" if one["blocks"] else ""
        lines.append(f"| {name} | {one['blocks']:,} | {one['said']:,} | {precision} | {recall} | {one['f1']:.3f} |")
    said = (
        f"{report['pages']} pages of {report['domains']} domains, {report['blocks']:,} blocks; the share of those with "
        f"the very label is {report['right']:.3f}. Apart from these, {report['lost']:,} labelled blocks were "
        f"not found on their page, and {report['unlabelled']:,} blocks found there have no label by hand."
    )
    return "\n".join(lines) + f"\n\n{said}\n"


def language_table(reports: dict[str, Result]) -> str:
    """Give a row for each language."""
    lines = ["| language | pages | blocks | right label | text precision | text recall | text F1 |", "|---" * 7 + "|"]
    for language, one in reports.items():
        shares = (one["right"], *(one["text"][name] for name in ("precision", "recall", "f1")))
        cells = (language, one["pages"], f"{one['blocks']:,}", *(f"{share:.3f}" for share in shares))
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


def field_table(reports: dict[str, Result]) -> str:
    """Give a row for each language: each field's share, and the pages it is known of."""
    heads = [head for name in FIELDS for head in (FEW[name], "pages")]
    lines = [f"| language | {' | '.join(heads)} |", "|---" * (1 + len(heads)) + "|"]
    for language, report in reports.items():
        known = [report.get(name) for name in FIELDS]
        cells = [(f"{one['mean']:.3f}", str(one["pages"])) if one else ("", "") for one in known]
        lines.append(f"| {language} | {' | '.join(cell for pair in cells for cell in pair)} |")
    return "\n".join(lines) + "\n"


def teaser_table(report: Result) -> str:
    """Give a row for all pages, then for each part, set and language."""
    groups = [report[name] for name in ("parts", "sets", "languages")]
    rows = {"all": report, **{name: one for group in groups for name, one in group.items()}}
    heads = ("precision", "recall", "f1", "headline", "address", "promoted")
    lines = [f"| pages | number | boxes | {' | '.join(heads).replace('f1', 'F1')} |", "|---" * 9 + "|"]
    for name, one in rows.items():
        cells = (name, one["pages"], f"{one['boxes']:,}", *(f"{one[head]:.3f}" for head in heads))
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


def reliability_table(found: Result) -> str:
    """Give a row for each kind of confidence."""
    lines = ["| what | number | expected calibration error |", "|---|---|---|"]
    lines += [f"| {SUBJECTS[name]} | {one['number']:,} | {one['error']:.3f} |" for name, one in found.items()]
    return "\n".join(lines) + "\n"


def is_shown(name: str, ours: dict[str, float]) -> bool:
    """Tell whether a figure says something of its set: accuracy is that of the day where no text is known."""
    is_of_days = "f1" not in ours
    return is_of_days if name == "accuracy" else not (is_of_days and name.startswith("no_text"))


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
