"""A case file, as the page of ``scrapy explain`` saves it → the page and its corrected labels."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import json
import zlib
from pathlib import Path

from newsscrape.errors import InputError
from newsscrape.model.case import CASE_KIND, Case, CaseBlock
from newsscrape.model.label import Label
from newsscrape.model.page import Page
from newsscrape.sources.content import MOST_BYTES
from newsscrape.sources.fields import read_headers, read_status, read_text
from newsscrape.sources.instant import parse_instant

_LABELS = frozenset(Label)


def read_case(path: Path) -> Case:
    """Read a case file; raises `InputError` that names file and key and says what was expected."""
    raw = _object(path)
    url = read_text(raw.get("url"), f"{path} key url")
    if url is not None and not url.startswith(("http://", "https://")):
        raise InputError(f"{path} key url: {url!r:.80} is no address; expected http(s)://… or null.")
    page = Page(
        body=_body(raw.get("body"), f"{path} key body"),
        url=url,
        headers=read_headers(raw.get("headers"), f"{path} key headers"),
        http_status=read_status(raw.get("http_status"), f"{path} key http_status"),
        fetched_at=parse_instant(raw.get("fetched_at"), f"{path} key fetched_at"),
    )
    language = read_text(raw.get("language"), f"{path} key language") or "und"
    return Case(page=page, language=language, blocks=_blocks(raw, path))


def _object(path: Path) -> dict[str, object]:
    try:
        raw = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: no JSON ({error}); expected a file that the page of scrapy explain saved.") from None
    if not isinstance(raw, dict) or raw.get("kind") != CASE_KIND:
        raise InputError(f"{path}: no case; expected a file that the page of scrapy explain saved.")
    return raw


def _body(value: object, where: str) -> bytes:
    try:
        packed = base64.b64decode(str(value), validate=True)
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as plain:
            body = plain.read(MOST_BYTES + 1)
    except (binascii.Error, ValueError, OSError, EOFError, zlib.error) as error:
        raise InputError(f"{where}: not base64 of gzip ({error}); save the case again.") from None
    if len(body) > MOST_BYTES:
        raise InputError(f"{where}: larger than {MOST_BYTES} bytes, which no page is.")
    return body


def _blocks(raw: dict[str, object], path: Path) -> tuple[CaseBlock, ...]:
    blocks, corrected = raw.get("blocks"), raw.get("corrected")
    if not isinstance(blocks, list) or not blocks or not isinstance(corrected, list):
        raise InputError(f"{path}: expected blocks, a list of [index, key, label], and corrected, of [index, label].")
    found = [_block(block, f"{path} key blocks[{place}]") for place, block in enumerate(blocks)]
    for place, correction in enumerate(corrected):
        match correction:
            case [int(index), str(label)] if label in _LABELS and 0 <= index < len(found):
                found[index] = found[index]._replace(label=Label(label))
            case _:
                raise InputError(f"{path} key corrected[{place}]: {correction!r:.80}, expected [index, label].")
    return tuple(found)


def _block(block: object, where: str) -> CaseBlock:
    match block:
        case [int(), str(key), str(label)] if label in _LABELS:
            return CaseBlock(key, Label(label))
    raise InputError(f"{where}: {block!r:.80}, expected [index, key, label].")
