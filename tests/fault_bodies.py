"""What tests/fault_server.py sends: bodies that are torn, damaged, or larger than they look."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from functools import cache

import brotli
import zstandard

SENTENCE = "Der Fluss führt seit Wochen wenig Wasser, und die Fähre bleibt deshalb am Anleger. "
MEGABYTE = 1 << 20
BOMB = 1024 * MEGABYTE
"""What a compression bomb holds."""
ENCODINGS = ("gzip", "deflate", "br", "zstd")


def article(title: str, paragraphs: int = 6) -> bytes:
    text = "".join(f"<p>{number}. {SENTENCE * 3}</p>" for number in range(1, paragraphs + 1))
    return (
        f'<!DOCTYPE html><html lang="de"><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}'
        "</article></body></html>"
    ).encode()


ARTICLE = article("Die Fähre bleibt am Anleger", 60)


@cache
def heavy() -> bytes:
    """An article that takes long to read: ninety thousand paragraphs with a link each, packed into a megabyte."""
    text = "".join(
        f"<p>{number}. {SENTENCE * 3}<a href=/a/{number}-meldung.html>Meldung {number}</a></p>"
        for number in range(90_000)
    )
    return gzip.compress(f'<html lang="de"><title>Lang</title><article><h1>Lang</h1>{text}'.encode(), 1)


def packed(content: bytes, encoding: str) -> bytes:
    """Pack content, with a checksum wherever the encoding knows one."""
    if encoding == "gzip":
        return gzip.compress(content)
    if encoding == "deflate":
        return zlib.compress(content)
    if encoding == "br":
        return bytes(brotli.compress(content))
    return zstandard.ZstdCompressor(write_checksum=True).compress(content)


def torn(encoding: str) -> bytes:
    whole = packed(ARTICLE, encoding)
    return whole[: len(whole) * 2 // 3]


def corrupt(encoding: str) -> bytes:
    whole = packed(ARTICLE, encoding)
    middle = len(whole) // 2
    return whole[:middle] + bytes(byte ^ 0xFF for byte in whole[middle : middle + 40]) + whole[middle + 40 :]


def badly_summed(encoding: str) -> bytes:
    """All of it is there and can be unpacked; only the checksum at the end is another one."""
    whole = packed(ARTICLE, encoding)
    place = len(whole) - (8 if encoding == "gzip" else 4)
    return whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]


@cache
def bomb(encodings: str) -> bytes:
    """Give a gigabyte of spaces (a quarter of it as br), packed; with several encodings, packed again."""
    inner, _, last = encodings.rpartition(", ")
    return packed(bomb(inner), last) if inner else _BOMBS[last]()


def _flated(start: bytes) -> bytes:
    """Pack a little and say it again: blocks that end in a full flush depend on nothing before them."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = engine.compress(b" " * MEGABYTE) + engine.flush(zlib.Z_FULL_FLUSH)
    return start + block * (BOMB // MEGABYTE) + b"\x03\x00" + bytes(8)


_BOMBS: dict[str, Callable[[], bytes]] = {
    "gzip": lambda: _flated(b"\x1f\x8b\x08" + bytes(6) + b"\xff"),
    "deflate": lambda: _flated(b"\x78\x9c"),
    "br": lambda: bytes(brotli.compress(b" " * (BOMB // 4), quality=5, lgwin=24)),
    "zstd": lambda: zstandard.ZstdCompressor().compress(b" " * BOMB),
}


def member_bomb() -> bytes:
    """A gigabyte in a thousand gzip members."""
    return gzip.compress(b" " * MEGABYTE) * (BOMB // MEGABYTE)


def window_bomb() -> bytes:
    """Zstandard that wants 128 MB kept at once."""
    wide = zstandard.ZstdCompressionParameters(window_log=27)
    return zstandard.ZstdCompressor(compression_params=wide).compress(b" " * (BOMB // 4))


def sitemap_bomb() -> bytes:
    """A sitemap file of a gigabyte, packed: an ``urlset`` that begins well."""
    start = gzip.compress(b"<urlset><url><loc>http://fault.example/fine/article</loc></url>")
    return start + gzip.compress(b"\n" * MEGABYTE) * (BOMB // MEGABYTE)


def sitemap_stream_bomb() -> bytes:
    """The same, in one member."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    start = engine.compress(b"<urlset><url><loc>http://fault.example/fine/article</loc></url>")
    return _flated(b"\x1f\x8b\x08" + bytes(6) + b"\xff" + start + engine.flush(zlib.Z_FULL_FLUSH))


@cache
def crowded_sitemap() -> bytes:
    """As large as a sitemap may be once unpacked, and full of addresses to its end."""
    urls = "".join(f"<url><loc>http://fault.example/a/meldung-{number}.html</loc></url>" for number in range(480_000))
    return gzip.compress(f"<urlset>{urls}</urlset>".encode(), 1)


def feed_bomb() -> bytes:
    """A feed whose entities would unfold to three gigabytes."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lol">{entities}]>'
    item = "<item><title>&e9;</title><link>http://fault.example/fine/article</link></item>"
    return f'{head}<rss version="2.0"><channel><title>&e9;</title>{item}</channel></rss>'.encode()
