"""Simulate a news archive: delay from publication to record against the number of workers.

``make simulate`` writes the table of scale.md and simulation.svg anew; without ``--write`` the table is printed.
"""  # noqa: INP001 - a script

from __future__ import annotations

import argparse
import os
import re
import sys
import tomllib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from simulation_archive import CAUSES, Archive, Outcome
from simulation_sites import DAY, Facts, Trial

PLACE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One simulation and what it gave."""

    sites: int
    """Sites of the whole archive."""
    workers: int
    """Workers of the whole archive."""
    outcome: Outcome

    def minutes(self, share: float) -> float:
        """Give the delay that this share of the articles does not exceed."""
        return float(np.quantile(self.outcome.delays, share)) / 60

    def cause(self, name: str) -> float:
        """Give what is waited for one thing, in minutes an article."""
        return self.outcome.causes[name] / len(self.outcome.delays) / 60


def main(arguments: Sequence[str] | None = None) -> None:
    """Simulate, and print or write."""
    opts = options(arguments)
    facts = tomllib.loads(opts.facts.read_text(encoding="utf-8"))
    cases = simulate(facts, opts)
    if opts.write:
        page = PLACE / "scale.md"
        text = page.read_text(encoding="utf-8")
        for name, part in {"simulation": table(cases), "costs": costs(cases, facts, opts)}.items():
            text = marked(name).sub(lambda found, part=part: f"{found[1]}{part}{found[2]}", text)
        page.write_text(text, encoding="utf-8")
        plot([case for case in cases if case.sites == opts.hosts], PLACE / "simulation.svg")
    else:
        sys.stdout.write(f"{table(cases)}\n{costs(cases, facts, opts)}")


def marked(name: str) -> re.Pattern[str]:
    """Give what finds a part of the page that is written here."""
    return re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=10_000, help="sites, a host each (default 10,000)")
    parser.add_argument("--workers", type=numbers, default=[1, 2, 4, 8], help="comma-separated numbers of workers")
    parser.add_argument("--days", type=float, default=1.0, help="days from a Monday's midnight on (default 1)")
    parser.add_argument("--times", type=int, default=100, help="simulate a part of so many times as much, too; 1: no")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="cases simulated at a time")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same figures")
    parser.add_argument("--facts", type=Path, default=PLACE / "simulation.toml", help="what is taken for granted")
    parser.add_argument("--write", action="store_true", help="write scale.md and simulation.svg instead of printing")
    return parser.parse_args(arguments)


def numbers(text: str) -> list[int]:
    """Read numbers of workers."""
    return [int(part) for part in text.split(",")]


def simulate(facts: Facts, opts: argparse.Namespace) -> list[Case]:
    """Simulate each case: the same sites with each number of workers, and as a part of a larger archive."""
    pairs = [(workers, 1) for workers in opts.workers]
    pairs += [(workers, opts.times) for workers in opts.workers[-1:] if opts.times > 1]
    if opts.jobs == 1:
        return [simulated(facts, opts, pair) for pair in pairs]
    with ProcessPoolExecutor(opts.jobs) as pool:
        return list(pool.map(partial(simulated, facts, opts), pairs))


def simulated(facts: Facts, opts: argparse.Namespace, pair: tuple[int, int]) -> Case:
    """Simulate one case: so many workers, and sites that are a part of so many times as many."""
    workers, part = pair
    trial = Trial(hosts=opts.hosts, workers=workers, days=opts.days, seed=opts.seed, part=part)
    outcome = Archive(facts, trial).run()
    return Case(sites=opts.hosts * part, workers=workers * part, outcome=outcome)


def table(cases: Sequence[Case]) -> str:
    """Give all figures as a Markdown table."""
    head = ["sites", "workers", "articles", "no record yet", "median", "95 %", "mean"]
    head += [*CAUSES, *cases[0].outcome.busy]
    rows = [head, ["---:"] * len(head)]
    for case in cases:
        out = case.outcome
        rows.append(
            [
                *(f"{number:,}" for number in (case.sites, case.workers, out.published, out.waiting)),
                *(
                    f"{minutes:.1f}"
                    for minutes in (case.minutes(0.5), case.minutes(0.95), sum(out.delays) / len(out.delays) / 60)
                ),
                *(f"{case.cause(name):.2f}" for name in CAUSES),
                *(f"{share:.0%}" for share in out.busy.values()),
            ]
        )
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def costs(cases: Sequence[Case], facts: Facts, opts: argparse.Namespace) -> str:
    """Give what a day costs as a Markdown table: counts of the simulation times the measured figures of one page."""
    outcome = [case.outcome for case in cases if case.sites == opts.hosts][-1]
    articles, pages, lists = (number / opts.days for number in (outcome.published, outcome.pages, outcome.lists))
    size, worker, database = facts["bytes"], facts["worker"], facts["database"]
    hour, gigabyte = 3_600_000, 1e9
    lines = {
        "new articles": (articles, ","),
        "pages asked for, each article's later visits, front pages and sections among them": (pages, ","),
        "feeds and sitemaps asked for": (lists, ","),
        "requests a second, in the mean": ((pages + lists) / DAY, ".1f"),
        "archive of all pages, GB": (pages * size["archive"] / gigabyte, ".1f"),
        "of that, first visits of articles, GB": (articles * size["archive"] / gigabyte, ".1f"),
        "records as JSON Lines, GB": (articles * size["record"] / gigabyte, ".1f"),
        "rows of new articles in the ledger": (articles * size["inserts"], ","),
        "ledger, with indexes, GB": (articles * size["rows"] / gigabyte, ".1f"),
        "the database's own log, GB": (articles * size["log"] / gigabyte, ".1f"),
        "main processes, core hours": ((pages * worker["page_ms"] + lists * worker["list_ms"]) / hour, ".1f"),
        "children that read pages, core hours": (pages * worker["read_ms"] / hour, ".1f"),
        "database, core hours": (pages * database["page_ms"] / hour, ".1f"),
    }
    head = f"| a working day | {opts.hosts:,} sites | {opts.times * opts.hosts:,} sites |\n|---|---:|---:|\n"
    return head + "".join(
        f"| {name} | {rounded(number, form)} | {rounded(number * opts.times, form)} |\n"
        for name, (number, form) in lines.items()
    )


def rounded(number: float, form: str) -> str:
    """Give a number as people read it: counts in thousands, the rest with a decimal."""
    return f"{round(number, -3):,.0f}" if form == "," else f"{number:,.1f}"


def plot(cases: Sequence[Case], path: Path) -> None:
    """Draw delays, what they consist of, and how busy each resource is, over the number of workers."""
    figure = Figure(figsize=(12.6, 4.2), layout="constrained")
    delays, causes, busy = (figure.add_subplot(1, 3, place) for place in (1, 2, 3))
    workers = [case.workers for case in cases]
    for share, name in ((0.5, "median"), (0.95, "95th percentile")):
        delays.plot(workers, [case.minutes(share) for case in cases], marker="o", label=name)
    _finish(delays, "From publication to record", "minutes", workers)
    causes.stackplot(workers, *([case.cause(name) for case in cases] for name in CAUSES), labels=CAUSES)
    _finish(causes, "What an article waits for, in the mean", "minutes", workers)
    for name in cases[0].outcome.busy:
        busy.plot(workers, [100 * case.outcome.busy[name] for case in cases], marker="o", label=name)
    _finish(busy, "How busy", "per cent of the day", workers)
    with mpl.rc_context({"svg.hashsalt": "newsscrape", "svg.fonttype": "none"}):
        figure.savefig(path, format="svg", metadata={"Date": None})


def _finish(axes: Axes, title: str, unit: str, workers: Sequence[int]) -> None:
    axes.set_title(title, fontsize=10)
    axes.set_xscale("log", base=2)
    axes.set_xticks(workers, [f"{number:,}" for number in workers])
    axes.set_xlabel("workers")
    axes.set_ylabel(unit)
    axes.set_ylim(bottom=0)
    axes.grid(visible=True, alpha=0.4)
    axes.legend(fontsize="small")


if __name__ == "__main__":
    main()
