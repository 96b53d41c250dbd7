from __future__ import annotations

from ipaddress import IPv4Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.crawl.public import is_local_name, is_name, is_public, literal_address


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "127.0.0.1.", "%31%32%37.0.0.1", "①②⑦.⓪.⓪.①",
        "127\u30020\uff610\uff0e1",
    ],
)  # fmt: skip
def test_every_spelling_of_loopback_is_seen(host: str) -> None:
    assert literal_address(host) == IPv4Address("127.0.0.1")


@pytest.mark.parametrize("host", ["kurier.example", "1und1.example", "localhost", "", "0x", "beef"])
def test_names_are_no_addresses(host: str) -> None:
    assert literal_address(host) is None


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104 - judged, not bound
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "::", "::1", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "::7f00:1", "64:ff9b:1::7f00:1", "fec0::1", "3fff::1",
        "4000::1", "2001:0:7f00:1::", "168.63.129.16", "192.0.0.192", "192.88.99.1",
    ],
)  # fmt: skip
def test_networks_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "64:ff9b::101:101"])
def test_networks_that_are_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_a_zone_does_not_hide_a_link_local_address() -> None:
    literal = literal_address("fe80::1%eth0")
    assert literal is not None
    assert not is_public(literal)


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST.", "db.localhost", "drucker.local", "x.internal"])
def test_names_of_this_network(name: str) -> None:
    assert is_local_name(name)


@pytest.mark.parametrize("name", ["local.example", "localhost.example.org", "kurier.example"])
def test_names_of_others(name: str) -> None:
    assert not is_local_name(name)


@pytest.mark.parametrize("host", ["kurier.example", "größe.example", "a_b.example.", "1und1", "0xerox.example"])
def test_hosts_that_can_be_names(host: str) -> None:
    assert is_name(host)


@pytest.mark.parametrize("host", ["", "a%00.example", "a b", "a/b", "127.0.0.257", "kurier.0x7f", "kurier.5.", "v1.[a"])
def test_hosts_that_cannot_be_names(host: str) -> None:
    assert not is_name(host)


@given(st.text(max_size=40))
def test_any_host_can_be_judged(host: str) -> None:
    literal = literal_address(host)
    assert literal is None or isinstance(is_public(literal), bool)
