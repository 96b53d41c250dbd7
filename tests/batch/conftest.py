"""What tests of work in shards share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsscrape.batch import task
from newsscrape.batch.shard import Making
from newsscrape.sinks.formats import Format
from newsscrape.sinks.run import Blocks, shaping_versions


@pytest.fixture
def making(tmp_path: Path) -> Callable[..., Making]:
    """Gives how shards are made, into a folder."""

    def made(**other: object) -> Making:
        usual = {
            "target": str(tmp_path / "out"),
            "form": Format.JSONL,
            "blocks": Blocks.DROP,
            "ledger": None,
            "sites": "",
            "seconds": 10.0,
            "memory": 1_500_000_000,
            "versions": shaping_versions(),
        }
        return Making(**{**usual, **other})

    return made


@pytest.fixture(scope="session", autouse=True)
def _no_children_left() -> Iterator[None]:
    """End the children that shards made in this process leave to the next one."""
    kept = []
    made = task.Extractors

    def noted(*args: object) -> object:
        kept.append(made(*args))  # type: ignore[arg-type]
        return kept[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(task, "Extractors", noted)
        yield
    for extractors in kept:
        extractors.stop()
