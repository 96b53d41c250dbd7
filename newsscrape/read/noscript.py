"""What only readers without scripts are shown, taken out of a page."""

from __future__ import annotations

from typing import Final

_OPENING: Final = "<noscript"
_CLOSING: Final = "</noscript"


def without_noscript(markup: str) -> str:
    """Give the page as a browser with scripts reads it: whatever is between the tags of a ``noscript`` is not read.

    A browser ends one at the first closing tag, whatever is open in it (HTML Living Standard, section 13.2.6.4.4); the
    parser here reads pages as if scripts were off, and an element left open in one would swallow the rest of the page.
    """
    start = markup.find(_OPENING)
    if start < 0:
        return markup
    parts = []
    done = 0
    while start >= 0:
        end = markup.find(_CLOSING, start)
        if end < 0:
            break
        close = markup.find(">", end)
        if close < 0:
            break
        parts.append(markup[done:start])
        done = close + 1
        start = markup.find(_OPENING, done)
    parts.append(markup[done:])
    return "".join(parts)
