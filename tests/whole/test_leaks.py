"""What was told in confidence stays where it belongs: secrets are planted, a crawl is run, everything is searched."""

from __future__ import annotations

import gzip
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

OURS = {"proxy": "geheim-proxy", "profile": "geheim-profil", "environment": "geheim-umgebung", "start": "geheim-start"}
"""What we know and tell only whom it concerns."""
THEIRS = {"link": "geheim-verweis", "feed": "geheim-feed", "redirect": "geheim-umleitung", "refresh": "geheim-wechsel"}
"""Passwords that pages name; a page is kept as it was sent, and nothing else holds them."""
SESSION = "geheim-sitzung"
"""The value of a cookie that a site sets; its answer is kept with its header."""
PROFILE = f'[cookies]\nzustimmung = "{OURS["profile"]}"\n'
TEXT = "".join(
    f"<p>{number}. {'Der Fluss führt wenig Wasser, die Fähre bleibt am Anleger. ' * 4}</p>" for number in range(6)
)
ARTICLE = (
    f'<html lang="de"><head><title>Meldung</title></head><body><article><h1>Meldung</h1>{TEXT}</article></body></html>'
)
LINKS = (
    "/a-1000001.html", "/hinueber/a-1000002.html", "/umleitung/a-1000003.html", "/wechsel/a-1000004.html",
    "/direkt/a-1000005.html", f"http://leser:{THEIRS['link']}@a.leck.example/a-1000006.html",
)  # fmt: skip
FRONT = (
    '<html><head><title>Leck</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body><ul>'
    + "".join(f'<li><a href="{link}">Meldung</a></li>' for link in LINKS)
    + "</ul></body></html>"
)
FEED = (
    '<rss version="2.0"><channel><title>Feed</title><item><title>Meldung</title>'
    f"<link>http://leser:{THEIRS['feed']}@a.leck.example/a-1000007.html</link></item></channel></rss>"
)


class Asked(NamedTuple):
    """A request as it came."""

    host: str
    path: str
    headers: dict[str, str]


class Server(ThreadingHTTPServer):
    """A site for every host, which keeps what it is asked."""

    daemon_threads = True

    def __init__(self, beyond: int = 0) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[Asked] = []
        self.beyond = beyond

    @contextmanager
    def serving(self) -> Iterator[Self]:
        """Serve while the block lasts."""
        with self:
            Thread(target=self.serve_forever, daemon=True).start()
            yield self
            self.shutdown()

    def handle_error(self, *_: object) -> None:
        """Say nothing of broken handshakes."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path, host = urlsplit(self.path).path, self.headers["Host"].partition(":")[0]
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append(Asked(host, path, headers))
        leads = {
            "hinueber": "http://b.leck.example/a-1000012.html",
            "umleitung": f"http://leser:{THEIRS['redirect']}@a.leck.example/a-1000013.html",
            "direkt": f"http://direkt.leck.example:{self.server.beyond}/a-1000015.html",
        }
        pages = {
            "/": (FRONT if host == "a.leck.example" else ARTICLE),
            "/feed.xml": FEED,
            "/robots.txt": "User-agent: *\n",
            "/wechsel/a-1000004.html": (
                f'<meta http-equiv="refresh" content="0;url=http://x:{THEIRS["refresh"]}@a.leck.example/a-1.html">'
            ),
        }
        body, lead = pages.get(path, ARTICLE).encode(), leads.get(path.split("/")[1])
        self.send_response(302 if lead else 404 if path.startswith("/.well-known") else 200)
        if lead:
            self.send_header("Location", lead)
        if host == "a.leck.example":
            self.send_header("Set-Cookie", f"sitzung={SESSION}; Path=/")
            self.send_header("Set-Cookie", f"alle={SESSION}-alle; Path=/; Domain=example")
            self.send_header("Set-Cookie", f"fremd={SESSION}-fremd; Path=/; Domain=andere.example")
        self.send_header("Content-Type", "application/rss+xml" if path == "/feed.xml" else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Run(NamedTuple):
    """A crawl, and who was asked what."""

    crawled: Any
    proxied: list[Asked]
    direct: list[Asked]
    noted: list[list[str]]
    """What was looked up, connected to other than the servers, and listened at."""

    def told(self) -> dict[str, bytes]:
        """Give all that the crawl said and wrote, archives unpacked, by name."""
        files = {path.name: path.read_bytes() for path in self.crawled.output.rglob("*") if path.is_file()}
        opened = {name: gzip.decompress(body) if name.endswith(".gz") else body for name, body in files.items()}
        return opened | {"log": self.crawled.said.encode(), "summary": self.crawled.told.encode()}

    def where(self, secret: str) -> set[str]:
        """Give the kinds of files in which a secret stands."""
        return {name.rpartition(".")[2] for name, body in self.told().items() if secret.encode() in body}


@pytest.fixture(scope="module")
def run(crawls: Any, watch: Any, tmp_path_factory: pytest.TempPathFactory) -> Run:  # noqa: ANN401 - tests/conftest.py
    """A crawl that says all it can, through a proxy with a password, with a profile and a secret in the environment."""
    sites, output = tmp_path_factory.mktemp("sites"), tmp_path_factory.mktemp("leaks")
    (sites / "leck.example.toml").write_text(PROFILE, encoding="utf-8")
    with Server().serving() as direct, Server(direct.server_port).serving() as proxy:
        ports = (proxy.server_port, direct.server_port)
        environment = watch.environment({"direkt.leck.example": ["127.0.0.1"]}, *ports) | {
            "http_proxy": f"http://leser:{OURS['proxy']}@127.0.0.1:{proxy.server_port}",
            "no_proxy": "direkt.leck.example",
            "NEWSSCRAPE_ALLOW_HOSTS": "a.leck.example,b.leck.example,direkt.leck.example,andere.example,127.0.0.1",
            "NEWSSCRAPE_SITES": str(sites),
            "DEPLOY_TOKEN": OURS["environment"],
        }
        given = ("-a", "url=http://a.leck.example/,http://andere.example/a-1000009.html", "-L", "DEBUG")
        crawled = crawls.run(output, "news", *given, **environment)
        return Run(crawled, proxy.asked, direct.asked, watch.take())


def test_the_crawl_went_everywhere(run: Run) -> None:
    ends = {url.partition("//")[2]: end for url, end in run.crawled.ends().items()}
    assert ends.pop("a.leck.example/") != "article"
    refused = {f"a.leck.example/{room}" for room in ("umleitung/a-1000003.html", "wechsel/a-1000004.html")}
    assert {url for url, end in ends.items() if end == "forbidden_address"} == refused
    assert {url for url, end in ends.items() if end == "article"} == ends.keys() - refused
    assert len(ends) == 6
    assert {asked.host for asked in run.direct} == {"direkt.leck.example"}


@pytest.mark.parametrize("secret", OURS.values())
def test_what_we_know_is_written_nowhere(run: Run, secret: str) -> None:
    assert run.where(secret) == set()


@pytest.mark.parametrize("secret", THEIRS.values())
def test_a_password_in_an_address_stays_in_the_page_that_names_it(run: Run, secret: str) -> None:
    assert run.where(secret) == ({"gz"} if secret == THEIRS["link"] else set())
    assert secret not in str([*run.proxied, *run.direct])


def test_a_session_stands_in_the_answer_that_gave_it_only(run: Run) -> None:
    assert run.where(SESSION) == {"gz"}


def test_a_session_goes_to_the_host_that_gave_it(run: Run) -> None:
    cookies = {asked.host: asked.headers.get("cookie", "") for asked in (*run.proxied, *run.direct)}
    assert f"sitzung={SESSION}" in cookies.pop("a.leck.example")
    assert SESSION not in str(cookies)
    assert cookies.keys() == {"b.leck.example", "direkt.leck.example", "andere.example"}


def test_a_profile_s_cookie_goes_to_its_site(run: Run) -> None:
    held = {asked.host for asked in (*run.proxied, *run.direct) if OURS["profile"] in asked.headers.get("cookie", "")}
    assert held == {"a.leck.example", "b.leck.example", "direkt.leck.example"}


def test_the_proxy_s_password_goes_to_the_proxy(run: Run) -> None:
    assert all("proxy-authorization" in asked.headers for asked in run.proxied)
    assert not [asked for asked in run.direct if "proxy-authorization" in asked.headers]


def test_nobody_is_told_where_we_come_from(run: Run) -> None:
    told = {name for asked in (*run.proxied, *run.direct) for name in asked.headers}
    assert told.isdisjoint({"referer", "authorization", "from"})


def test_nobody_can_reach_into_a_crawl(run: Run) -> None:
    assert [line for line in run.noted if line[0] == "listen"] == []


@pytest.mark.parametrize(
    "form", ["http://leser:{}@a.leck.example/", "leser:{}@a.leck.example", "ftp://leser:{}@a.example/"]
)
def test_a_start_address_with_a_password_is_refused_and_not_repeated(crawls: Any, tmp_path: Path, form: str) -> None:  # noqa: ANN401 - tests/conftest.py
    crawled = crawls.run(tmp_path, "news", "-a", f"url={form.format(OURS['start'])}", "-L", "DEBUG")
    assert crawled.code == 1
    assert "url=" in crawled.said
    assert Run(crawled, [], [], []).where(OURS["start"]) == set()


@pytest.mark.parametrize(
    "ledger",
    [
        "postgresql+psycopg://leser:{}@127.0.0.1:1/x",
        "postgresql//leser:{}@127.0.0.1/x",
        "postgresql+x://leser:{}@h/x",
        "postgresql+psycopg://leser:{}@h:port/x",
    ],
)
def test_the_ledger_s_password_is_not_told_when_it_cannot_be_opened(crawls: Any, tmp_path: Path, ledger: str) -> None:  # noqa: ANN401 - tests/conftest.py
    environment = {"NEWSSCRAPE_LEDGER": ledger.format(OURS["start"]), "NEWSSCRAPE_ALLOW_HOSTS": "a.leck.example"}
    crawled = crawls.run(tmp_path, "news", "-a", "url=http://a.leck.example/", "-L", "DEBUG", **environment)
    assert crawled.code in {1, 5}
    assert Run(crawled, [], [], []).where(OURS["start"]) == set()


def certificate(folder: Path, name: str) -> Path:
    """Make a certificate that vouches for itself; give its file, which holds its key too."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "NOTHING"])
@pytest.mark.parametrize("name", ["tls.example", "other.example"])
def test_a_certificate_must_be_trusted_and_of_the_host(
    crawls: Any,  # noqa: ANN401 - tests/conftest.py
    watch: Any,  # noqa: ANN401 - tests/conftest.py
    tmp_path: Path,
    name: str,
    variable: str,
) -> None:
    is_good = (name, variable) == ("tls.example", "SSL_CERT_FILE")
    file, server = certificate(tmp_path, name), Server()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with server.serving():
        environment = watch.environment({"tls.example": ["127.0.0.1"]}, server.server_port)
        environment |= {"NEWSSCRAPE_ALLOW_HOSTS": "tls.example", variable: str(file)}
        url = f"https://tls.example:{server.server_port}/a-1000001.html"
        crawled = crawls.run(tmp_path / "output", "news", "-a", f"url={url}", "-s", "RETRY_TIMES=0", **environment)
    assert crawled.ends() == {url: "article" if is_good else "connection_failure"}
    assert bool(server.asked) is is_good
