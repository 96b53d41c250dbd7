from newsscrape.crawl.slowest import MOST, Slowest


def test_the_slowest_few_are_kept_the_slowest_first() -> None:
    slowest = Slowest()
    assert slowest.pages() == ()
    for number in (3, 1, 2, *range(4, MOST + 5), 0):
        slowest.note(f"https://kurier.com/{number}", number / 7)
    pages = slowest.pages()
    assert [page.url.rpartition("/")[2] for page in pages] == [str(number) for number in range(MOST + 4, 4, -1)]
    assert pages[0].seconds == 2.0
