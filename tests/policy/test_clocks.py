from newsscrape.policy.clocks import clock_words


def test_words_around_a_time() -> None:
    words = clock_words()
    assert {"um", "klo", "a las"} <= words.before
    assert words.morning.isdisjoint(words.afternoon)
    assert {"오전", "午前"} <= words.morning
