"""Nothing a page, a list, a redirect or the DNS says makes a crawl connect to this machine or its network.

Every connection that is not to the test's own site ends in a trap that counts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest

LINES = Path(__file__).with_name("inward.txt").read_text(encoding="utf-8").splitlines()
FORMS = [line for line in LINES if line and not line.startswith("#")]
SCHEMES = ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_PING", "data:text/html,x", "s3://a/b"]
INNER = {
    "loopback": "127.0.0.1", "privat": "10.0.0.1", "null": "0.0.0.0", "metadaten": "169.254.169.254",  # noqa: S104 - an answer, not bound
    "geteilt": "100.64.0.1", "gruppe": "224.0.0.1", "netz": "192.168.0.1", "azure": "168.63.129.16",
}  # fmt: skip
"""Names of the site with the one answer they have."""
REBOUND = ["93.184.215.14", "127.0.0.1", "93.184.215.14", "10.0.0.1", "127.0.0.1"]
"""Answers of a name that changes its mind between any two look-ups."""
CODES = (301, 302, 303, 307, 308)
TEXT = "".join(
    f"<p>{number}. {'Der Fluss führt wenig Wasser, die Fähre bleibt am Anleger. ' * 4}</p>" for number in range(6)
)


def deep(form: str, number: int) -> str:
    """Give an address as an article's, since front pages are not taken from lists."""
    return form + f"a-{number}.html" if form.endswith("/") else form


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def give(self, text: str, kind: str = "text/html", status: int = 200, location: str = "") -> None:
        body = text.encode()
        self.send_response(status)
        if location:
            self.send_header("Location", location.encode().decode("latin-1"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        path, own = urlsplit(self.path).path, f"http://guard.example:{self.server.server_address[1]}"
        host = (self.headers["Host"] or "").partition(":")[0]
        listed = [deep(form, 4000000 + number) for number, form in enumerate(FORMS)]
        named = [f"http://{name}.guard.example/{{}}/a-5000001.html" for name in INNER]
        room, number = path.split("/")[1], int((re.findall(r"a-\d(\d+)", path) or ["0"])[0])
        if path == "/robots.txt" and host == "regeln.guard.example":
            self.give("", status=302, location="http://127.0.0.1/robots.txt")
        elif path == "/robots.txt":
            maps = [f"{own}/karte.xml", f"{own}/karten.xml", *(f"{form}/karte.xml" for form in FORMS)]
            self.give("\n".join(["User-agent: *", *(f"Sitemap: {one}" for one in maps)]), "text/plain")
        elif path == "/karte.xml":
            urls = "".join(f"<url><loc>{one}</loc></url>" for one in (*listed, *(one.format("karte") for one in named)))
            self.give(f"<urlset>{urls}</urlset>", "application/xml")
        elif path == "/karten.xml":
            maps = "".join(
                f"<sitemap><loc>{one}</loc></sitemap>" for one in (*listed, "http://netz.guard.example/k.xml")
            )
            self.give(f"<sitemapindex>{maps}</sitemapindex>", "application/xml")
        elif path == "/feed.xml":
            links = (*listed, *(one.format("feed") for one in named))
            items = "".join(f"<item><title>Innen</title><link>{one}</link></item>" for one in links)
            self.give(f'<rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>', "application/rss+xml")
        elif room == "um":
            self.give("", status=CODES[number % len(CODES)], location=[*FORMS, *SCHEMES][number])
        elif room == "auf":
            self.give(f'<meta http-equiv="refresh" content="0;url={FORMS[number]}">{TEXT}')
        elif room == "weiter":
            claims = "".join(f'<link rel="{rel}" href="{listed[number]}">' for rel in ("canonical", "next", "amphtml"))
            self.give(
                f'<html lang="de"><head><title>Weiter</title>{claims}<base href="{FORMS[number]}">'
                f'<meta property="og:url" content="{listed[number]}"></head>'
                f'<body><article><h1>Weiter</h1><img src="/bild.png">{TEXT}</article></body></html>'
            )
        elif path == "/":
            self.give(self.front(listed, [one.format("link") for one in named]))
        else:
            self.give("nichts", status=404)

    def front(self, listed: list[str], named: list[str]) -> str:
        ways = [f"/um/a-{1000000 + number}.html" for number in range(len(FORMS) + len(SCHEMES))]
        ways += [f"/{room}/a-{3000000 + number}.html" for room in ("auf", "weiter") for number in range(len(FORMS))]
        links = "".join(f'<li><a href="{one}">Meldung</a></li>' for one in (*ways, *listed, *named, *SCHEMES))
        feeds = "".join(
            f'<link rel="alternate" type="application/rss+xml" href="{one}">' for one in ("/feed.xml", *listed[:20])
        )
        return f"<html><head><meta charset=utf-8><title>Innen</title>{feeds}</head><body><ul>{links}</ul></body></html>"


@pytest.fixture(scope="module")
def site() -> Iterator[int]:
    """Serve on loopback; give the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def names() -> dict[str, list[str]]:
    inner = {f"{name}.guard.example": [answer] for name, answer in INNER.items()}
    own = {f"{name}guard.example": ["127.0.0.1"] for name in ("", "regeln.")}
    return inner | own | {"wandel.guard.example": list(REBOUND)}


class Run(NamedTuple):
    """A crawl and what it reached."""

    crawled: Any
    noted: list[list[str]]
    """What it looked up with the answer, connected to other than the site, and listened at, in order."""
    trapped: int

    @property
    def others(self) -> list[list[str]]:
        return [line for line in self.noted if line[0] != "lookup"]

    def ends(self, room: str, host: str = "guard.example") -> list[str]:
        return [end for url, end in self.crawled.ends().items() if f"//{host}" in url and f"/{room}/" in url]


class Start:
    """Starts crawls that can reach the site and the trap, and nothing else."""

    def __init__(self, crawls: Any, site: int, watch: Any) -> None:  # noqa: ANN401 - tests/conftest.py
        self.site, self._crawls, self._watch = site, crawls, watch

    def run(self, output: Path, urls: str, allowed: str, *settings: str, **environment: str) -> Run:
        """Crawl addresses with these hosts allowed; ``@`` stands for the site's port."""
        given = self._watch.environment(names(), self.site) | environment
        given |= {"NEWSSCRAPE_ALLOW_HOSTS": allowed.replace("@", str(self.site)), "NEWSSCRAPE_CONTACT": "x@y.example"}
        arguments = ("news", "-a", f"url={urls.replace('@', str(self.site))}", "-s", "DOWNLOAD_TIMEOUT=5", *settings)
        ran = self._crawls.run(output, *arguments, **given)
        return Run(ran, self._watch.take(), self._watch.trapped())


@pytest.fixture(scope="module")
def start(crawls: Any, site: int, watch: Any) -> Start:  # noqa: ANN401 - tests/conftest.py
    return Start(crawls, site, watch)


@pytest.fixture(scope="module")
def run(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A crawl of the whole site, which is also reached by its address, so that links to that address are its own."""
    urls = "http://guard.example:@/,http://127.0.0.1:@/,http://regeln.guard.example:@/a-1000001.html"
    allowed = "guard.example:@,127.0.0.1:@,regeln.guard.example:@"
    return start.run(tmp_path_factory.mktemp("guard"), urls, allowed, "-s", "RETRY_TIMES=0")


def test_no_connection_leaves_the_site_and_nobody_listens(run: Run) -> None:
    assert (run.trapped, run.others) == (0, [])


def test_only_names_of_the_site_are_looked_up(run: Run) -> None:
    assert {line[1] for line in run.noted} - {"127.0.0.1"} == names().keys() - {"wandel.guard.example"}


@pytest.mark.parametrize("room", ["um", "auf"])
def test_every_redirect_and_refresh_inwards_has_its_end(run: Run, room: str) -> None:
    ends = run.ends(room)
    assert ends.count("forbidden_address") == len(FORMS) >= 60
    assert len(ends) - len(FORMS) == (len(SCHEMES) if room == "um" else 0)


def test_a_redirect_to_another_scheme_is_not_followed(run: Run) -> None:
    assert set(run.ends("um")) == {"forbidden_address", "http_error"}


def test_what_articles_name_as_canonical_next_or_base_is_not_asked_for(run: Run) -> None:
    assert run.ends("weiter") == ["article"] * len(FORMS)


@pytest.mark.parametrize("source", ["link", "karte", "feed"])
def test_a_name_of_the_site_that_leads_inwards_is_refused_whoever_named_it(run: Run, source: str) -> None:
    assert [run.ends(source, host=name) for name in INNER] == [["forbidden_address"]] * len(INNER)


def test_an_address_of_the_network_as_a_site_is_left_at_its_port_only(run: Run, site: int) -> None:
    ends = {url: end for url, end in run.crawled.ends().items() if urlsplit(url).hostname == "127.0.0.1"}
    refused = [url for url, end in ends.items() if end == "forbidden_address"]
    assert "http://127.0.0.1:8080/a-4000001.html" in refused
    assert {urlsplit(url).port for url in ends.keys() - set(refused)} == {site}


def test_robots_txt_that_leads_inwards_forbids_the_site(run: Run) -> None:
    assert [end for url, end in run.crawled.ends().items() if "//regeln." in url] == ["forbidden_address"]


def test_nothing_else_was_asked_for(run: Run) -> None:
    hosts = {urlsplit(url).hostname or "" for url in run.crawled.ends()}
    assert {host.rstrip(".") for host in hosts if not host.endswith("guard.example")} == {"127.0.0.1"}


def test_the_address_connected_to_is_the_one_that_was_judged(start: Start, tmp_path: Path) -> None:
    """The trap stands for the public address; the answers in between are private, and nothing is remembered."""
    settings = ("-s", "DNSCACHE_ENABLED=0", "-s", "ROBOTSTXT_OBEY=0", "-s", "DOWNLOAD_DELAY=0")
    urls = ",".join(f"http://wandel.guard.example/a-100000{number}.html" for number in range(1, 4))
    run = start.run(tmp_path, urls, "guard.example:@", *settings)
    assert [line[2] for line in run.noted if line[0] == "lookup"][: len(REBOUND)] == REBOUND
    connected = [(before, line) for before, line in pairwise(run.noted) if line[0] == "connect"]
    assert [before[2] for before, _ in connected] == [line[1] for _, line in connected]
    assert {line[1] for _, line in connected} == {REBOUND[0]}
    assert run.trapped == len(connected) == len(run.others) > 1
    assert "forbidden_address" in run.crawled.ends().values()


def test_a_host_is_reached_when_the_run_lists_it(start: Start, tmp_path: Path) -> None:
    run = start.run(tmp_path, "http://loopback.guard.example/a-1000001.html", "loopback.guard.example:80")
    assert run.trapped > 0
    assert {tuple(line) for line in run.others} == {("connect", "127.0.0.1", "80")}


@pytest.mark.parametrize(
    ("variable", "proxy"),
    [
        ("http_proxy", "http://127.0.0.1:3128"),
        ("https_proxy", "10.0.0.1:8080"),
        ("HTTP_PROXY", "http://[::1]:8080"),
        ("HTTPS_PROXY", "socks5://127.1:1080"),
    ],
)
def test_a_private_proxy_must_be_listed(start: Start, tmp_path: Path, variable: str, proxy: str) -> None:
    run = start.run(tmp_path, "http://guard.example:@/", "guard.example:@", **{variable: proxy})
    assert (run.crawled.code, run.trapped, run.noted) == (1, 0, [])
    assert f"{variable}: " in run.crawled.said


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_whose_name_leads_inwards_must_be_listed(start: Start, tmp_path: Path, scheme: str) -> None:
    environment = {f"{scheme}_proxy": "http://privat.guard.example:3128"}
    url = f"{scheme}://kurier.example/a-1000001.html"
    run = start.run(tmp_path / "refused", url, "guard.example:@", **environment)
    assert (run.crawled.ends(), run.trapped) == ({url: "forbidden_address"}, 0)
    run = start.run(tmp_path / "listed", url, "privat.guard.example:3128", "-s", "RETRY_TIMES=0", **environment)
    assert {tuple(line) for line in run.others} == {("connect", "10.0.0.1", "3128")}


def test_what_no_proxy_spares_is_judged_by_its_answer(start: Start, tmp_path: Path) -> None:
    environment = {"http_proxy": f"http://127.0.0.1:{start.site}", "no_proxy": "privat.guard.example"}
    urls = "http://privat.guard.example/a-1000001.html,http://guard.example/weiter/a-3000001.html"
    run = start.run(tmp_path, urls, "guard.example,127.0.0.1:@", "-s", "RETRY_TIMES=0", **environment)
    assert list(run.crawled.ends().values()).count("forbidden_address") == 1
    assert (run.ends("weiter"), run.trapped, run.others) == (["article"], 0, [])
