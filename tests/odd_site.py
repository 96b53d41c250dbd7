"""A site with everything that can go wrong, for the crawl's tests: started as a script, prints its port.

It is a forward proxy for every host: the path alone decides what is answered.
"""

from __future__ import annotations

import gzip
import threading
from http.server import BaseHTTPRequestHandler
from typing import ClassVar
from urllib.parse import urlsplit

from serving import serve

SENTENCE = "Der Fluss führt seit Wochen wenig Wasser, und die Fähre bleibt deshalb am Anleger. "
ROBOTS = "User-agent: *\nDisallow: /verboten/\nSitemap: http://odd.example/karten.xml\n"
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://odd.example/karte.xml.gz</loc></sitemap></sitemapindex>"""
MAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>
<loc>http://odd.example/karte/a-2000001.html</loc><lastmod>2026-01-02T03:04:05Z</lastmod></url></urlset>"""
FEED = """<rss version="2.0"><channel><title>Odd</title><item><title>Aus dem Feed</title>
<link>http://odd.example/feed/a-3000001.html</link><pubDate>Mon, 02 Feb 2026 10:00:00 +0100</pubDate></item>
<item><title>Doppelt</title><link>http://odd.example/a-1000001.html?utm_source=rss</link></item></channel></rss>"""
LINKS = (
    "/a-1000001.html", "/umweg/a-1000002.html", "/verboten/a-1000003.html", "/kreis/a-1000004.html",
    "/ping/a-1000005.html", "/fehlt/a-1000006.html", "/kaputt/a-1000007.html", "/gzip/a-1000008.html",
    "/gzipkurz/a-1000009.html", "/kurz/a-1000010.html", "/bild/a-1000011.html", "/pdf/a-1000012.html",
    "/gross/a-1000013.html", "/intern/a-1000014.html", "/weg/a-1000015.html", "/leer/a-1000016.html",
    "/gzipgross/a-1000017.html", "/datei.pdf", "/login", "http://anders.example/a-1000018.html",
    "/lang/a-1000019.html", "/abgerissen/a-1000020.html",
)  # fmt: skip
ONCE = """<rss version="2.0"><channel><title>Einmal</title>{}</channel></rss>"""
SLOW = "<item><title>Langsam {0}</title><link>http://odd.example/langsam/b-400000{0}.html</link></item>"
LARGE = 31 * 1024 * 1024
LAST_PAGE = 3
REDIRECTS = {
    "umweg": "/a-1000002.html",
    "ping": "/pong/a.html",
    "pong": "/ping/a-1000005.html",
    "intern": "http://127.0.0.1:22/",
    "weg": "http://anders.example/",
}


def article(title: str) -> bytes:
    paragraphs = "".join(f"<p>{number}. {SENTENCE * 3}</p>" for number in range(1, 7))
    return (
        f'<html lang="de"><head><title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}</article>'
        "</body></html>"
    ).encode()


def long_article(path: str, page: int) -> bytes:
    """A story that goes on: three pages, of which a link names the next, and each says some words again."""
    following = f'<link rel="next" href="{path}?seite={page + 1}">' if page < LAST_PAGE else ""
    paragraphs = "".join(f"<p>Seite {page}, Absatz {number}. {SENTENCE * 3}</p>" for number in range(1, 5))
    return (
        f'<html lang="de"><head><title>Lang</title>{following}</head><body><article><h1>Lang</h1>'
        f"<p>Auf jeder Seite steht das. {SENTENCE * 3}</p>{paragraphs}</article></body></html>"
    ).encode()


def agency_article(canonical: str) -> bytes:
    """An agency's text, the same under every address; a page may name another address as its own."""
    claim = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    paragraphs = "".join(
        f"<p>Im Hafen lagen am {day}. Mai {day * 7} Kähne und {day * 3} Schuten, teilte das Amt mit.</p>"
        for day in range(1, 20)
    )
    return (
        f'<html lang="de"><head><title>Agentur</title>{claim}</head><body><article><h1>Agentur</h1>{paragraphs}'
        "</article></body></html>"
    ).encode()


def front() -> bytes:
    links = "".join(f'<li><a href="{link}">Meldung</a></li>' for link in LINKS)
    feed = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    return (
        f"<html><head><meta charset=utf-8><title>Odd</title>{feed}</head><body><ul>{links}</ul></body></html>".encode()
    )


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    told_once: ClassVar[set[str]] = set()

    def log_message(self, *_: object) -> None:
        pass

    def give(self, body: bytes, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        given = {"Content_Type": kind, "Content_Length": str(len(body))} | headers
        for name, value in given.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        _, _, path, query, _ = urlsplit(self.path)
        room = path.split("/")[1]
        plain = {
            "/": (front(), "text/html"),
            "/robots.txt": (ROBOTS.encode(), "text/plain"),
            "/karten.xml": (INDEX.encode(), "application/xml"),
            "/karte.xml.gz": (gzip.compress(MAP.encode()), "application/x-gzip"),
            "/feed.xml": (FEED.encode(), "application/rss+xml"),
            "/leer/a-1000016.html": (b"", "text/html"),
            "/bild/a-1000011.html": (b"\x89PNG\r\n\x1a\n", "image/png"),
            "/pdf/a-1000012.html": (b"%PDF-1.7\n", "application/pdf"),
            "/gross/a-1000013.html": (b"x" * LARGE, "text/html"),
        }
        if path in plain:
            self.give(plain[path][0], kind=plain[path][1])
        elif room in REDIRECTS or room == "kreis":
            self.give(b"", 302, Location=REDIRECTS.get(room, path))
        elif room in {"fehlt", "kaputt"}:
            self.give(b"nichts", {"fehlt": 404, "kaputt": 500}[room])
        elif room.startswith("gzip"):
            content = b"x" * LARGE if room == "gzipgross" else article("Gepackt")
            packed = gzip.compress(content)
            self.give(packed[:-20] if room == "gzipkurz" else packed, Content_Encoding="gzip")
        elif room == "kurz":
            self.give(article("Kurz"), Content_Length="50000")
            self.close_connection = True
        elif room == "lang" or (room == "abgerissen" and not query):
            self.give(long_article(path, int(query.rpartition("=")[2] or 1)))
        elif room == "abgerissen":
            self.give(b"nichts", 404)
        elif room in {"agentur", "doppelt"}:
            self.give(agency_article("/doppelt/a-1000021.html" if room == "doppelt" else ""))
        else:
            self.give_in_time(path, room)

    def give_in_time(self, path: str, room: str) -> None:
        """What takes its time, what is told once, and any other article."""
        if room == "langsam":
            threading.Event().wait(1.5)
            self.give(article("Langsam"))
        elif room.startswith("einmal"):  # a feed that names its articles to the first who asks, and no more
            items = "" if path in self.told_once else "".join(map(SLOW.format, range(1, 6)))
            self.told_once.add(path)
            self.give(ONCE.format(items).encode(), kind="application/rss+xml")
        else:
            self.give(article(f"Meldung {path}"))


def main() -> None:
    serve(Handler)


if __name__ == "__main__":
    main()
