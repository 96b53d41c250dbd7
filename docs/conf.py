"""The docs as a site: the pages as they lie in the checkout, put in order (``make site``)."""  # noqa: INP001 - a script

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ROOT = Path(__file__).parents[1]

project = "newsscrape"
project_copyright = "the newsscrape authors"
extensions = ["myst_parser"]
include_patterns = ["README.md", "CHANGELOG.md", "SECURITY.md", "docs/*.md", "fixtures/teasers/README.md"]
root_doc = "README"
suppress_warnings = ["misc.highlighting_failure"]  # crontab is no language of Pygments
myst_heading_anchors = 3
html_theme = "furo"
html_title = "newsscrape"
html_copy_source = False
html_show_sourcelink = False

CONTENTS = {
    "Use it": [
        "docs/first-steps",
        "docs/commands",
        "docs/scheduling",
        "docs/many-workers",
        "docs/reextract-at-scale",
        "docs/scale",
        "docs/using-the-data",
        "docs/ethics-and-law",
    ],
    "What comes out": ["docs/record", "docs/accuracy", "docs/drift"],
    "Extend it": [
        "docs/architecture",
        "docs/adding-a-site",
        "docs/adding-a-language",
        "docs/adding-a-field",
        "fixtures/teasers/README",
    ],
    "Trust it": ["docs/reliability", "SECURITY", "docs/speed", "docs/dependencies", "docs/licences", "CHANGELOG"],
}
"""The pages beside the README, by what somebody comes for."""


def contents() -> str:
    """Give the table of contents in MyST; the README itself stays what any viewer of Markdown can show."""
    return "".join(
        f"\n```{{toctree}}\n:hidden:\n:caption: {caption}\n\n{chr(10).join(pages)}\n```\n"
        for caption, pages in CONTENTS.items()
    )


def add_contents(_: Sphinx, name: str, source: list[str]) -> None:
    """Put the table of contents behind the README."""
    if name == root_doc:
        source[0] += contents()


def setup(app: Sphinx) -> None:
    """Register what this file adds."""
    app.connect("source-read", add_contents)
