"""A run's files and the ledger → all that a page tells of the run."""

from __future__ import annotations

from itertools import chain

from newsscrape.ledger.ledger import Ledger
from newsscrape.ledger.versions import Version, Versions
from newsscrape.model.alarm import Alarm, Aspect
from newsscrape.policy.drift import DriftRules
from newsscrape.report.coverage import site_view
from newsscrape.report.figures import figures_of
from newsscrape.report.run_page import RunStory
from newsscrape.report.sampled import Drifted, sampled
from newsscrape.sources.runs import KeptRun


def story_of(run: KeptRun, ledger: Ledger, rules: DriftRules) -> RunStory:
    """Tell a run.

    In: the run, the ledger that remembers it. Its figures are counted from its files where the ledger has none. Raises
    `InputError` where a file cannot be read, `StorageError` where the ledger refuses.
    """
    lines = chain(run.records(), run.rejects())
    figures = ledger.figures.of_run(run.name) or figures_of((line.end for line in lines), rules)
    past = {one.site: ledger.figures.before(run.name, one.site, rules.most_small) for one in figures}
    sites = tuple(site_view(one, past[one.site], rules) for one in figures)
    alarms = tuple(Alarm(**{**alarm, "aspect": Aspect(alarm["aspect"])}) for alarm in run.manifest.get("alarms", ()))
    templates = [(view.figures.site, row.name) for view in sites for row in view.templates if row.now]
    drifted = Drifted(alarms=alarms, sources=rules.sources, templates=templates)
    return RunStory(
        manifest=run.manifest,
        alarms=alarms,
        sites=sites,
        samples=sampled(run.name, run.records(), run.rejects(), drifted),
        changed=changed_in(ledger.versions, run.name),
    )


def changed_in(versions: Versions, run: str) -> list[tuple[Version, Version]]:
    """Give each article that a run found changed, as the version before and the new one."""
    return [
        (next(one for one in reversed(versions.of(new.key)) if one.number < new.number), new)
        for new in versions.changed_in(run)
    ]
