"""What two runs made of the same pages → what differs, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from newsscrape.report.changes import FieldChange, changes_between
from newsscrape.sources.pairs import Pair

SAMPLES = 5
"""Pages shown of each field, and of each kind of end."""
ABOUT = frozenset({"confidence", "field_sources", "boilerplate", "warnings"})
"""Fields that speak of a record, not of the article: they are counted, but a page on which only they differ is none
that changed."""
_IGNORED = frozenset({"extractor"})
"""Names the version, which is what differs."""


class Kind(StrEnum):
    """How the end of a page differs."""

    SAME = "same"
    ABOUT_ONLY = "about only"
    CHANGED = "changed"
    LOST = "lost"
    GAINED = "gained"
    OTHER_REASON = "other reason"
    ONLY_OLD = "only old"
    ONLY_NEW = "only new"

    @property
    def is_change(self) -> bool:
        """Tell what counts towards the limit."""
        return self not in {Kind.SAME, Kind.ABOUT_ONLY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One page on which something differs."""

    title: str
    """Its headline, or address."""
    url: str | None
    """Its address."""
    before: str
    """What it was, of an end: article, or the reason."""
    after: str
    """What it is."""
    change: FieldChange | None = None
    """The words, of a field."""


@dataclass(slots=True, kw_only=True)
class FieldCounts:
    """How a field differs."""

    changed: int = 0
    """Pages on which it has other words."""
    came: int = 0
    """Pages on which it was not known and is."""
    went: int = 0
    """Pages on which it was known and is not."""
    samples: list[Sample] = field(default_factory=list)
    """A few of them."""

    @property
    def pages(self) -> int:
        """Pages on which it differs."""
        return self.changed + self.came + self.went


@dataclass(kw_only=True)
class RecordDiff:
    """What differs over all pages."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    """Pages by how their ends differ."""
    fields: dict[str, FieldCounts] = field(default_factory=dict)
    """Fields that differ anywhere, by name."""
    ends: dict[Kind, list[Sample]] = field(default_factory=dict)
    """A few pages for each kind of end."""

    @property
    def pages(self) -> int:
        """All pages."""
        return self.kinds.total()

    @property
    def changed(self) -> int:
        """Pages that count as changed."""
        return sum(number for kind, number in self.kinds.items() if kind.is_change)

    @property
    def share(self) -> float:
        """The share of the pages that changed, 0-1."""
        return self.changed / self.pages if self.pages else 0.0

    def most(self) -> list[tuple[str, FieldCounts]]:
        """Give the fields, those that differ most often first, those that speak of the record last."""
        return sorted(self.fields.items(), key=lambda one: (one[0] in ABOUT, -one[1].pages, one[0]))


def differences(pairs: Iterable[Pair]) -> RecordDiff:
    """Compare what two runs made of pages."""
    diff = RecordDiff()
    for old, new in pairs:
        names = _differing(old, new) if _is_article(old) and _is_article(new) else []
        kind = _kind(old, new, names)
        diff.kinds[kind] += 1
        if old is None or new is None or not names:
            if kind is not Kind.SAME:
                _few(diff.ends.setdefault(kind, []), Sample(**_named(new or old or {}), **_ends(old, new)))
            continue
        shown = {change.field: change for change in changes_between(old, new, names)}
        for name in names:
            counts = diff.fields.setdefault(name, FieldCounts())
            was, is_now = _has(old.get(name)), _has(new.get(name))
            counts.changed += was and is_now
            counts.came += is_now and not was
            counts.went += was and not is_now
            if name in shown:
                _few(counts.samples, Sample(**_named(new), before="", after="", change=shown[name]))
    return diff


def _kind(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, names: Sequence[str]) -> Kind:
    if old is None:
        return Kind.ONLY_NEW
    if new is None:
        return Kind.ONLY_OLD
    if _is_article(old) != _is_article(new):
        return Kind.LOST if _is_article(old) else Kind.GAINED
    if not _is_article(old):
        return Kind.SAME if old["reason"] == new["reason"] else Kind.OTHER_REASON
    if not names:
        return Kind.SAME
    return Kind.ABOUT_ONLY if ABOUT.issuperset(names) else Kind.CHANGED


def _differing(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> list[str]:
    old, new = old or {}, new or {}
    return [name for name in {**old, **new} if name not in _IGNORED and old.get(name) != new.get(name)]


def _is_article(content: Mapping[str, Any] | None) -> bool:
    return content is not None and "reason" not in content


def _named(content: Mapping[str, Any]) -> dict[str, Any]:
    url = content.get("url") or content.get("requested_url")
    return {"title": content.get("headline") or url or "no address", "url": url}


def _ends(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> dict[str, Any]:
    return {"before": _end(old), "after": _end(new)}


def _end(content: Mapping[str, Any] | None) -> str:
    return "nothing" if content is None else content.get("reason") or "article"


def _has(value: object) -> bool:
    return value not in (None, "", [], {})


def _few(samples: list[Sample], sample: Sample) -> None:
    if len(samples) < SAMPLES:
        samples.append(sample)
