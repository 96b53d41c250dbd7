from newsscrape.policy.headings import badges, running, sections


def test_words_beside_headlines() -> None:
    assert "premium" in badges()
    assert "liveticker" in running()
    assert {"opinion", "worldnews"} <= sections()
    assert all(word == word.lower().strip() for word in badges())
