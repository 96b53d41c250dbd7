from __future__ import annotations

import pytest

from newsscrape.crawl.hosts import AllowedHosts, port_of
from newsscrape.errors import UsageError


def test_a_host_without_port_is_covered_at_every_port() -> None:
    allowed = AllowedHosts.parse("Kurier.example, 127.0.0.1:8080,[::1]:9")
    assert allowed.cover_url("http://kurier.example/")
    assert allowed.cover_url("https://kurier.example:8443/")
    assert allowed.cover_url("http://[::1]:9/")
    assert allowed.names == {"kurier.example", "127.0.0.1", "::1"}


def test_a_host_with_port_is_covered_there_only() -> None:
    allowed = AllowedHosts.parse("127.0.0.1:8080")
    assert allowed.cover_url("http://127.0.0.1:8080/x")
    assert not allowed.cover_url("http://127.0.0.1/x")
    assert not allowed.cover_url("http://127.0.0.1:80800/x")


def test_nothing_is_covered_by_nothing() -> None:
    assert not AllowedHosts.parse("").cover_url("http://127.0.0.1/")


@pytest.mark.parametrize("text", ["http://a.example/", "a.example:x", "a.example/path", "user@a.example", ":80"])
def test_an_entry_that_is_no_host_is_named(text: str) -> None:
    with pytest.raises(UsageError, match="NEWSSCRAPE_ALLOW_HOSTS"):
        AllowedHosts.parse(text)


def test_the_port_is_the_written_one_or_the_schemes() -> None:
    assert [port_of(f"{url}/") for url in ("http://a", "https://a", "http://a:81", "http://a:x")] == [80, 443, 81, None]
