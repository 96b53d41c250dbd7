"""The sites a run holds: those whose hosts it asks, because no other run does.

Runs of one task share its sites out evenly, and each keeps what it holds by renewing the leases. A lease counts
here until a little before it ends in the ledger, so that a run which cannot reach it stops asking before others begin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil
from time import monotonic

from newsscrape.ledger.leases import Leases

MOST = 500
"""Sites a run holds at most: more than it can ask at once, few enough to renew every few seconds."""
RENEWALS = 6
"""Times a lease is renewed before it ends."""
_MARGIN = 0.1  # of a lease, by which it ends here before it ends for others


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a run's leases are like."""

    run: str
    """The run."""
    task: str
    """What stands for the sites it was given; runs of the same task share them out."""
    seconds: float
    """How long one lasts."""
    paces_of: Callable[[Iterable[str]], dict[str, float]]
    """Sites → for each the seconds that lie between two requests to a host of it."""
    taken: Callable[[str], object] = lambda _: None
    """Is told of each site that is taken: what other runs learned of it meanwhile lies in the ledger."""


class Holdings:
    """The sites of one run.

    In: the leases of all runs, this run's terms, a clock in seconds. Raises `StorageError` when the ledger refuses.
    """

    def __init__(self, leases: Leases, terms: Terms, clock: Callable[[], float] = monotonic) -> None:
        self._leases, self._terms, self._clock = leases, terms, clock
        self._ends: dict[str, float] = {}
        self._guests: set[str] = set()
        self._workers = 1

    def __contains__(self, site: object) -> bool:
        return site not in self._guests and self.covers(site)

    def covers(self, site: object) -> bool:
        """Tell whether a site's hosts may be asked now."""
        return isinstance(site, str) and self._clock() < self._ends.get(site, 0.0)

    @property
    def held(self) -> list[str]:
        """The sites this run holds, the one it took first in front."""
        return [site for site in self._ends if site in self]

    def arrive(self) -> None:
        """Let other runs of the same task know that this one takes its share."""
        self._workers = self._leases.arrive(self._terms.run, self._terms.task, self._terms.seconds).workers

    def take(self, wanted: Iterable[str], active: int) -> list[str]:
        """Take of the sites that are wanted those that are free, up to this run's share.

        In: the sites, the first ones first; how many this run is not through with, those it holds among them.
        """
        room = self._share(active) - len(self.held)
        return self._taken(list(wanted), room) if room > 0 else []

    def take_as_guest(self, site: str) -> bool:
        """Take a site for a moment, because something leads there; tell whether it was free. It is not renewed."""
        if not self._taken([site], 1):
            return False
        self._guests.add(site)
        return True

    def surplus(self, active: int) -> int:
        """Give how many sites more than its share this run holds."""
        return max(0, len(self.held) - self._share(active))

    def renew(self) -> None:
        """Put off the ends of all leases; forget those that others have taken."""
        held, begun = self.held, self._clock()
        standing = self._leases.renew(self._terms.run, self._terms.paces_of(held), self._terms.seconds)
        self._workers = standing.workers
        for site in held:
            if site in standing.sites:
                self._ends[site] = begun + self._span
            else:
                del self._ends[site]

    def slow_down(self, site: str) -> None:
        """Note that a site's hosts are to be asked more slowly."""
        if site in self._ends:
            self._leases.slow_down(self._terms.run, site, self._terms.paces_of([site])[site])

    def give_back(self, sites: Iterable[str]) -> None:
        """Leave sites to others, who may ask them as soon as this run might have."""
        rests = self._terms.paces_of([site for site in sites if self._ends.pop(site, None) is not None])
        if rests:
            self._leases.give_back(self._terms.run, rests)

    def _taken(self, wanted: list[str], most: int) -> list[str]:
        if not wanted:
            return []
        begun = self._clock()
        taken = self._leases.take(self._terms.run, self._terms.paces_of(wanted), most, self._terms.seconds)
        for site in taken:
            self._guests.discard(site)
            self._ends[site] = begun + self._span
            self._terms.taken(site)
        return taken

    def _share(self, active: int) -> int:
        return min(MOST, ceil(active / self._workers))

    @property
    def _span(self) -> float:
        """Give for how many seconds of a lease its site may be asked."""
        return (1 - _MARGIN) * self._terms.seconds
