from dataclasses import replace

from newsscrape.ledger.figures import RunFigures
from newsscrape.model.figures import SiteFigures
from newsscrape.policy.drift import drift_rules
from newsscrape.report.coverage import TemplateRow, site_view

RULES = drift_rules()
RUN = SiteFigures(
    site="kurier.com",
    articles=40,
    fields={"authors": 36},
    words=(200.0, 400.0, 800.0),
    labels={"text": 1.0},
    confidence=(0,) * 9 + (30,),
    compared=40,
    templates={"headline printed": 40},
)
PAST = [RunFigures(run=str(number), is_usual=True, figures=RUN) for number in range(9)]


def test_a_site_is_put_beside_its_past() -> None:
    view = site_view(replace(RUN, fields={"authors": 4}), PAST, RULES)
    rows = {row.name: row for row in view.fields}
    assert list(rows) == list(RULES.fields)
    assert (rows["authors"].found, rows["authors"].is_drift, rows["headline"].is_drift) == (0.1, True, False)
    assert {row.name: row.is_share for row in view.others} == {
        "words of the median text": False,
        "characters that are text": True,
        "articles that share much of their text": True,
        "pages that are no article": True,
    }
    assert (view.is_drift, view.is_known, view.runs, view.confident) == (True, True, 9, 0.75)


def test_a_site_without_articles_or_a_past_has_less_to_show() -> None:
    view = site_view(SiteFigures(site="kurier.com", rejects=3), [], RULES)
    assert (view.confident, view.is_drift, view.is_known, view.templates) == (None, False, False, ())
    assert all(row.limits is None for row in view.fields)
    assert site_view(replace(RUN, articles=3), PAST, RULES).templates == ()


def test_templates_that_came_or_went_are_told_and_rare_ones_are_not() -> None:
    now = replace(RUN, templates={"headline jsonld": 30, "headline meta": 9, "nothing found": 1})
    past = [replace(PAST[0], figures=replace(RUN, templates={"headline printed": 30, "headline meta": 10}))]
    assert site_view(now, past, RULES).templates == (
        TemplateRow(name="headline jsonld", now=0.75, before=0.0),
        TemplateRow(name="headline printed", now=0.0, before=0.75),
    )
