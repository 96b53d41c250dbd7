import re
from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from newsscrape.learn.pattern import LEAST_COVERED, learn_pattern

ROOT = "https://kurier.example"
SECTIONS = [f"{ROOT}/{name}/" for name in ("politik", "wirtschaft", "sport", "kultur", "tag/elbe", "autor/ada")]


def paths(*ends: str) -> list[str]:
    return [f"{ROOT}{end}" for end in ends]


def test_numbers_at_the_end_are_learned() -> None:
    articles = paths("/politik/a-b-1234567.html", "/sport/c-2345678.html", "/kultur/d-e-3456789.html")
    assert learn_pattern(articles, SECTIONS) == r"-\d{7,}\.html$"


def test_a_site_may_have_two_customs_at_a_time() -> None:
    new = [f"/{number}/titel" for number in range(706330, 706340)]
    old = [f"/2016/03/{day}/titel" for day in range(10, 20)]
    pattern = learn_pattern(paths(*new, *old), SECTIONS)
    assert pattern
    assert all(re.search(pattern, path) for path in (*new, *old))
    assert not any(re.search(pattern, urlsplit(url).path) for url in SECTIONS)


def test_sections_with_numbers_are_shut_out_by_where_they_stand() -> None:
    articles = paths(*(f"/news/titel-{number}.html" for number in range(2432540, 2432560)))
    tags = paths(*(f"/tag/wort-{number}.html" for number in range(2167540, 2167550)))
    assert learn_pattern(articles, [*SECTIONS, *tags]) == r"^/(?!tag/).*-\d{7,}\.html$"


def test_a_long_slug_says_something_only_where_sections_have_none() -> None:
    articles = paths("/news/how-the-bridge-was-saved/", "/sport/why-the-coach-went-home/", "/a/one-two-three-four/")
    assert learn_pattern(articles, SECTIONS) == r"/(?:[^/-]+-){3,}[^/-]+/?$"
    assert learn_pattern(articles, []) is None


def test_what_does_not_differ_gives_no_pattern() -> None:
    assert learn_pattern(paths("/a", "/b", "/c", "/d"), paths("/e", "/f", "/g")) is None
    assert learn_pattern([], SECTIONS) is None
    assert learn_pattern(paths("/a-1234567.html", "/b-1234567.html"), SECTIONS) is None, "two are too few"


PATHS = st.lists(
    st.text(st.sampled_from("abc-/.0123456789"), max_size=25).map(lambda text: f"{ROOT}/{text}"), max_size=25
)


@given(PATHS, PATHS)
def test_a_pattern_covers_the_articles_and_is_the_same_in_any_order(articles: list[str], others: list[str]) -> None:
    pattern = learn_pattern(articles, others)
    assert pattern == learn_pattern(reversed(articles), reversed(others))
    if pattern is not None:
        wanted = {path for url in articles if (path := urlsplit(url).path) != "/"}
        assert sum(bool(re.search(pattern, path)) for path in wanted) >= LEAST_COVERED * len(wanted)
        unwanted = {path for url in others if (path := urlsplit(url).path) != "/"} - wanted
        assert sum(bool(re.search(pattern, path)) for path in unwanted) <= 0.06 * len(unwanted)


@given(st.lists(st.text(max_size=30), max_size=10))
def test_whatever_is_no_address_teaches_nothing(texts: list[str]) -> None:
    learn_pattern([f"https://{text}" for text in texts], texts)
