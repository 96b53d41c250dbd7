from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from scrapy.utils.test import get_crawler

from newsscrape.crawl.guard import (
    ConsentWallError,
    ForbiddenAddressError,
    GuardMiddleware,
    LoginWallError,
    proxy_refusal,
    refusal,
)
from newsscrape.crawl.hosts import AllowedHosts
from newsscrape.model.visit import Role, Visit

NOBODY = AllowedHosts.parse("")
INWARD = Path(__file__).parents[1].joinpath("whole/inward.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://kurier.example/", "no http or https"),
        ("file:///etc/passwd", "no http or https"),
        ("http:///x", "no http or https"),
        ("http://a:99999/", "no http or https"),
        ("http://[::1/", "no http or https"),
        ("http://me:secret@kurier.example/", "user name"),
        ("http://@kurier.example/", "user name"),
        ("http://127.0.0.1:8080/", "not public"),
        ("http://2130706433/", "not public"),
        ("http://[::ffff:10.0.0.1]/", "not public"),
        ("http://169.254.169.254/latest/meta-data/", "not public"),
        ("http://localhost/", "not public"),
    ],
)
def test_addresses_that_are_refused(url: str, reason: str) -> None:
    assert reason in (refusal(url, NOBODY) or "")


@pytest.mark.parametrize("url", [line for line in INWARD if line and not line.startswith("#")])
def test_what_leads_inwards_is_refused_before_and_after_scrapy_rewrites_it(url: str) -> None:
    url = urljoin("http://kurier.example/", url)
    assert refusal(url, NOBODY)
    assert refusal(Request(url).url, NOBODY)


@pytest.mark.parametrize("port", [21, 22, 25, 3306, 5432, 6379, 8000, 9200])
def test_a_port_where_no_web_server_is_expected_must_be_listed(port: int) -> None:
    url = f"https://kurier.example:{port}/"
    assert refusal(url, NOBODY) == "has a port where no web server is expected"
    assert refusal(url, AllowedHosts.parse(f"kurier.example:{port}")) is None
    assert refusal(url, AllowedHosts.parse("kurier.example")) is None
    assert proxy_refusal(url, NOBODY) is None


@pytest.mark.parametrize("url", ["https://www.kurier.example/a", "http://1.1.1.1/", "http://kurier.example:8080/"])
def test_addresses_that_pass(url: str) -> None:
    assert refusal(url, NOBODY) is None


def test_listed_hosts_pass_at_their_port() -> None:
    allowed = AllowedHosts.parse("127.0.0.1:8080")
    assert refusal("http://127.0.0.1:8080/", allowed) is None
    assert refusal("http://127.0.0.1:8081/", allowed)


def test_a_listed_host_excuses_no_password() -> None:
    assert refusal("http://me@127.0.0.1/", AllowedHosts.parse("127.0.0.1"))


@given(st.one_of(st.text(max_size=60), st.text(max_size=40).map("http://{}".format)))
def test_what_passes_is_a_web_address(text: str) -> None:
    assert refusal(text, NOBODY) or text.lower().startswith(("http://", "https://"))


def guard(allowed: str = "", contact: str = "desk@kurier.example") -> GuardMiddleware:
    settings = {"NEWSSCRAPE_ALLOW_HOSTS": allowed, "NEWSSCRAPE_CONTACT": contact}
    return GuardMiddleware.from_crawler(get_crawler(settings_dict=settings))


def test_requests_are_judged_with_their_proxy() -> None:
    guard().process_request(Request("https://kurier.example/"))
    with pytest.raises(ForbiddenAddressError, match=r"10\.0\.0\.1"):
        guard().process_request(Request("https://kurier.example/", meta={"proxy": "http://10.0.0.1:3128"}))
    guard("10.0.0.1:3128").process_request(Request("https://kurier.example/", meta={"proxy": "http://10.0.0.1:3128"}))


def test_the_refusal_does_not_tell_a_password() -> None:
    with pytest.raises(ForbiddenAddressError) as caught:
        guard().process_request(Request("https://me:geheim@kurier.example/"))
    assert "geheim" not in str(caught.value)
    assert "https://kurier.example/ has a user name or password in it" in str(caught.value)


def test_without_a_contact_only_listed_hosts_are_asked_wherever_the_address_came_from() -> None:
    guard("kurier.example", " ").process_request(Request("https://kurier.example/"))
    with pytest.raises(ForbiddenAddressError, match="set NEWSSCRAPE_CONTACT"):
        guard("kurier.example", " ").process_request(Request("https://bilder.kurier.example/"))


def test_a_redirect_may_not_leave_the_site() -> None:
    visit = Visit(url="https://kurier.example/", role=Role.OPEN)
    request = Request("https://anders.example/", cb_kwargs={"visit": visit}, meta={"redirect_urls": [visit.url]})
    with pytest.raises(ForbiddenAddressError, match="leaves the site"):
        guard().process_request(request)


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("https://consent.verlag.example/?next=/a", ConsentWallError),
        ("https://sso.verlag.example/realms/kurier", LoginWallError),
    ],
)
def test_a_redirect_to_a_consent_layer_or_a_login_elsewhere_is_called_so(url: str, error: type[Exception]) -> None:
    visit = Visit(url="https://kurier.example/a", role=Role.ARTICLE)
    request = Request(url, cb_kwargs={"visit": visit}, meta={"redirect_urls": [visit.url]})
    with pytest.raises(error, match="on another site"):
        guard().process_request(request)


def test_a_name_that_does_not_exist_is_not_called_forbidden() -> None:
    guard().process_exception(Request("https://kurier.example/"), CannotResolveHostError("no such host"))
