"""Ten runs of two sites, written once for all tests of reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reported import write_runs


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of ten runs; only to be read."""
    output = tmp_path_factory.mktemp("runs")
    write_runs(output)
    return output
