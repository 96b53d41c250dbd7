"""Killed runs → their files, from what the ledger had been told of them."""

from __future__ import annotations

import logging
from pathlib import Path

from newsscrape.ledger.ledger import Ledger
from newsscrape.model.instant import now_written
from newsscrape.model.manifest import Manifest, Rest
from newsscrape.model.run import Run
from newsscrape.pipelines.drift import Drift, keep_figures
from newsscrape.sinks.run import RunFiles

logger = logging.getLogger(__name__)

KILLED = "killed"
"""Why a run ended that could not say so itself."""
_PARTS = "*-????????T??????Z*.part"
_STOPPED = 6  # the exit code of a run stopped by a signal, its state saved


def recover(output: Path, ledger: Ledger, drift: Drift) -> list[Manifest]:
    """Write anew the files of runs that were killed, or ended by a full disk; give their manifests.

    In: the output folder, held by this run alone; the ledger, which may be shared: runs without a file in this folder
    are left to who has them; whether sites are held against their earlier runs. What stands in unnamed files and not in
    the ledger goes: its pages have no end, and are asked for again. Raises `StorageError` when the disk refuses.
    """
    recovered = []
    for run in ledger.unfinished():
        stem = output / "articles" / f"{run.spider}-{run.name}"
        if not any(stem.parent.glob(f"{stem.name}.*")):
            continue
        if not stem.with_name(f"{stem.name}.manifest.json").exists():
            recovered.append(_written(output, ledger, run, drift))
        ledger.end_run(run.name, now_written(), _STOPPED)
        ledger.keep()
    for part in (output / "articles").glob(_PARTS):
        part.unlink()  # of a run that could not even be noted
    return recovered


def _written(output: Path, ledger: Ledger, run: Run, drift: Drift) -> Manifest:
    files = RunFiles(output, run.spider, run.name, run.started_at)
    for end in ledger.end_states.of(run.name):
        files.put(end)
    alarms = keep_figures(ledger, run.name, drift)
    manifest = files.close(now_written(), _STOPPED, Rest(ended=KILLED, alarms=alarms))
    logger.warning(
        "Run %s was killed before its files were whole; now they are: %d articles, %d unchanged, %d rejects, "
        "%d failures.",
        run.name,
        manifest.articles,
        manifest.unchanged,
        manifest.rejects,
        manifest.failures,
    )
    return manifest
