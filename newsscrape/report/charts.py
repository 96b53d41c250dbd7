"""Figures → charts for a page; none where matplotlib is not installed, since their numbers stand in tables as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from importlib.util import find_spec
from io import StringIO
from typing import TYPE_CHECKING, Any, ParamSpec

from markupsafe import Markup

from newsscrape.report.svg import ACCENT, BAD, EDGE, INK, LINE, SERIES, Drawing, inline

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from newsscrape.report.coverage import FieldRow

Given = ParamSpec("Given")

_WIDTH = 5.0  # inches: words of 9 points are of 8 pixels on a phone, of 14 on a desktop
_SHORT, _SHORT_LABELS, _LONG_LABELS = 5, 8, 5  # characters; labels that fit side by side
_NAMED, _SWATCH = 60, 8  # characters that fit above a chart; what the patch of colour takes
_LEAST_BARS = 8  # places: few bars are no broader than many
_STYLE: dict[Any, Any] = {  # keys are words of matplotlib's own
    "svg.fonttype": "none",
    "svg.hashsalt": "newsscrape",
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.edgecolor": EDGE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": LINE,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
}


def can_draw() -> bool:
    """Tell whether charts can be drawn here."""
    return find_spec("matplotlib") is not None


def _where_possible(draw: Callable[Given, Markup]) -> Callable[Given, Markup | None]:
    @wraps(draw)
    def drawn(*args: Given.args, **given: Given.kwargs) -> Markup | None:
        return draw(*args, **given) if can_draw() else None

    return drawn


@_where_possible
def bars(name: str, title: str, labels: Sequence[str], rows: Mapping[str, Sequence[int]]) -> Markup:
    """Draw counts over time or classes, the rows on top of each other; in: labels, one or more; the rows by name."""
    figure, axes = _figure(2.2)
    below = [0] * len(labels)
    for colour, (row, counts) in zip((ACCENT, *SERIES), rows.items(), strict=False):
        axes.bar(range(len(labels)), counts, bottom=below, color=colour, width=0.78, label=row)
        below = [one + more for one, more in zip(below, counts, strict=True)]
    step = max(1, -(-len(labels) // (_SHORT_LABELS if max(map(len, labels)) <= _SHORT else _LONG_LABELS)))
    axes.set_xticks(range(0, len(labels), step), labels[::step])
    axes.set_xlim(-0.6, max(len(labels), _LEAST_BARS) - 0.4)
    axes.locator_params(axis="y", integer=True)
    axes.tick_params(axis="x", length=0)
    axes.grid(axis="y")
    axes.set_axisbelow(True)
    if len(rows) > 1:
        _name_rows(figure, rows)
    peak = max(range(len(labels)), key=lambda place: below[place])
    return _inline(name, title, f"{sum(below)} in all, most at {labels[peak]}: {below[peak]}.", figure)


@_where_possible
def coverage(name: str, title: str, rows: Sequence[FieldRow]) -> Markup:
    """Draw for each field the share that was to be expected as a band, the usual as a tick, this run's as a dot."""
    figure, axes = _figure(0.5 + 0.23 * len(rows))
    for place, row in enumerate(rows):
        if row.limits:
            low, high = 100 * row.limits.low, 100 * row.limits.high
            axes.barh(place, high - low, left=low, height=0.5, color=LINE)
            axes.plot([100 * row.limits.usual] * 2, [place - 0.25, place + 0.25], color=EDGE, linewidth=1.5)
        axes.plot(100 * row.found, place, marker="X" if row.is_drift else "o", color=BAD if row.is_drift else ACCENT)
    axes.set_yticks(range(len(rows)), [row.name for row in rows])
    axes.tick_params(axis="y", length=0)
    axes.invert_yaxis()
    axes.set_xlim(-2, 102)
    axes.set_xlabel("% of articles")
    axes.grid(axis="x")
    axes.set_axisbelow(True)
    outside = [row.name for row in rows if row.is_drift]
    return _inline(name, title, f"Outside the expected range: {', '.join(outside) or 'nothing'}.", figure)


@_where_possible
def lines(name: str, title: str, labels: Sequence[str], rows: Mapping[str, Sequence[float | None]]) -> Markup:
    """Draw figures from run to run; in: a label for each run, the rows by name, None where a run has no figure."""
    figure, axes = _figure(1.9)
    for colour, (row, values) in zip((ACCENT, *SERIES), rows.items(), strict=False):
        known = [(place, value) for place, value in enumerate(values) if value is not None]
        axes.plot([place for place, _ in known], [value for _, value in known], color=colour, label=row, marker=".")
    step = max(1, -(-len(labels) // _LONG_LABELS))
    axes.set_xticks(range(0, len(labels), step), labels[::step])
    axes.set_ylim(bottom=0, top=1.1 * max((value or 0 for values in rows.values() for value in values), default=0) or 1)
    axes.grid(axis="y")
    axes.set_axisbelow(True)
    _name_rows(figure, rows)
    ends = [f"{row} {values[-1]:g}" for row, values in rows.items() if values and values[-1] is not None]
    return _inline(name, title, f"{len(labels)} runs; in the last one: {', '.join(ends) or 'nothing'}.", figure)


def _name_rows(figure: Figure, names: Iterable[str]) -> None:
    """Name the colours above a chart, in as many columns as names of this length have room for."""
    figure.legend(loc="outside upper left", ncols=max(1, _NAMED // (max(map(len, names)) + _SWATCH)), frameon=False)


def _figure(height: float) -> tuple[Figure, Axes]:
    import matplotlib as mpl  # noqa: PLC0415 - of an extra, and half a second to load
    from matplotlib.figure import Figure  # noqa: PLC0415 - the same

    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(_WIDTH, height), layout="constrained")
        return figure, figure.add_subplot()


def _inline(name: str, title: str, says: str, figure: Figure) -> Markup:
    import matplotlib as mpl  # noqa: PLC0415 - as above

    written = StringIO()
    with mpl.rc_context(_STYLE):
        figure.savefig(written, format="svg", metadata={"Date": None})
    return inline(Drawing(name=name, title=title, says=says, svg=written.getvalue()))
