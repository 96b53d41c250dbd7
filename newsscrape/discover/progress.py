"""How far a run has come on a site."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsscrape.model.visit import Visit


@dataclass(slots=True, kw_only=True)
class Progress:
    """What is under way on a site, and what is known of it."""

    starts: list[Visit] = field(default_factory=list)
    """Where the run starts on it, until it does."""
    visits: int = 0
    """Visits under way, of all kinds."""
    lists_under_way: int = 0
    """Lists and hubs that were asked for and not read yet."""
    under_way: int = 0
    """Articles likewise."""
    lists_read: int = 0
    """Feeds and sitemaps that answered."""
    is_open: bool = False
    """Whether a hub or list is read, not just an article somebody named."""
    front: str | None = None
    """The front page, where the whole site is crawled and not single lists of it."""
    quiet_until: float = 0.0
    """Until when no list or hub is looked for, because there was none and none was found since; monotonic seconds."""
    named: set[str] = field(default_factory=set)
    """Keys of the lists and hubs this run was led to."""
    is_leaving: bool = False
    """Whether it is to be left to other runs, as soon as nothing is under way."""
    is_through: bool = False
    """Whether the run has seen that nothing is left to ask for, and none was found since."""
