"""A run that ends → its figures by site in the ledger, and what is no longer as it was."""

from __future__ import annotations

import logging
from enum import Enum

from scrapy.settings import BaseSettings

from newsscrape.ledger.ledger import Ledger
from newsscrape.model.alarm import Alarm
from newsscrape.policy.drift import drift_rules
from newsscrape.report.drift import alarms_of
from newsscrape.report.figures import figures_of

logger = logging.getLogger(__name__)


class Drift(Enum):
    """Whether sites are held against their earlier runs."""

    IGNORE = "ignore"
    WATCH = "watch"

    @classmethod
    def of(cls, settings: BaseSettings) -> Drift:
        """Give what the settings say."""
        return cls.WATCH if settings.getbool("NEWSSCRAPE_DRIFT") else cls.IGNORE


def keep_figures(ledger: Ledger, run: str, drift: Drift) -> tuple[Alarm, ...]:
    """Keep a run's figures, made from how its addresses ended; give the alarms.

    In: the ledger, which has all end states of the run still. Later runs are not held against a site that gave an
    alarm: it would hide that the site is still so. Raises `StorageError` when the ledger refuses.
    """
    rules = drift_rules()
    sites = figures_of(ledger.end_states.of(run), rules)
    alarms: tuple[Alarm, ...] = ()
    if drift is Drift.WATCH:
        histories = ((site, ledger.figures.before(run, site.site, rules.most_small)) for site in sites if site.site)
        alarms = tuple(alarm for site, past in histories for alarm in alarms_of(site, past, rules))
    ledger.figures.keep(run, sites, {alarm.site for alarm in alarms})
    for alarm in alarms:
        logger.warning("Drift: %s", alarm.sentence)
    return alarms
