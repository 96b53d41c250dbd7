from random import Random

from newsscrape.bench.made_words import Writer, count, printed


def test_words_follow_zipf() -> None:
    drawn = Writer(Random(1)).words(20_000)  # noqa: S311 - repeatable
    often = sorted((drawn.count(word) for word in set(drawn)), reverse=True)
    assert often[0] > 5 * often[20] > 25 * often[500]
    assert len(often) > 3_000


def test_a_text_has_about_as_many_words_as_asked_for() -> None:
    text = Writer(Random(1)).text(300)  # noqa: S311 - repeatable
    assert 300 <= count(text) < 300 + 5 * 24
    assert count(text) == len(printed(text).split())


def test_sentences_begin_and_end_as_such() -> None:
    sentence = Writer(Random(2)).sentence()  # noqa: S311 - repeatable
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert len(Writer(Random(2)).paragraph()) in range(2, 6)  # noqa: S311 - repeatable
