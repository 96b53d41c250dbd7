from __future__ import annotations

import sys

import pytest

from newsscrape.errors import UsageError
from newsscrape.ledger.engines import checked_engine


@pytest.mark.parametrize(
    "url",
    [
        "nowhere",
        "oracle+nothing://x",
        "mysql://x/y",
        "postgresql://h/x",
        "postgresql+psycopg://h:port/x",
        "sqlite+x://",
    ],
)
def test_an_address_that_is_none_is_an_error_in_use(url: str) -> None:
    with pytest.raises(UsageError, match=r"NEWSSCRAPE_LEDGER: .*expected sqlite:///FILE or postgresql\+psycopg://"):
        checked_engine(url)


def test_a_missing_driver_is_told_how_to_get(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match=r"pip install 'newsscrape\[postgres\]'"):
        checked_engine("postgresql+psycopg://h/x")


def test_what_the_address_says_of_the_connection_counts() -> None:
    engine = checked_engine("postgresql+psycopg://h/x?connect_timeout=3")
    assert engine.url.query["connect_timeout"] == "3"
    engine.dispose()
