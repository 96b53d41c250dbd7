"""Hosts that ask to be left alone, and hosts without end, for the crawl's tests: started as a script, prints its port.

It is a forward proxy: the host decides what is answered, pages are made on demand. ``http://log.example/`` tells what
was asked for.
"""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from serving import serve

SENTENCE = "Der Fluss führt seit Wochen wenig Wasser, und die Fähre bleibt deshalb am Anleger. "
FEED = "/feed.xml"
"""An empty one on every host, so that nobody looks for one elsewhere."""
LOG: list[dict[str, Any]] = []
MET: Counter[str] = Counter()
UNDER_WAY: Counter[str] = Counter()
GUARD = threading.Lock()


class Answer(NamedTuple):
    body: bytes
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


class Asked(NamedTuple):
    host: str
    path: str
    query: str
    cookie: str
    times: int
    """How often the address was asked for before."""


def article(title: str, head: str = "") -> bytes:
    paragraphs = "".join(f"<p>{title}, {number}. {SENTENCE * 3}</p>" for number in range(1, 7))
    return (
        f'<html lang="de"><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{paragraphs}'
        "</article></body></html>"
    ).encode()


def front(*links: str) -> bytes:
    listed = "".join(f'<li><a href="{link}">Meldung aus der Stadt am Fluss</a></li>' for link in links)
    head = f'<meta charset=utf-8><title>Start</title><link rel="alternate" type="application/rss+xml" href="{FEED}">'
    return f"<html><head>{head}</head><body><ul>{listed}</ul></body></html>".encode()


def stories(count: int) -> tuple[str, ...]:
    return tuple(f"/a-10000{number:02}.html" for number in range(count))


def calm(asked: Asked) -> Answer:
    return Answer(front(*stories(6)) if asked.path == "/" else article(f"Ruhig {asked.path}"))


def busy(asked: Asked) -> Answer:
    """Asks for a second's pause before each of its pages but the first."""
    if asked.path != "/" and not asked.times:
        return Answer(b"zu viele", 429, headers=(("Retry-After", "1"),))
    return Answer(front(*stories(3)) if asked.path == "/" else article(f"Voll {asked.path}"))


def gone(asked: Asked) -> Answer:
    """Asks for a day's pause as soon as its front page was read."""
    if asked.path != "/":
        return Answer(b"morgen", 503, headers=(("Retry-After", "86400"),))
    return Answer(front(*stories(5)))


def later(asked: Asked) -> Answer:
    """Asks for five minutes' pause as soon as its front page was read."""
    if asked.path != "/":
        return Answer(b"gleich", 429, headers=(("Retry-After", "300"),))
    return Answer(front(*stories(5)))


def slow(asked: Asked) -> Answer:
    if asked.path == "/robots.txt":
        return Answer(b"User-agent: newsscrape\nCrawl-delay: 0.4\n", kind="text/plain")
    return Answer(front(*stories(3)) if asked.path == "/" else article(f"Langsam {asked.path}"))


def moved(asked: Asked) -> Answer:
    """Has its rules at another host, five redirects away."""
    if asked.path == "/robots.txt":
        return Answer(b"", 302, "text/plain", (("Location", "http://moved.example/regeln?1"),))
    if asked.path == "/regeln":
        step = int(asked.query)
        to = f"http://moved.example/regeln?{step + 1}" if step < 4 else "http://rules.example/robots.txt"
        return Answer(b"", 301, "text/plain", (("Location", to),))
    return Answer(front("/verboten/a-1000001.html", "/frei/a-1000002.html") if asked.path == "/" else article("Frei"))


def rules(_: Asked) -> Answer:
    return Answer(b"User-agent: *\nDisallow: /verboten/\n", kind="text/plain")


def down(asked: Asked) -> Answer:
    """Has rules that nobody can read."""
    return Answer(b"kaputt", 503, "text/plain") if asked.path == "/robots.txt" else Answer(article("Da"))


def mute(asked: Asked) -> Answer:
    """Says nothing when asked for its rules."""
    if asked.path == "/robots.txt":
        time.sleep(5)
    return Answer(article("Da"))


def cookie(asked: Asked) -> Answer:
    """Redirects to itself and sets a cookie: one page wants it back, the other is never content."""
    if asked.path == "/":
        return Answer(front("/einmal/a-1000001.html", "/ewig/a-1000002.html"))
    if asked.path.startswith("/einmal") and "besucht=ja" in asked.cookie:
        return Answer(article("Einmal"))
    return Answer(b"", 302, headers=(("Location", asked.path), ("Set-Cookie", "besucht=ja; Path=/")))


def reserved(asked: Asked) -> Answer:
    """Asks for much: by its file, by a header, by the page."""
    if asked.path == "/.well-known/tdmrep.json":
        rules = [{"location": "/frei/", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]
        return Answer(json.dumps(rules).encode(), kind="application/json")
    if asked.path == "/":
        return Answer(front("/a-1000001.html", "/frei/a-1000002.html", "/kopf/a-1000003.html"))
    headers = (("X-Robots-Tag", "googlebot: noindex"), ("X-Robots-Tag", "noarchive")) if "kopf" in asked.path else ()
    head = '<meta name="robots" content="noindex">' if "frei" in asked.path else ""
    return Answer(article(f"Vorbehalt {asked.path}", head), headers=headers)


def wishes(asked: Asked) -> Answer:
    """Asks for something else with each page, and with one only in a comment."""
    rooms = {
        "index": '<meta name="robots" content="noindex">',
        "kopie": '<meta name="robots" content="noarchive">',
        "zitat": '<!-- <meta name="robots" content="noarchive"> -->',
        "rechte": '<meta name="tdm-reservation" content="1">',
    }
    if asked.path == "/":
        return Answer(front(*(f"/{room}/die-faehre-liegt-im-dock-100000{n}.html" for n, room in enumerate(rooms))))
    room = asked.path.split("/")[1]
    return Answer(article(f"Wunsch {room}", rooms[room])) if room in rooms else Answer(b"nichts", 404)


def layer(asked: Asked) -> Answer:
    """Shows its pages to those who have agreed."""
    if "zustimmung=ja" not in asked.cookie:
        return Answer(b"", 302, headers=(("Location", f"http://consent.walls.example/?{asked.host}"),))
    return Answer(front(*stories(2)) if asked.path == "/" else article(f"Zugestimmt {asked.path}"))


def short(title: str, words: str) -> Answer:
    return Answer(f"<html><head><title>{title}</title></head><body><p>{words}</p></body></html>".encode())


def walls(asked: Asked) -> Answer:
    """Something else in the place of each of its pages."""
    rooms = ("pruefung", "einwilligung", "anmeldung", "gestrichen", "fehlt", "roboter")
    to = {"einwilligung": "http://consent.walls.example/", "anmeldung": "/login", "gestrichen": "/"}
    room = asked.path.split("/")[1]
    if asked.path == "/":
        return Answer(front(*(f"/{room}/die-faehre-bleibt-im-dock-100000{n}.html" for n, room in enumerate(rooms))))
    if room in to:
        return Answer(b"", 302, headers=(("Location", to[room]),))
    answers = {
        "pruefung": Answer(b"<title>Just a moment...</title><script>window._cf_chl_opt={}</script>", 403),
        "login": short("Willkommen", 'Ihr Konto <input type="password"> Passwort'),
        "fehlt": short("Seite nicht gefunden", "Leider gibt es unter dieser Adresse nichts."),
        "roboter": short("Moment", "Bitte haken Sie das an. <div class=h-captcha></div>"),
    }
    return answers.get(room, Answer(b"nichts", 404))


def consent(_: Asked) -> Answer:
    return short("Bevor es weitergeht", "Ja, gern. Nein, danke.")


def calendar(asked: Asked) -> Answer:
    """A day leads to the next ones, for ever."""
    day = int(asked.query.partition("tag=")[2] or 0)
    links = (f"/kalender?tag={other}" for other in range(day + 1, day + 700))
    return Answer(front(*links) if asked.path == "/" else article(f"Tag {day}"))


def facets(asked: Asked) -> Answer:
    """Filters that combine in any number of ways."""
    names = ("art", "farbe", "ort", "preis", "sorte")
    chosen = ("&".join(name for place, name in enumerate(names) if number >> place & 1) for number in range(1, 32))
    links = (f"/angebote?{'=1&'.join(filters.split('&'))}=1" for filters in chosen)
    return Answer(front(*links) if asked.path == "/" else article(f"Angebote {asked.query}"))


def session(asked: Asked) -> Answer:
    """Each visit has a number, and each link bears it."""
    links = (
        form.format(story, f"{visit:032x}")
        for visit in range(30)
        for story in (1, 2, 3)
        for form in ("/a-100000{}.html?PHPSESSID={}", "/a-100000{}.html;jsessionid={}", "/a-100000{}.html?sid={}")
    )
    return Answer(front(*links) if asked.path == "/" else article(f"Besuch {asked.path}"))


def deep(asked: Asked) -> Answer:
    """Relative links that add the same segments with each click."""
    links = (f"{'politik/berlin/' * times}so-war-der-tag-{times}" for times in range(40))
    return Answer(front(*links) if asked.path == "/" else article(f"Tief {asked.path}"))


def bomb(asked: Asked) -> Answer:
    """Sitemaps that name sitemaps without end, and one that is small only while it is packed."""
    if asked.path == "/robots.txt":
        return Answer(
            b"Sitemap: http://bomb.example/index.xml\nSitemap: http://bomb.example/bombe.xml.gz\n", kind="text/plain"
        )
    if asked.path == "/bombe.xml.gz":
        entry = b"<url><loc>http://bomb.example/a-1234567.html</loc></url>"
        return Answer(gzip.compress(b"<urlset>" + entry * 1_500_000), kind="application/gzip")
    if asked.path.endswith(".xml"):
        names = (
            f"<sitemap><loc>http://bomb.example/{asked.path[1:-4]}-{part}.xml</loc></sitemap>" for part in range(99)
        )
        return Answer(f"<sitemapindex>{''.join(names)}</sitemapindex>".encode(), kind="application/xml")
    return Answer(front() if asked.path == "/" else article(f"Bombe {asked.path}"))


def heavy(asked: Asked) -> Answer:
    """A hundred kilobytes a page."""
    if asked.path == "/":
        return Answer(front(*stories(20)))
    return Answer(article(f"Schwer {asked.path}", f"<!-- {'x' * 100_000} -->"))


HOSTS = {
    "calendar.example": calendar,
    "facets.example": facets,
    "session.example": session,
    "deep.example": deep,
    "bomb.example": bomb,
    "heavy.example": heavy,
    "calm.example": calm,
    "busy.example": busy,
    "gone.example": gone,
    "later.example": later,
    "slow.example": slow,
    "moved.example": moved,
    "rules.example": rules,
    "down.example": down,
    "mute.example": mute,
    "walls.example": walls,
    "consent.walls.example": consent,
    "reserved.example": reserved,
    "cookie.example": cookie,
    "wishes.example": wishes,
    "layer.example": layer,
    "sheet.example": layer,
    "pace.example": calm,
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        _, host, path, query, _ = urlsplit(self.path)
        if host == "log.example":
            self.give(Answer(json.dumps(LOG).encode(), kind="application/json"))
            return
        with GUARD:
            UNDER_WAY[host] += 1
            asked = Asked(host, path, query, self.headers.get("Cookie", ""), MET[self.path])
            MET[self.path] += 1
            line = {
                "host": host,
                "path": path,
                "query": query,
                "at": time.monotonic(),
                "at_once": UNDER_WAY[host],
                "agent": self.headers.get("User-Agent", ""),
                "cookie": asked.cookie,
            }
            LOG.append(line)
        if path == FEED:
            body = b'<rss version="2.0"><channel><title>Leer</title></channel></rss>'
            answer = Answer(body, kind="application/rss+xml")
        else:
            answer = HOSTS[host](asked)
        if (path == "/robots.txt" and answer.kind != "text/plain") or path.startswith("/.well-known/"):
            answer = answer if answer.kind == "application/json" else Answer(b"nichts", 404)
        with GUARD:
            UNDER_WAY[host] -= 1
        self.give(answer)

    def give(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)


def main() -> None:
    serve(Handler)


if __name__ == "__main__":
    main()
