from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from scrapy.utils.test import get_crawler

from newsscrape.crawl.guard import ForbiddenAddressError, GuardMiddleware, refusal
from newsscrape.crawl.hosts import AllowedHosts
from newsscrape.model.visit import Role, Visit

NOBODY = AllowedHosts.parse("")


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


def guard(allowed: str = "") -> GuardMiddleware:
    return GuardMiddleware.from_crawler(get_crawler(settings_dict={"NEWSSCRAPE_ALLOW_HOSTS": allowed}))


def test_requests_are_judged_with_their_proxy() -> None:
    guard().process_request(Request("https://kurier.example/"))
    with pytest.raises(ForbiddenAddressError, match=r"10\.0\.0\.1"):
        guard().process_request(Request("https://kurier.example/", meta={"proxy": "http://10.0.0.1:3128"}))
    guard("10.0.0.1:3128").process_request(Request("https://kurier.example/", meta={"proxy": "http://10.0.0.1:3128"}))


def test_a_redirect_may_not_leave_the_site() -> None:
    visit = Visit(url="https://kurier.example/", role=Role.OPEN)
    request = Request("https://anders.example/", cb_kwargs={"visit": visit}, meta={"redirect_urls": [visit.url]})
    with pytest.raises(ForbiddenAddressError, match="leaves the site"):
        guard().process_request(request)


def test_a_name_that_does_not_exist_is_not_called_forbidden() -> None:
    guard().process_exception(Request("https://kurier.example/"), CannotResolveHostError("no such host"))
