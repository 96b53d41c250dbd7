from __future__ import annotations

import gzip
from dataclasses import replace

from newsscrape.archive.pack import pack
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.page import Page

PAGE = Page(body="<p>Größe</p>".encode(), url="https://kurier.example/a", requested_url="https://kurier.example/kurz")


def test_a_page_becomes_two_members_that_name_each_other() -> None:
    packed = pack(PAGE)
    response, metadata = gzip.decompress(packed.response), gzip.decompress(packed.metadata)
    (name,) = (line for line in response.splitlines() if line.startswith(b"WARC-Record-ID: "))
    assert b"WARC-Concurrent-To: " + name.removeprefix(b"WARC-Record-ID: ") in metadata
    assert PAGE.body in response
    assert b"https://kurier.example/kurz" in metadata
    assert packed.rendered == b""


def test_what_scripts_made_of_a_page_stands_behind_what_was_sent() -> None:
    packed = pack(replace(PAGE, body=b"<p>rendered</p>", as_sent=PAGE))
    assert PAGE.body in gzip.decompress(packed.response)
    rendered = gzip.decompress(packed.rendered)
    assert b"WARC-Type: conversion" in rendered
    assert b"<p>rendered</p>" in rendered


def test_half_a_character_in_a_claim_does_no_harm() -> None:
    claim = Claim(name="headline", value="a\ud800b", origin=Origin.FEED)
    metadata = gzip.decompress(pack(replace(PAGE, claims=(claim,))).metadata)
    assert b'"value":"a\\ud800b"' in metadata


def test_what_a_header_says_stays_in_its_line() -> None:
    response = gzip.decompress(pack(replace(PAGE, headers=(("x-name", "a\r\nSet-Cookie: b\x1b"),))).response)
    assert b"\r\nX-Name: a Set-Cookie: b" in response
    assert b"\r\nSet-Cookie" not in response
