"""A run's summary: how the command ended → one line of JSON for monitoring, one of words for the log."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from newsscrape.crawl.verdict import Ending, ExitCode
from newsscrape.model.instant import now_written, written
from newsscrape.model.manifest import Manifest
from newsscrape.model.summary import Summary

run_ended = object()
"""Signal: a run's files have their names; receivers take ``manifest``."""

_WITHOUT_A_RUN = {
    ExitCode.USAGE: "usage",
    ExitCode.LOCKED: "locked",
    ExitCode.STORAGE: "storage",
    ExitCode.STOPPED: "killed",
}


@dataclass(kw_only=True)
class Watch:
    """Looks at a command from its start to its end, and says how it ended."""

    spider: str
    """Name of the spider asked for."""
    output: Path
    """The output folder."""
    manifest: Manifest | None = None
    """The run's, once it has ended."""
    message: str | None = None
    """Why no run began."""
    _started_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    _started: float = field(default_factory=monotonic)

    def take(self, manifest: Manifest) -> None:
        """Keep the manifest of the run that ended."""
        self.manifest = manifest

    def summary(self, code: ExitCode) -> Summary:
        """Give the summary, now that the command ends with this code."""
        manifest = self.manifest
        return Summary(
            spider=self.spider,
            run=manifest.run if manifest else None,
            started_at=written(self._started_at),
            finished_at=now_written(),
            duration_seconds=round(monotonic() - self._started, 3),
            exit_code=int(code),
            ended=manifest.ended if manifest else _WITHOUT_A_RUN.get(code, "failed"),
            message=self.message,
            pages=manifest.pages if manifest else 0,
            articles=manifest.articles if manifest else 0,
            unchanged=manifest.unchanged if manifest else 0,
            rejects=manifest.rejects if manifest else 0,
            failures=manifest.failures if manifest else 0,
            waiting=manifest.waiting if manifest else 0,
            alarms=tuple(alarm.sentence for alarm in manifest.alarms) if manifest else (),
            files=self._files(manifest) if manifest else (),
        )

    def _files(self, manifest: Manifest) -> tuple[str, ...]:
        names = (*(file.name for file in manifest.files), f"{manifest.spider}-{manifest.run}.manifest.json")
        return tuple(str(self.output / "articles" / name) for name in names)


def line_of(summary: Summary) -> str:
    """Give a summary as one line of JSON, its keys sorted, without the line break."""
    return json.dumps(asdict(summary), sort_keys=True)


def told(manifest: Manifest, output: Path) -> str:
    """Give what the log says of a run that ended; in: its manifest, the output folder."""
    counts = (
        f"{manifest.pages} pages: {manifest.articles} articles, {manifest.unchanged} unchanged, "
        f"{manifest.rejects} rejects, {manifest.failures} failures"
    )
    if manifest.ended == Ending.OUT_OF_TIME:
        counts += "; its time was up"
    if left := sum(one.addresses for one in manifest.left_out):
        counts += f"; {left} addresses left out, see left_out in the manifest"
    if manifest.waiting:
        counts += f"; {manifest.waiting} addresses wait for the next run"
    if manifest.alarms:
        counts += f"; {len(manifest.alarms)} drift alarms, see scrapy report {manifest.run}"
    if manifest.exit_code:
        counts += f"; ended with exit code {manifest.exit_code}"
    return f"{counts}; files: {', '.join(str(output / 'articles' / file.name) for file in manifest.files)}"
