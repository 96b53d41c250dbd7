"""What articles are recognised by."""

from __future__ import annotations

from dataclasses import replace

from newsscrape.ledger.fingerprint import COMPARED, fingerprint_of
from newsscrape.model.article import Article

OWN = "https://kurier.example/hafen-1234567"
AMP = f"{OWN}/amp"
TEXT = " ".join(f"Satz {number} berichtet von {number * 7} Kisten." for number in range(30))
ARTICLE = Article(url=OWN, requested_url=f"{OWN}?utm_source=x", headline="Hafen", text=TEXT)


def test_digests_are_of_what_a_reader_sees() -> None:
    mark = fingerprint_of(ARTICLE)
    assert mark.shown == fingerprint_of(replace(ARTICLE, url=AMP, confidence=0.5)).shown
    assert mark.shown != fingerprint_of(replace(ARTICLE, authors=("Anna",))).shown
    assert mark.text != fingerprint_of(replace(ARTICLE, headline="Neu")).text
    assert set(COMPARED) <= set(Article.__slots__)


def test_addresses_are_known_by_their_key_and_their_spelling() -> None:
    mark = fingerprint_of(replace(ARTICLE, url=AMP))
    assert (mark.key, mark.claimed) == (OWN, None)
    assert [met.spelling for met in mark.met] == [AMP, OWN]
    assert [met.address for met in mark.met] == [AMP, OWN]
    assert fingerprint_of(replace(ARTICLE, canonical_url=f"{AMP}?utm_source=x")).claimed == OWN


def test_a_short_text_has_no_signature_and_a_long_one_always_the_same() -> None:
    assert fingerprint_of(replace(ARTICLE, text="Kurz.")).bands == ()
    assert fingerprint_of(ARTICLE).bands == fingerprint_of(replace(ARTICLE, headline="Neu")).bands != ()
