"""What tests of all rooms share: where the development data lies, and what its absence means."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled pages beside the checkout; without it the test is skipped, and fails where CI=true."""
    folder = ROOT.parent / "shared"
    if folder.is_dir():
        return folder
    message = f"{folder} is missing: the labelled pages this test reads lie there"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    return shared / "seed"


@pytest.fixture(scope="session")
def bench(shared: Path) -> Path:
    return shared / "bench"
