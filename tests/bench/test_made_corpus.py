from newsscrape.bench.made_corpus import made_corpus

CORPUS = made_corpus(300, 30)


def test_it_has_as_many_articles_and_copies_as_asked_for_always_the_same() -> None:
    assert len(CORPUS) == 300
    assert sum(article.is_copy for article in CORPUS) == 30
    assert len({article.url for article in CORPUS}) == 300
    assert made_corpus(300, 30) == CORPUS


def test_every_copy_comes_behind_its_original() -> None:
    seen = set()
    for article in CORPUS:
        assert article.is_copy == (article.story in seen)
        seen.add(article.story)
    assert len(seen) == 270


def test_lengths_are_those_of_articles() -> None:
    words = sorted(len(article.text.split()) for article in CORPUS)
    assert 100 < words[30] < words[150] < 600 < words[-1] < 3_000
