from itertools import islice
from random import Random

from newsscrape.bench.made_runs import MadeSite, halved_text, leaking_teasers, lost, no_articles


def made(articles: int) -> MadeSite:
    return MadeSite(Random(1), articles)  # noqa: S311 - the same each time


def test_a_site_has_the_same_runs_each_time_and_different_ones_each_day() -> None:
    first, second = islice(made(50).runs(), 2)
    assert [first, second] == [*islice(made(50).runs(), 2)]
    assert first != second
    assert all(count <= first.articles for count in first.fields.values())


def test_changes_change_what_they_say() -> None:
    (run,) = islice(made(50).runs(), 1)
    assert lost("language")(run).fields["language"] == 0
    assert halved_text(run).words[1] == run.words[1] / 2
    assert leaking_teasers(run).repeated == run.articles
    assert no_articles(run).articles == run.articles // 10
    assert no_articles(run).rejects == run.rejects + run.articles - run.articles // 10
    (small,) = islice(made(3).runs(), 1)
    assert (no_articles(small).articles, no_articles(small).words) == (0, ())
