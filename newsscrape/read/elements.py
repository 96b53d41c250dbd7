"""What the elements of HTML do to the text in them."""

from __future__ import annotations

from typing import Final

BLOCK_LEVEL = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p "
    "plaintext pre search section summary table tbody td tfoot th thead tr ul xmp".split()
)
"""Elements that start a new line: HTML Living Standard, section 15.3 (rendering), plus button and option."""

UNREAD = frozenset(
    "script style template noscript svg math iframe object embed canvas audio video select textarea datalist map "
    "noembed noframes head title link meta base rt rp".split()
)
"""Elements of which nothing is shown as text of the page; rt and rp only repeat how the words beside are read."""

OUTER = frozenset(("html", "head", "body", "frameset"))
"""Elements around the others; a frameset is the body of its page (HTML Living Standard, section 3.1.3)."""

LINK = frozenset(("a",))
"""Elements that link their text."""

BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
"""Elements that set their text in bold type."""

NAMED = frozenset(("class", "id", "role", "itemprop", "data-testid", "data-component", "data-type"))
"""Attributes whose words tell what an element is for."""


IN_BOLD: Final = 1
"""Mark: the text is in bold type."""
HIDDEN: Final = 2
"""Mark: the text is not shown at first."""
PREFORMATTED: Final = 4
"""Mark: white space counts."""
BREAKS: Final = 8
"""Mark: a line starts and ends here."""
INHERITED: Final = IN_BOLD | HIDDEN | PREFORMATTED
"""The marks that hold for the elements inside as well."""
MARKS: Final = IN_BOLD | PREFORMATTED | BREAKS
"""The marks that the tag alone sets."""
IS_UNREAD: Final = 16
"""Nothing is shown of it."""
IS_LINK: Final = 32
"""It may link its text."""
IS_SPECIAL: Final = 64
"""It is more than a box around its text."""

KINDS: Final[dict[str, int]] = {
    **dict.fromkeys(UNREAD, IS_UNREAD),
    **{tag: BREAKS * (tag in BLOCK_LEVEL) | IN_BOLD * (tag in BOLD) for tag in BLOCK_LEVEL | BOLD},
    "pre": BREAKS | PREFORMATTED,
    **dict.fromkeys(LINK, IS_LINK),
    **dict.fromkeys(("br", "img", "span"), IS_SPECIAL),
}
"""What an element of each tag does, as bits; none for those that do nothing."""


def hides(style: str) -> bool:
    """Tell whether a ``style`` attribute keeps its element from being shown."""
    if "none" not in style and "hidden" not in style and "N" not in style and "H" not in style:
        return False
    bare = style.replace(" ", "").lower()
    return "display:none" in bare or "visibility:hidden" in bare
