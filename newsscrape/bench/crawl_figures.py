"""What was measured of whole crawls → figures, and what they are held against."""

from __future__ import annotations

import platform
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

from newsscrape.bench.crawl_parts import BARE, OURS, TRAFILATURA, Durability, FeedWay, Many, Pace
from newsscrape.bench.measured import MILLION, is_compiled
from newsscrape.bench.tables import Answers, Section, targets_section
from newsscrape.bench.targets import Sense, Target

TARGETS = (
    Target(
        figure="share_of_bare",
        words="our pages for each CPU second of the main process, over those of bare Scrapy",
        sense=Sense.AT_LEAST,
        limit=0.88,
    ),
    Target(
        figure="times_trafilatura",
        words="our pages for each CPU second, over those with trafilatura in the callback",
        sense=Sense.AT_LEAST,
        limit=4,
    ),
    Target(
        figure="durability",
        words="share of pages a second that archive and ledger take",
        sense=Sense.AT_MOST,
        limit=0.15,
    ),
    Target(
        figure="resident_mb",
        words="memory of the main process at the end of the large crawl",
        sense=Sense.AT_MOST,
        limit=250,
        unit=" MB",
    ),
    Target(
        figure="next_request_growth",
        words="time to the next request at the end of it, over that at a tenth",
        sense=Sense.AT_MOST,
        limit=1.2,
    ),
    Target(
        figure="feed_runs",
        words="runs from an item's appearing in a feed to its line on disk",
        sense=Sense.AT_MOST,
        limit=1,
    ),
)
"""In the order of the table. Flat leaves a fifth for what a busy machine adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlMeasured:
    """What was measured; a part that was left out is None."""

    pace: Pace | None = None
    """Beside bare Scrapy and trafilatura in the callback."""
    durability: Durability | None = None
    """With archive and ledger on disk, and without."""
    many: Many | None = None
    """The large crawl."""
    feed: FeedWay | None = None
    """From a feed to the disk."""


def figures_of(measured: CrawlMeasured) -> dict[str, float]:
    """Give the figures by name; those of parts that were left out are missing."""
    figures: dict[str, float] = {}
    if measured.pace:
        figures["share_of_bare"] = measured.pace.ratio(BARE)
        figures["times_trafilatura"] = measured.pace.ratio(TRAFILATURA)
    if measured.durability:
        figures["durability"] = measured.durability.cost
    if measured.many:
        figures["resident_mb"] = measured.many.points[-1]["resident_bytes"] / MILLION
        first, last = measured.many.at(0.1), measured.many.at(1)
        figures["next_request_growth"] = last["next_request_ms"] / first["next_request_ms"]
    if measured.feed:
        figures["feed_runs"] = measured.feed.runs
    return figures


def missed(measured: CrawlMeasured) -> list[Target]:
    """Give the targets whose figure was measured and does not reach them."""
    figures = figures_of(measured)
    return [target for target in TARGETS if target.figure in figures and not target.is_met(figures)]


def json_object(measured: CrawlMeasured) -> dict[str, Any]:
    """Give the figures and what they were made from, for a JSON file."""
    versions = {name: version(name) for name in ("newsscrape", "scrapy", "trafilatura")}
    return {
        "figures": figures_of(measured),
        "versions": {"python": platform.python_version(), **versions},
        "machine": platform.machine(),
        "compiled": is_compiled(),
        **asdict(measured),
    }


def sections(measured: CrawlMeasured) -> list[Section]:
    """Give the tables of what was measured, the targets first."""
    parts = [targets_section(TARGETS, figures_of(measured), Answers(head="", met="met", missed="missed"))]
    if measured.pace:
        parts.append(_pace(measured.pace))
    if measured.durability:
        parts.append(_durability(measured.durability))
    if measured.many:
        parts.append(_many(measured.many))
    if measured.feed:
        parts.append(_feed(measured.feed))
    return parts


def _pace(pace: Pace) -> Section:
    rows = tuple(
        (name, *(f"{1000 * one / pace.pages:.2f}" for one in pace.seconds[name])) for name in (BARE, OURS, TRAFILATURA)
    )
    heads = ("crawl", *(f"round {number}" for number in range(1, len(rows[0]))))
    return Section(title=f"CPU ms of the main process a page ({pace.pages:,} pages)", heads=heads, rows=rows)


def _durability(durability: Durability) -> Section:
    kinds = (("as it is", durability.durable), ("without archive, ledger in memory", durability.forgetful))
    rows = tuple((name, *(f"{pace:.1f}" for pace in paces)) for name, paces in kinds)
    heads = ("crawl", *(f"round {number}" for number in range(1, len(rows[0]))))
    return Section(title=f"Pages a second ({durability.pages:,} pages)", heads=heads, rows=rows)


def _many(many: Many) -> Section:
    rows = tuple(
        (f"{point['answers']:,.0f}", f"{point['resident_bytes'] / MILLION:.0f}", f"{point['next_request_ms']:.2f}")
        for point in (many.at(share) for share in (0.1, 0.5, 1))
    )
    size, cost = many.ledger_bytes / many.addresses, 1000 * many.cpu_seconds / many.addresses
    return Section(
        title=(
            f"{many.addresses:,} addresses on {many.hosts:,} hosts: {size:,.0f} bytes of ledger, {cost:.1f} CPU ms each"
        ),
        heads=("answers", "MB resident", "CPU ms to the next request"),
        rows=rows,
    )


def _feed(feed: FeedWay) -> Section:
    return Section(
        title="From a feed to the disk",
        heads=("runs", "seconds from the run's start to the line"),
        rows=((str(feed.runs), f"{feed.seconds:.1f}"),),
    )
