"""Which of an image's sources is the one to name."""

from __future__ import annotations

from newsscrape.model.tree import Attrs

_SOURCES = ("data-original", "data-src", "data-lazy-src", "src")


def picture_url(attrs: Attrs) -> str:
    """Give the address of the largest source of an ``img`` as written; the empty string for none or inline data."""
    values = dict(attrs)
    url = largest(values.get("srcset") or values.get("data-srcset") or "")
    if not url:
        url = next((value for name in _SOURCES if (value := (values.get(name) or "").strip())), "")
    return "" if url.startswith("data:") else url


def largest(srcset: str) -> str:
    """Give the widest candidate of a srcset (HTML Living Standard, section 4.8.4.2.1), or the empty string."""
    best, size = "", 0.0
    for candidate in srcset.split(", "):
        url, _, descriptor = candidate.strip().partition(" ")
        try:
            value = float(descriptor.strip()[:-1] or 1)
        except ValueError:
            continue
        if url and value > size:
            best, size = url, value
    return best
