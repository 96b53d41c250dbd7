from random import Random

from newsscrape.bench.made_series import Series, Template
from newsscrape.bench.made_words import Writer, printed
from newsscrape.ledger.shingles import share_in_common, shingles_of


def test_articles_of_a_template_have_their_sentences_with_other_facts() -> None:
    chance = Random(5)  # noqa: S311 - repeatable
    writer = Writer(chance)
    template = Template.of(chance, writer)
    one, other = (shingles_of(printed(template.issue(chance, writer))) for _ in range(2))
    assert 0.05 < share_in_common(one, other) < 0.6


def test_articles_of_a_series_begin_and_end_alike() -> None:
    chance = Random(6)  # noqa: S311 - repeatable
    writer = Writer(chance)
    series = Series.of(chance, writer)
    one, other = (series.issue(chance, writer) for _ in range(2))
    assert (one[0], one[-1]) == (other[0], other[-1])
    assert one[1:-1] != other[1:-1]
