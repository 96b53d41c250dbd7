"""Write the tables of docs/record.md anew from the docstrings they come from; ``make docs`` runs this."""  # noqa: INP001 - a script

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from newsscrape.model.schema import article_schema, manifest_schema, reject_schema

PAGE = Path(__file__).with_name("record.md")
MADE = re.compile(r"(<!-- made from the docstrings: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Replace what stands between the marks."""
    PAGE.write_text(fresh(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def fresh(page: str) -> str:
    """Give the page with each marked part made anew."""
    tables = {"record": article_table(), "reject": table(reject_schema()), "manifest": table(manifest_schema())}
    return MADE.sub(lambda found: f"{found[1]}\n{tables[found[2]]}\n{found[3]}", page)


def article_table() -> str:
    """Give the record's fields, then those of each object a field may hold."""
    schema = article_schema()
    parts = [table(schema)]
    for name, prop in schema["properties"].items():
        inner = inner_object(prop)
        if inner:
            parts.append(f"### `{name}`\n\n{table(inner)}")
    return "\n".join(parts)


def inner_object(prop: dict[str, Any]) -> dict[str, Any] | None:
    """Give the schema of the objects in a field, or None where there are none."""
    for part in (prop, prop.get("items", {}), *prop.get("anyOf", ())):
        if "properties" in part:
            return dict(part)
    return None


def table(schema: dict[str, Any]) -> str:
    """Give one Markdown row for each property."""
    rows = [f"| `{name}` | {kind(prop)} | {words(prop)} |" for name, prop in schema["properties"].items()]
    return "\n".join(["| field | type | meaning |", "|---|---|---|", *rows]) + "\n"


def kind(prop: dict[str, Any]) -> str:
    """Give a property's type in words."""
    if "anyOf" in prop:
        return ", ".join(kind(part) for part in sorted(prop["anyOf"], key=lambda part: part.get("type") == "null"))
    names = prop.get("type", "any")
    if names == "array":
        return f"list of {kind(prop['items'])}s"
    return ", ".join(sorted([names] if isinstance(names, str) else names, key=lambda name: name == "null"))


def words(prop: dict[str, Any]) -> str:
    """Give a property's description as one line of Markdown."""
    return " ".join(prop["description"].replace("``", "`").replace("|", "\\|").split())


if __name__ == "__main__":
    main()
