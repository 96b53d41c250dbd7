"""Archives of small pages we write, for tests of work in shards."""

from __future__ import annotations

from pathlib import Path

from newsscrape.archive.pack import pack
from newsscrape.model.page import Page

_SENTENCES = (
    "Der Preis für Strom sinkt im Frühjahr, teilte das Amt am Montag mit.",
    "Haushalte zahlen dann weniger als noch vor {} Jahren, weil die Umlage fällt.",
    "Die Stadtwerke wollen ihre Kunden bis Ende des Monats anschreiben.",
)
_PARAGRAPHS = "\n".join(f"<p>{' '.join(_SENTENCES).format(number)}</p>" for number in range(2, 12))


def html(number: int) -> bytes:
    """Give the page of an article."""
    return f"""<html lang="de"><head><title>Strom {number}</title></head><body><article><h1>Strom wird billiger, Teil
{number}</h1>{_PARAGRAPHS}<p>Ende des Teils {number}.</p></article></body></html>""".encode()


def page(number: int) -> Page:
    """Give a page as a server sent it."""
    return Page(
        body=html(number),
        url=f"https://a.example/strom-{number}.html",
        headers=(("content-type", "text/html; charset=utf-8"),),
        http_status=200,
    )


def record(number: int) -> bytes:
    """Give the records of a page, as an archive has them."""
    packed = pack(page(number))
    return packed.response + packed.metadata


def archive(path: Path, pages: int) -> Path:
    """Write an archive of so many pages."""
    path.write_bytes(b"".join(map(record, range(pages))))
    return path
