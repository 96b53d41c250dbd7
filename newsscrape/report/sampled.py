"""A run's records and rejects, gone through once → what a page shows of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from random import Random

from newsscrape.model.alarm import Alarm, Aspect
from newsscrape.report.figures import site_of, template_of
from newsscrape.sources.runs import Line

GALLERY = 30
"""Records shown of a run."""
EXAMPLES = 3
"""Pages shown for an alarm, a reason or a template."""
LARGEST = 10
"""Large pages shown."""
_MOST_HOURS = 48
_HOUR, _DAY = len("2026-11-02T10"), len("2026-11-02")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drifted:
    """What of a run is not as it was."""

    alarms: Sequence[Alarm] = ()
    """The alarms."""
    sources: Sequence[str] = ()
    """Fields whose origins tell templates apart."""
    templates: Sequence[tuple[str, str]] = ()
    """New templates, with their sites before them."""


@dataclass(kw_only=True)
class Samples:
    """What is shown of a run's lines."""

    gallery: list[Line] = field(default_factory=list)
    """Random records, the same ones each time, in their order."""
    largest: list[Line] = field(default_factory=list)
    """The pages that take most room in the archive."""
    by_hour: dict[str, Counter[str]] = field(default_factory=dict)
    """Articles by site, then by hour of the fetch, ``2026-11-02T10``; by day in runs of more than two days."""
    by_reason: dict[str, list[Line]] = field(default_factory=dict)
    """Rejects and failures by reason, a few of each."""
    by_alarm: dict[Alarm, list[Line]] = field(default_factory=dict)
    """A few pages for each alarm."""
    by_template: dict[tuple[str, str], list[Line]] = field(default_factory=dict)
    """A few records of new templates, by site and template."""

    def cards(self) -> list[Line]:
        """Give the lines whose pages people are to look at, each once: alarms first, the gallery last."""
        groups = (*self.by_alarm.values(), *self.by_template.values(), *self.by_reason.values(), self.gallery)
        return [*{line.place: line for lines in groups for line in lines}.values()]


def sampled(run: str, records: Iterable[Line], rejects: Iterable[Line], drift: Drifted) -> Samples:
    """Go through a run's lines.

    In: the run's name, by which chance decides; its records, its rejects and failures; what of it is not as it was.
    """
    samples = Samples(
        by_alarm={alarm: [] for alarm in drift.alarms},
        by_template={template: [] for template in drift.templates},
    )
    gallery = _Drawn(Random(run))  # noqa: S311 - chance that anybody may foresee
    hours: defaultdict[str, Counter[str]] = defaultdict(Counter)
    large: list[Line] = []
    for number, line in enumerate(records):
        gallery.offer(number, line)
        large = _larger([*large, line])
        site = site_of(line.content)
        hours[site][(line.content.get("fetched_at") or "unknown")[:_HOUR]] += 1
        for alarm in drift.alarms:
            if alarm.site == site and shows(alarm, line):
                _few(samples.by_alarm[alarm], line)
        template = (site, template_of(line.content, drift.sources))
        if template in samples.by_template:
            _few(samples.by_template[template], line)
    for line in rejects:
        large = _larger([*large, line])
        _few(samples.by_reason.setdefault(line.content["reason"], []), line)
        for alarm in drift.alarms:
            if alarm.aspect is Aspect.REJECTS and site_of(line.content) == alarm.site:
                _few(samples.by_alarm[alarm], line)
    samples.gallery, samples.largest = gallery.lines(), large
    samples.by_hour = _readable(hours)
    return samples


def shows(alarm: Alarm, line: Line) -> bool:
    """Tell whether a record is an example of what an alarm says: that a field is missing (or there), and so on."""
    record = line.content
    is_less = alarm.found < alarm.usual
    match alarm.aspect:
        case Aspect.COVERAGE:
            return is_less is (record.get(alarm.name) in (None, "", []))
        case Aspect.WORDS:
            return bool(is_less is (record["word_count"] <= alarm.found))
        case Aspect.REJECTS:
            return False
        case _:
            return True


class _Drawn:
    """So many of a row of lines, each with the same chance (reservoir sampling: Vitter, 1985)."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._kept: dict[int, tuple[int, Line]] = {}

    def offer(self, number: int, line: Line) -> None:
        place = number if number < GALLERY else self._random.randrange(number + 1)
        if place < GALLERY:
            self._kept[place] = (number, line)

    def lines(self) -> list[Line]:
        return [line for _, line in sorted(self._kept.values(), key=lambda kept: kept[0])]


def size_of(line: Line) -> int:
    """Give the bytes that a page takes in the archive; 0 where it is not there."""
    return int((line.content.get("capture") or {}).get("length") or 0)


def _larger(lines: list[Line]) -> list[Line]:
    return nlargest(LARGEST, (line for line in lines if size_of(line)), key=size_of)


def _few(kept: list[Line], line: Line) -> None:
    if len(kept) < EXAMPLES:
        kept.append(line)


def _readable(hours: dict[str, Counter[str]]) -> dict[str, Counter[str]]:
    if len({hour for counts in hours.values() for hour in counts}) <= _MOST_HOURS:
        return hours
    days: dict[str, Counter[str]] = {}
    for site, counts in hours.items():
        days[site] = Counter()
        for hour, number in counts.items():
            days[site][hour[:_DAY]] += number
    return days
