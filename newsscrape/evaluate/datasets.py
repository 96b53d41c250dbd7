"""What must be known of a labelled set before its pages can be read: metric, encoding, whether addresses are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

UTF8_HTML = "text/html; charset=utf-8"
PLAIN_HTML = "text/html"


class TextMetric(StrEnum):
    """How the text of a page is held against its truth."""

    WORDS = "words"
    """Word-level F1 and snippets, as in the Web Content Extraction Benchmark (Foley, 2026)."""
    SHINGLES = "shingles"
    """4-gram shingle F1, as in the article-extraction-benchmark of scrapinghub (2020), and paragraphs found."""
    SEGMENTS = "segments"
    """Wanted and unwanted segments found, as in trafilatura's own evaluation (Barbaresi, ACL 2021)."""
    NONE = "none"
    """The set knows no text; its figures are those of the day, as in htmldate's own evaluation (Barbaresi, 2020)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetKind:
    """How a labelled set is read and measured."""

    metric: TextMetric
    """How its texts are compared."""
    content_type: str = PLAIN_HTML
    """The header its pages are read with; a charset here wins over what the page says of itself."""
    gives_url: bool = True
    """Whether the tools are told the address."""


KINDS: Mapping[str, DatasetKind] = MappingProxyType(
    {
        "wcxb": DatasetKind(metric=TextMetric.WORDS, content_type=UTF8_HTML),
        "fundus-tests": DatasetKind(metric=TextMetric.SHINGLES, content_type=UTF8_HTML),
        "trafilatura-eval": DatasetKind(metric=TextMetric.SEGMENTS),
        "htmldate-eval": DatasetKind(metric=TextMetric.NONE, gives_url=False),
    }
)
"""By folder name; the encodings and metrics are those the sets' README states."""

OTHER = DatasetKind(metric=TextMetric.WORDS)
"""A set of another name: words, bytes as they are, addresses given."""


STORED = DatasetKind(metric=TextMetric.SEGMENTS)
"""Pages in folders of their own, each with what is known of where it came from."""


def kind_of(name: str) -> DatasetKind:
    """Give the kind of the set in a folder of this name."""
    return KINDS.get(name, OTHER)
