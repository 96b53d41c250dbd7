"""How a run's addresses ended → its figures by site."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median, quantiles
from typing import Any

from newsscrape.model.end_state import EndKind, EndState
from newsscrape.model.figures import SiteFigures
from newsscrape.policy.domains import domain_of
from newsscrape.policy.drift import DriftRules, Repeats

TEXT = "text"
"""What the characters of an article's own text are counted under, among the labels of what was set aside."""
_SENTENCE = re.compile(r"(?<=[.!?…。！？])\s+|\n+")
_TENTHS = 10


def figures_of(ends: Iterable[EndState], rules: DriftRules) -> tuple[SiteFigures, ...]:
    """Count what a run brought of each site.

    In: its end states, one by one; out: the sites by name. What is unchanged belongs to no site: nothing of it is kept.
    """
    sites: dict[str, _Site] = {}
    for end in ends:
        if end.kind is EndKind.UNCHANGED:
            continue
        line = json.loads(end.line)
        name = site_of(line)
        site = sites.setdefault(name, _Site(rules))
        if end.kind is EndKind.ARTICLE:
            site.add(line)
        else:
            site.failures += end.kind is EndKind.FAILURE
            site.reasons[end.reason or ""] += 1
    return tuple(site.figures(name) for name, site in sorted(sites.items()))


def site_of(line: Mapping[str, Any]) -> str:
    """Give the registered domain of a record or a reject, "" where it has none."""
    return str(line.get("site") or domain_of(line.get("url") or line.get("requested_url") or ""))


def template_of(record: Mapping[str, Any], sources: Sequence[str]) -> str:
    """Give a template's name: where an article's fields were read from, as ``headline printed, authors jsonld``."""
    found = record.get("field_sources", {})
    return ", ".join(f"{name} {found[name]}" for name in sources if name in found) or "nothing found"


def sentences_of(text: str, least: int) -> list[str]:
    """Give the sentences of a text that have so many characters."""
    return [sentence for sentence in _SENTENCE.split(text) if len(sentence) >= least]


class _Site:
    """The counts of one site."""

    def __init__(self, rules: DriftRules) -> None:
        self._rules = rules
        self.failures = 0
        self.reasons: Counter[str] = Counter()
        self._fields: Counter[str] = Counter(dict.fromkeys(rules.fields, 0))
        self._words: list[int] = []
        self._labels: defaultdict[str, float] = defaultdict(float)
        self._confidence = [0] * _TENTHS
        self._templates: Counter[str] = Counter()
        self._sentences: list[dict[int, int]] = []

    def add(self, record: Mapping[str, Any]) -> None:
        """Count a record."""
        self._words.append(record["word_count"])
        self._fields.update(name for name in self._rules.fields if _has(record.get(name)))
        self._confidence[min(int(record["confidence"] * _TENTHS), _TENTHS - 1)] += 1
        self._templates[template_of(record, self._rules.sources)] += 1
        characters = {TEXT: len(record["text"]), **record["boilerplate"]}
        total = sum(characters.values()) or 1
        for label, number in characters.items():
            self._labels[label] += number / total
        if len(self._sentences) < self._rules.repeats.compared:
            found = sentences_of(record["text"], self._rules.repeats.characters)
            self._sentences.append({hash(sentence): len(sentence) for sentence in found})

    def figures(self, site: str) -> SiteFigures:
        """Give all counts."""
        articles = len(self._words)
        return SiteFigures(
            site=site,
            articles=articles,
            rejects=self.reasons.total() - self.failures,
            failures=self.failures,
            reasons=dict(sorted(self.reasons.items())),
            fields=dict(self._fields),
            words=_quartiles(self._words),
            labels={label: round(share / articles, 4) for label, share in sorted(self._labels.items())},
            confidence=tuple(self._confidence),
            compared=len(self._sentences),
            repeated=_repeating(self._sentences, self._rules.repeats),
            templates=dict(sorted(self._templates.items())),
        )


def _repeating(articles: Sequence[Mapping[int, int]], rules: Repeats) -> int:
    """Count the articles much of whose text stands in many others; in: of each its sentences and their lengths."""
    spread = Counter(sentence for article in articles for sentence in article)
    shares = (
        sum(length for sentence, length in article.items() if spread[sentence] >= rules.articles)
        / (sum(article.values()) or 1)
        for article in articles
    )
    return sum(share >= rules.share for share in shares)


def _quartiles(numbers: Sequence[int]) -> tuple[float, ...]:
    if not numbers:
        return ()
    if len(numbers) == 1:
        return (float(numbers[0]),) * 3
    low, _, high = quantiles(numbers, n=4, method="inclusive")
    return low, float(median(numbers)), high


def _has(value: object) -> bool:
    return value is not None and value not in ([], "")
