from __future__ import annotations

import http.client

from newsscrape.bench.crawl_runs import served
from newsscrape.bench.crawl_server import site_of, wire_form
from newsscrape.bench.crawl_site import Answer, made_address


def test_an_answer_is_http() -> None:
    wire = wire_form(Answer(body=b"abc", kind="text/plain", packed=True))
    assert wire.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Content-Encoding: gzip\r\n" in wire
    assert wire.endswith(b"Content-Length: 3\r\n\r\nabc")


def test_made_pages_need_no_folder() -> None:
    assert site_of({"made": 5, "hosts": 2}).hosts == 2


def test_a_server_answers_as_a_proxy_and_puts_items_into_its_feed() -> None:
    with served({"made": 5, "hosts": 2}, 2) as server:
        server.put_into_feed(3)
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        connection.request("GET", "http://papers.example/feed.xml")
        assert made_address(3, 2).encode() in connection.getresponse().read()
        connection.request("GET", made_address(3, 2))
        assert connection.getresponse().status == 200
        connection.close()
