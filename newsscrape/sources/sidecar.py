"""What lies beside a saved page and tells where it came from."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

from newsscrape.errors import InputError, NotAnArticle
from newsscrape.model.page import Page
from newsscrape.sources.content import read_content
from newsscrape.sources.fields import read_headers, read_status, read_text
from newsscrape.sources.instant import parse_instant
from newsscrape.stores import File

PAGE_TOML = "page.toml"
"""Beside a page: ``url requested_url fetched_at http_status headers``, each optional."""
URL_SUFFIX = ".url"
"""``NAME.url`` beside ``NAME.html``: its address on one line, or an Internet shortcut as browsers save it."""

_SHORTCUT = "URL="


def read_sidecar(path: File) -> Page:
    """Give a page without body that knows what lies beside the file ``path``; `InputError` names a faulty sidecar."""
    stem = path.name.removesuffix(".gz")
    for name in (stem, stem.rpartition(".")[0]):
        beside = path.with_name(name + URL_SUFFIX)
        if name and beside.is_file():
            return Page(body=b"", url=_address(beside))
    beside = path.with_name(PAGE_TOML)
    return _page(beside) if beside.is_file() else Page(body=b"")


def _address(beside: File) -> str:
    lines = [line.strip() for line in _text(beside).splitlines()]
    shortcuts = [line.removeprefix(_SHORTCUT) for line in lines if line.startswith(_SHORTCUT)]
    address = next(filter(None, shortcuts + lines), "")
    if not address.startswith(("http://", "https://")):
        raise InputError(f"{beside}: {address!r:.80} is no address; expected one line that starts with http(s)://.")
    return address


def _page(beside: File) -> Page:
    try:
        table = tomllib.loads(_text(beside))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{beside}: not TOML ({error}); expected url, fetched_at and so on.") from None

    def of(name: str, read: Callable[[object, str], Any]) -> Any:  # noqa: ANN401 - each key its own type
        return read(table.get(name), f"{beside} key {name}")

    return Page(
        body=b"",
        url=of("url", read_text),
        requested_url=of("requested_url", read_text),
        headers=of("headers", read_headers),
        http_status=of("http_status", read_status),
        fetched_at=of("fetched_at", parse_instant),
    )


def _text(beside: File) -> str:
    try:
        return read_content(beside).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{beside}: not UTF-8 ({error.reason} at byte {error.start}).") from None
    except NotAnArticle as error:
        raise InputError(f"{beside}: cannot be unpacked ({error.detail}); restore the file.") from None
