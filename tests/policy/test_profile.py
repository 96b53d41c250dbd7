import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.errors import ProfileError
from newsscrape.model.site import JavaScript, Obey, Site
from newsscrape.policy.files import Table
from newsscrape.policy.profile import KEYS, site_of

HOST = "kurier.example"


def table(**content: object) -> Table:
    return Table("sites/kurier.example.toml", content)


def test_a_silent_profile_leaves_everything_to_the_generic_answer() -> None:
    assert site_of(table(), HOST) == Site(host=HOST)


def test_a_profile_says_what_it_says() -> None:
    site = site_of(
        table(
            name="Kurier",
            hosts=["kurier-news.example"],
            country="AT",
            language="de-AT",
            timezone="Europe/Vienna",
            start=["https://www.kurier.example/", "https://kurier-news.example/heute"],
            article_url=r"/\d+/",
            articles=["https://www.kurier.example/1/a"],
            delay_seconds=2,
            obey=["noindex", "tdm-reservation"],
            cookies={"consent": "v2:yes"},
            javascript="if_empty",
            selectors={"authors": ".author"},
        ),
        HOST,
    )
    assert site.hosts == ("kurier-news.example",)
    assert site.delay_seconds == 2.0
    assert site.obey == (Obey.NOINDEX, Obey.TDM_RESERVATION)
    assert site.javascript is JavaScript.IF_EMPTY
    assert site.cookies == {"consent": "v2:yes"}


BAD = [
    ("colour", "red"),
    ("name", ""),
    ("hosts", "kurier-news.example"),
    ("hosts", ["www.kurier-news.example"]),
    ("hosts", [HOST]),
    ("country", "UK"),
    ("country", "at"),
    ("language", "german"),
    ("language", "de_AT"),
    ("timezone", "Europe/Atlantis"),
    ("timezone", "../etc"),
    ("timezone", 3),
    ("start", ["/politik"]),
    ("start", "https://kurier.example/"),
    ("start", ["https://other.example/"]),
    ("start", ["https://[kurier.example/"]),
    ("feeds", ["ftp://kurier.example/feed"]),
    ("feeds", ["https://feeds.other.example/kurier"]),
    ("sitemaps", [7]),
    ("article_url", "("),
    ("article_url", "a{99999999999}"),
    ("articles", ["https://other.example/1/a"]),
    ("others", ["politik"]),
    ("delay_seconds", 0),
    ("delay_seconds", -1),
    ("delay_seconds", "2"),
    ("delay_seconds", float("inf")),
    ("delay_seconds", True),
    ("obey", ["nofollow"]),
    ("obey", "noindex"),
    ("cookies", "consent=yes"),
    ("cookies", {"con sent": "yes"}),
    ("cookies", {"consent": "yes; path=/"}),
    ("cookies", {"consent": 1}),
    ("javascript", "sometimes"),
    ("javascript", True),
    ("selectors", "h1"),
    ("selectors", {"headline": ""}),
    ("selectors", {"colour": "h1"}),
    ("selectors", {"url": "h1"}),
    ("selectors", {"authors": "p.."}),
    ("selectors", {"authors": "a::text"}),
]


@pytest.mark.parametrize(("key", "value"), BAD)
def test_a_bad_value_is_refused_by_path_and_key_in_one_sentence(key: str, value: object) -> None:
    with pytest.raises(ProfileError, match=rf"sites/kurier\.example\.toml: .*{key}") as caught:
        site_of(table(**{key: value}), HOST)
    assert "\n" not in str(caught.value)


def test_every_key_has_a_bad_value_here() -> None:
    assert set(KEYS) <= {key for key, _ in BAD}


def test_a_file_is_named_after_the_registered_domain() -> None:
    with pytest.raises(ProfileError, match=re.escape("kurier.example.toml")):
        site_of(table(), "www.kurier.example")


WORDS = st.text(st.characters(codec="ascii"), max_size=20)
ADDRESSES = st.builds("https://{}{}".format, st.sampled_from([HOST, "", "[", "other.example"]), WORDS)
PLAIN = st.booleans() | st.integers() | st.floats() | WORDS | ADDRESSES
VALUES = PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(WORDS, PLAIN, max_size=3)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=4))
def test_whatever_stands_in_a_file_gives_a_profile_or_the_one_error(content: dict[str, object]) -> None:
    try:
        site = site_of(table(**content), HOST)
    except ProfileError:
        return
    assert site.host == HOST
