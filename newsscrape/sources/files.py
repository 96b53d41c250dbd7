"""Saved pages: one file, one input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsscrape.errors import InputError, NotAnArticle
from newsscrape.model.page import Page
from newsscrape.model.reject import Reject
from newsscrape.sources.content import read_content
from newsscrape.sources.found import Found, check_status, refused
from newsscrape.sources.sidecar import read_sidecar
from newsscrape.stores import File

PLAIN_TEXT = ("content-type", "text/plain")


def read_file(path: File) -> Iterator[Found]:
    """Yield the one input a file is.

    Whatever can be read becomes a page (``read`` refuses what is none); its address comes from a sidecar, else it has
    none. Names that end in ``.txt`` are plain text of unknown encoding, all others are HTML until read.
    """
    yield Found(place=str(path), content=_content(path), file=path)


def _content(path: File) -> Page | Reject:
    page = Page(body=b"")
    try:
        page = read_sidecar(path)
        if path.name.removesuffix(".gz").lower().endswith(".txt") and not page.content_type:
            page = replace(page, headers=(*page.headers, PLAIN_TEXT))
        check_status(page)
        return replace(page, body=read_content(path))
    except (InputError, NotAnArticle) as error:
        return refused(error, page, str(path))
