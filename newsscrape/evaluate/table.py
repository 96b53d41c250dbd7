"""Measurements → what people and programs read of them: a table, lines for each page, the worst pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from rich.box import SIMPLE_HEAD
from rich.table import Table

from newsscrape.evaluate.datasets import TextMetric
from newsscrape.evaluate.figures import LOWER_IS_BETTER, PAGE_FIGURE, Figures, ScoredPage, figures_of
from newsscrape.evaluate.measure import Measurement
from newsscrape.evaluate.score import PageScore
from newsscrape.evaluate.tools import Scope, Tool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolResult:
    """How one tool did on one set."""

    tool: Tool
    """What was asked."""
    pages: int
    """Pages it was asked about."""
    no_text: int
    """Pages it gave no text for."""
    crashes: int
    """Pages on which it crashed or took too long; they are among ``no_text``."""
    cpu_ms: float
    """Median processor time a page, in milliseconds."""
    figures: Figures
    """Its figures by name."""


def result_of(tool: Tool, metric: TextMetric, measurements: Sequence[Measurement]) -> ToolResult:
    """Sum up how a tool did on the pages of a set."""
    scored = [ScoredPage(is_german=one.gold.is_german, score=one.score) for one in measurements]
    no_text = sum(not one.answer.text.strip() for one in measurements)
    figures = {**figures_of(metric, scored), "no_text": no_text}
    figures["no_text_share"] = no_text / len(measurements)
    return ToolResult(
        tool=tool,
        pages=len(measurements),
        no_text=no_text,
        crashes=sum(one.failure is not None for one in measurements),
        cpu_ms=1000 * median(one.cpu_seconds for one in measurements),
        figures={name: value for name, value in figures.items() if _is_asked(tool, metric, name)},
    )


def table_of(dataset: str, results: Sequence[ToolResult], floors: Mapping[str, float]) -> Table:
    """Give the table of a set: a row for each figure, a column for each tool, the floor and the lead over the next."""
    first, *others = results
    table = Table(title=f"{dataset}: {first.pages} pages", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("(↓: less is better)", no_wrap=True)
    for result in results:
        table.add_column(result.tool.name, justify="right")
    if others:
        table.add_column(f"over {others[0].tool.name}", justify="right")
    if floors:
        table.add_column("floor", justify="right")
    for figure in _rows(results):
        cells = [_cell(figure, result.figures.get(figure)) for result in results]
        if others:
            cells.append(_lead(figure, first.figures.get(figure), others[0].figures.get(figure)))
        if floors:
            cells.append(_cell(figure, floors.get(figure)))
        table.add_row(_NAMES.get(figure, figure.replace("_", " ")), *cells)
    table.add_row("crashes ↓", *(str(result.crashes) for result in results))
    table.add_row("CPU ms a page (median) ↓", *(f"{result.cpu_ms:.1f}" for result in results))
    return table


def worst(metric: TextMetric, measurements: Sequence[Measurement], count: int) -> list[str]:
    """Give a line for each of the worst pages: its figure, precision, recall, id, address, reject."""
    figure = PAGE_FIGURE[metric]
    known = sorted(
        (one for one in measurements if figure in one.score), key=lambda one: (one.score[figure], one.gold.id)
    )
    return [f"{_numbers(figure, one.score)}  {one.gold.id}  {one.gold.url or ''}{_why(one)}" for one in known[:count]]


def worst_title(dataset: str, metric: TextMetric) -> str:
    """Give the line over those of `worst`: what their numbers are."""
    columns = [PAGE_FIGURE[metric], *(["precision", "recall"] if metric is not TextMetric.NONE else [])]
    return f"Worst pages of {dataset} ({', '.join(_NAMES.get(name, name.replace('_', ' ')) for name in columns)}):"


def page_line(dataset: str, tool: Tool, one: Measurement) -> dict[str, object]:
    """Give a page's measurement as a JSON object: scores, what was answered and what is true."""
    truth = one.gold.truth
    return {
        "dataset": dataset,
        "tool": tool.name,
        "id": one.gold.id,
        "url": one.gold.url,
        "language": one.gold.language,
        "scores": dict(one.score),
        "output_characters": len(one.answer.text),
        "truth_characters": None if truth.text is None else len(truth.text),
        "headline": {"output": one.answer.headline, "truth": truth.title},
        "authors": {"output": one.answer.authors, "truth": truth.authors},
        "date": {"output": one.answer.published_date, "truth": truth.date},
        "missed_segments": [part for part in truth.wanted or () if not _holds(one, part)],
        "unwanted_segments": [part for part in truth.unwanted or () if _holds(one, part)],
        "cpu_ms": round(1000 * one.cpu_seconds, 2),
        "confidence": one.answer.confidence,
        "reject": one.answer.reject,
        "failure": one.failure,
    }


def result_object(result: ToolResult) -> dict[str, object]:
    """Give a result as a JSON object."""
    return {
        "tool": result.tool.name,
        "pages": result.pages,
        "no_text": result.no_text,
        "crashes": result.crashes,
        "cpu_ms": round(result.cpu_ms, 2),
        "figures": {name: round(value, 6) for name, value in result.figures.items()},
    }


_NAMES = {
    "f1": "F1",
    "with": "with snippets",
    "without": "without snippets ↓",
    "exact": "exact words",
    "f1_german": "F1 German",
    "f1_without_summary": "F1 without the summary",
    "leads_kept_german": "leads kept, German",
    "title_words": "title word F1",
    "title_or_kicker": "title equal, with kicker or without",
    "authors": "author F1",
    "page_f1": "F1",
    "no_text": "pages without text ↓",
    "no_text_share": "share of pages without text ↓",
    "worst_5_percent": "worst 5 % of pages",
}


_OF_TEXT = frozenset({"no_text", "no_text_share"})


def _is_asked(tool: Tool, metric: TextMetric, figure: str) -> bool:
    return tool.scope is Scope.ARTICLE or figure == "day" or (metric is TextMetric.NONE and figure not in _OF_TEXT)


def _rows(results: Sequence[ToolResult]) -> list[str]:
    return list(dict.fromkeys(figure for result in results for figure in result.figures))


def _cell(figure: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if figure == "no_text" else f"{value:.4f}"


def _lead(figure: str, own: float | None, other: float | None) -> str:
    if own is None or other is None:
        return ""
    lead = other - own if figure in LOWER_IS_BETTER else own - other
    return f"{lead:+.0f}" if figure == "no_text" else f"{lead:+.4f}"


def _numbers(figure: str, score: PageScore) -> str:
    return "  ".join(f"{value:.4f}" for value in (score[figure], *_precision_and_recall(score)))


def _precision_and_recall(score: PageScore) -> tuple[float, ...]:
    """Give what is known of both; nothing said has a precision of 0."""
    if "true_positives" in score:
        right = score["true_positives"]
        said, wanted = right + score["false_positives"], right + score["false_negatives"]
        return (right / said if said else 0.0, right / wanted if wanted else 0.0)
    prefix = "page_" if "page_f1" in score else ""
    is_known = f"{prefix}f1" in score
    return tuple(score.get(f"{prefix}{name}", 0.0) for name in ("precision", "recall")) if is_known else ()


def _holds(one: Measurement, part: str) -> bool:
    return " ".join(part.split()).lower() in " ".join(one.answer.text.split()).lower()


def _why(one: Measurement) -> str:
    why = one.failure or one.answer.reject
    return f"  ({why})" if why else ""
