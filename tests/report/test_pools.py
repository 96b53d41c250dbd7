import pytest

from newsscrape.ledger.figures import RunFigures
from newsscrape.model.figures import SiteFigures
from newsscrape.report.pools import joined, pooled


def run(articles: int, words: float = 100.0, **given: object) -> SiteFigures:
    return SiteFigures(
        site="kurier.com",
        articles=articles,
        words=(words / 2, words, words * 2) if articles else (),
        confidence=(0,) * 9 + (articles,),
        labels={"text": 0.5} if articles else {},
        **given,  # type: ignore[arg-type]  # what a test says of it
    )


def kept(*articles: int, is_usual: bool = True) -> list[RunFigures]:
    return [RunFigures(run=str(number), is_usual=is_usual, figures=run(one)) for number, one in enumerate(articles)]


def test_a_large_run_stands_alone() -> None:
    pool = pooled(run(30), kept(25, 40), 20, lambda one: one.articles)
    assert (pool.now.articles, pool.runs) == (30, 1)
    assert [one.articles for one in pool.past] == [25, 40]


def test_small_runs_are_put_together_those_before_as_well() -> None:
    pool = pooled(run(8), kept(7, 6, 9, 12, 30, 5), 20, lambda one: one.articles)
    assert (pool.now.articles, pool.runs) == (21, 3)
    assert [one.articles for one in pool.past] == [21, 30]


def test_what_is_too_young_stays_small() -> None:
    assert pooled(run(3), kept(4), 20, lambda one: one.articles).now.articles == 7


def test_what_was_not_usual_is_held_against_nobody_but_seen_with_what_follows() -> None:
    pool = pooled(
        run(15), [*kept(15, is_usual=False), *kept(30, is_usual=False), *kept(40)], 20, lambda one: one.articles
    )
    assert (pool.now.articles, [one.articles for one in pool.past]) == (30, [40])


def test_counts_are_added_and_words_and_labels_weighed() -> None:
    one = run(10, 100.0, rejects=1, fields={"authors": 5}, reasons={"gone": 1}, templates={"a": 10}, compared=10)
    other = run(30, 400.0, rejects=2, fields={"authors": 0}, reasons={"gone": 2}, repeated=3, compared=30)
    both = joined((one, other, run(0)))
    assert (both.articles, both.rejects, both.compared, both.repeated) == (40, 3, 40, 3)
    assert (both.fields, both.reasons, both.templates) == ({"authors": 5}, {"gone": 3}, {"a": 10})
    assert both.words[1] == pytest.approx(100**0.25 * 400**0.75)
    assert both.labels == {"text": 0.5}
    assert both.confidence[9] == 40
    assert joined((run(0), run(0))).words == ()
