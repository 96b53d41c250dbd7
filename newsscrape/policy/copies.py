"""When the texts of two articles are one story: ``data/copies.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsscrape.policy.files import load_table

_PATH = "copies.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRules:
    """Numbers by which near copies are found."""

    words: int
    """Words of a run by which texts are compared."""
    least: int
    """Different runs a text must have to be compared at all."""
    slots: int
    """Slots of a signature."""
    agree: int
    """Slots in which an earlier text must agree to be compared."""
    kept: int
    """Articles noted under one value of a slot."""
    compared: int
    """Earlier texts that one text is compared with at most."""
    same_story: float
    """Share of runs in common, 0-1, that makes two articles one story."""
    same_article: float
    """Share of runs in common, 0-1, that makes two addresses one article where one claims the other."""


@cache
def copy_rules() -> CopyRules:
    """Give the rules; raise `ProfileError` when the file is bad."""
    top = load_table(_PATH)
    top.known("shingles", "signature", "share")
    shingles, signature, share = top.table("shingles"), top.table("signature"), top.table("share")
    shingles.known("words", "least")
    signature.known("slots", "agree", "kept", "compared")
    share.known("same_story", "same_article")
    return CopyRules(
        words=int(shingles.number("words")),
        least=int(shingles.number("least")),
        slots=int(signature.number("slots")),
        agree=int(signature.number("agree")),
        kept=int(signature.number("kept")),
        compared=int(signature.number("compared")),
        same_story=share.number("same_story"),
        same_article=share.number("same_article"),
    )
