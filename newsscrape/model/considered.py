"""What could have been in a field of the record, and why it is there or is not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsscrape.model.claim import Origin


class Why(StrEnum):
    """Why a value is in the record, or is not; in words in ``data/explain.toml``."""

    TAKEN = "taken"
    SAME = "same"
    """Another place says the same."""
    BEHIND = "behind"
    """A surer place says something else."""
    PRINTED_FIRST = "printed_first"
    """A claim, where what is printed goes first."""
    NEVER_CLAIMED = "never_claimed"
    """A claim to a field that is read from print only."""
    UNFIT = "unfit"
    """It does not read like one, or leads elsewhere."""
    NO_NAME = "no_name"
    """It names neither person nor agency."""
    OWN_NAME = "own_name"
    """It is the publication's name."""
    FUTURE = "future"
    """The day lies after the fetch."""
    REBUILT = "rebuilt"
    """A claimed day or time later than what readers saw."""
    OUTVOTED = "outvoted"
    """More speaks for another day."""
    OTHER_TIME = "other_time"
    """Of the same day another tells the time better."""
    OUTSIDE = "outside"
    """A picture before the headline or behind the text."""
    SMALL = "small"
    """A picture of an icon's or portrait's size."""
    FOREIGN = "foreign"
    """A picture in a box that is named for something else."""
    BEFORE_OTHERS = "before_others"
    """A picture right before words that are not the article's."""
    NO_PICTURE = "no_picture"
    """A picture whose address is none of an article's picture: an icon, a counter, a logo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """One value that was weighed for a field."""

    value: str
    """What it says."""
    origin: Origin
    """Where it was found."""
    why: Why
    """What became of it."""
    blocks: tuple[int, ...] = ()
    """Indexes of the blocks it is printed in; none for what is claimed or stands in the address."""
    weight: float | None = None
    """What speaks for it, in points, where candidates are weighed against each other."""
