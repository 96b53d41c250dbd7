"""Links found on a page."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self, overload


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One address a page points to, as the crawl sees it."""

    url: str
    """Absolute address, without fragment."""
    text: str
    """Anchor text, white space squashed; the empty string for a picture."""
    rel: str = ""
    """The ``rel`` attribute, lower case ("next", "nofollow", "alternate" …)."""
    type: str = ""
    """The ``type`` attribute of a ``<link>``, e.g. ``application/rss+xml``."""


class Links(Sequence[Link]):
    """The links of a page, packed between processes until somebody looks at them: those of most pages nobody follows.

    In: links, or a pickle of a tuple of them.
    """

    __slots__ = ("_links", "_packed")

    def __init__(self, links: Iterable[Link] = (), packed: bytes = b"") -> None:
        self._links: tuple[Link, ...] | None = None if packed else tuple(links)
        self._packed = packed

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[()], bytes]]:
        return type(self), ((), self._packed or pickle.dumps(self._all()))

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, Links) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, place: int) -> Link: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Link, ...]: ...
    def __getitem__(self, place: int | slice) -> Link | tuple[Link, ...]:
        return self._all()[place]

    def _all(self) -> tuple[Link, ...]:
        if self._links is None:
            self._links = pickle.loads(self._packed)  # noqa: S301 - packed by a process this one started
        return self._links
