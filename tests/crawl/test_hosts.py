from __future__ import annotations

import pytest

from newsscrape.crawl.hosts import AllowedHosts, port_of, shown
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


def test_a_lookup_is_exempt_at_its_port_and_at_any_where_it_tells_none() -> None:
    allowed = AllowedHosts.parse("proxy.example:3128")
    assert [allowed.cover_lookup("Proxy.example", port) for port in (3128, 80, 0)] == [True, False, True]
    assert not allowed.cover_lookup("kurier.example", 0)


@pytest.mark.parametrize(
    "url", ["http://me:a@b@kurier.example/x", "http://me@kurier.example/x", "http://kurier.example/x"]
)
def test_an_address_is_shown_without_user_and_password(url: str) -> None:
    assert shown(url) == "http://kurier.example/x"


def test_a_password_is_not_shown_of_what_is_hardly_an_address() -> None:
    assert shown("me:geheim@kurier.example") == "kurier.example"
    assert shown("http:/me:geheim@kurier.example") == "http:/kurier.example"


def test_what_looks_like_a_user_in_the_path_is_shown() -> None:
    assert shown("http://kurier.example/@redaktion?x=//a@b") == "http://kurier.example/@redaktion?x=//a@b"
