"""A run → a page: what it brought, what is not as it was, and records to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypedDict

from markupsafe import Markup

from newsscrape.ledger.versions import Version
from newsscrape.model.alarm import Alarm
from newsscrape.model.instant import instant_in
from newsscrape.report.changes import FieldChange, changes_between
from newsscrape.report.charts import bars, can_draw, coverage
from newsscrape.report.coverage import SiteView
from newsscrape.report.days import day_of, hour_of
from newsscrape.report.frame import framed
from newsscrape.report.sampled import Samples, size_of
from newsscrape.sources.runs import Line

MOST_CHANGES = 100
"""Changed articles shown of a run."""
_DRAWN_SITES = 6
"""Sites whose coverage is drawn, and that have a colour of their own in the chart of articles by hour."""
_LEAD = 280  # characters of a record shown in the gallery
_MEANING = {
    0: "all well", 1: "error in use", 2: "too many failures", 3: "drift alarm", 4: "locked", 5: "storage failed",
    6: "stopped",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStory:
    """All that a page tells of a run."""

    manifest: Mapping[str, Any]
    """Its manifest."""
    alarms: tuple[Alarm, ...]
    """What is not as it was."""
    sites: tuple[SiteView, ...]
    """Its sites beside their past."""
    samples: Samples
    """What is shown of its lines."""
    changed: Sequence[tuple[Version, Version]]
    """Each article that changed, as its version before and the new one."""
    maps: Mapping[str, str] = field(default_factory=dict)
    """Where the page maps of lines lie, seen from the page, by the lines' places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A record or reject as it is shown."""

    title: str
    """Its headline, or address."""
    url: str | None
    """Its address, where it is one a reader can follow."""
    words: str
    """How its text begins, or why it is a reject."""
    facts: tuple[str, ...]
    """What else is said of it."""
    place: str
    """Where it stands: the argument of ``scrapy explain --record``."""
    page_map: str | None
    """Where the map of its page lies; None where the page is not in the archive."""


class _Found(TypedDict):
    place: str
    page_map: str | None


def run_page(story: RunStory) -> str:
    """Give the page of a run as one file of HTML."""
    manifest = story.manifest
    span = instant_in(manifest["finished_at"]) - instant_in(manifest["started_at"])
    hours = _hours(story.samples.by_hour)
    confidence = _summed([view.figures.confidence for view in story.sites])
    drawn = [view for view in sorted(story.sites, key=_rank)[:_DRAWN_SITES] if view.figures.articles]
    charts = {view.figures.site: _coverage(number, view) for number, view in enumerate(drawn)}
    return framed(
        "report",
        f"Run {manifest['run']} of {manifest['spider']}",
        {
            "manifest": manifest,
            "seconds": _span(span),
            "meaning": _MEANING.get(manifest["exit_code"], ""),
            "can_draw": can_draw(),
            "alarms": [(alarm, _cards(story, story.samples.by_alarm[alarm])) for alarm in story.alarms],
            "sites": sorted(story.sites, key=_rank),
            "coverage_charts": charts,
            "hours": hours,
            "hours_chart": bars("hours", "Articles by time", hours.labels, dict(hours.drawn)) if hours.labels else None,
            "reasons": [
                (reason, number, _cards(story, story.samples.by_reason.get(reason, ())))
                for reason, number in sorted(manifest["rejects_by_reason"].items(), key=lambda one: (-one[1], one[0]))
            ],
            "confidence": confidence,
            "confidence_chart": _confidence(confidence) if sum(confidence) else None,
            "slowest": manifest.get("slowest", ()),
            "largest": [(card(line, story.maps), size_of(line)) for line in story.samples.largest],
            "templates": [
                (
                    view.figures.site,
                    row,
                    _cards(story, story.samples.by_template.get((view.figures.site, row.name), ())),
                )
                for view in story.sites
                for row in view.templates
            ],
            "changes": [_change(old, new) for old, new in story.changed[:MOST_CHANGES]],
            "changes_left": max(0, len(story.changed) - MOST_CHANGES),
            "has_maps": bool(story.maps),
            "gallery": _cards(story, story.samples.gallery),
        },
    )


def card(line: Line, maps: Mapping[str, str]) -> Card:
    """Give a record or reject as it is shown; in: its line, and where the maps of pages lie."""
    content = line.content
    url = content.get("url") or content.get("requested_url")
    followed = url if isinstance(url, str) and url.startswith(("http://", "https://")) else None
    found: _Found = {"place": line.place, "page_map": maps.get(line.place)}
    if "reason" in content:
        status = content.get("http_status")
        facts = (content["reason"], *([f"status {status}"] if status else []))
        return Card(title=url or "no address", url=followed, words=content["detail"], facts=facts, **found)
    text = content.get("lead") or content["text"]
    facts = (
        content.get("site") or "no address",
        ", ".join(content["authors"]) or "no author",
        content.get("published_at") or content.get("published_date") or "no date",
        f"{content['word_count']:,} words",
        f"confidence {content['confidence']:.2f}",
        *content["warnings"],
    )
    return Card(
        title=content.get("headline") or "(no headline)",
        url=followed,
        words=text if len(text) <= _LEAD else f"{text[:_LEAD].rpartition(' ')[0] or text[:_LEAD]} …",
        facts=facts,
        **found,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Articles by site and time."""

    labels: tuple[str, ...]
    """The hours or days, as they are shown."""
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    """The counts of each site."""
    drawn: tuple[tuple[str, tuple[int, ...]], ...]
    """The same with smaller sites taken together."""


def _hours(by_hour: Mapping[str, Counter[str]]) -> Hours:
    times = sorted({time for counts in by_hour.values() for time in counts})
    rows = [(site, tuple(counts[time] for time in times)) for site, counts in by_hour.items()]
    rows.sort(key=lambda row: (-sum(row[1]), row[0]))
    drawn = rows[: _DRAWN_SITES - 1]
    rest = rows[_DRAWN_SITES - 1 :]
    if rest:
        drawn = [*drawn, ("others", _summed([counts for _, counts in rest]))]
    one_day = len({time[:10] for time in times}) == 1
    labels = [
        hour_of(time) if one_day and hour_of(time) else f"{day_of(time)} {hour_of(time)}".strip() for time in times
    ]
    return Hours(labels=tuple(labels), rows=tuple(rows), drawn=tuple(drawn))


def _summed(rows: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(row for row in rows if row), strict=True)))


def _confidence(counts: Sequence[int]) -> Markup | None:
    labels = [f"{place / 10:.1f}" for place in range(len(counts))]
    return bars("confidence", "Articles by confidence", labels, {"articles": counts})


def _coverage(number: int, view: SiteView) -> Markup | None:
    return coverage(f"coverage-{number}", f"Fields found on {view.figures.site}", view.fields)


def _cards(story: RunStory, lines: Sequence[Line]) -> list[Card]:
    return [card(line, story.maps) for line in lines]


def _rank(view: SiteView) -> tuple[bool, int, str]:
    """Sort sites: what is not as it was first, then by size."""
    return not view.is_drift, -view.figures.articles, view.figures.site


def _change(old: Version, new: Version) -> tuple[Version, list[FieldChange]]:
    return new, changes_between(old.record, new.record, new.changes)


def _span(span: timedelta) -> str:
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
