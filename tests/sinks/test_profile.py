import tomllib

from hypothesis import given
from hypothesis import strategies as st

from newsscrape.model.draft import Draft
from newsscrape.model.site import Site
from newsscrape.policy.files import Table
from newsscrape.policy.profile import site_of
from newsscrape.sinks.profile import profile_text

SITE = Site(
    host="kurier.example",
    name='Kurier "am" Abend',
    language="de",
    start=("https://kurier.example/",),
    article_url=r"-\d{7,}\.html$",
    articles=("https://kurier.example/a-1234567.html", "https://kurier.example/b-1234568.html"),
    delay_seconds=2.5,
)
REMARKS = dict.fromkeys(("name", "country", "language", "start", "article_url", "articles", "delay_seconds"), "Seen.")


def test_what_is_written_is_read_back() -> None:
    text = profile_text(Draft(site=SITE, remarks=REMARKS, misses=("https://kurier.example/rss: 404.",)), "Drafted.")
    assert text.startswith("# Drafted.\n# https://kurier.example/rss: 404.\n")
    assert site_of(Table("sites/kurier.example.toml", tomllib.loads(text)), "kurier.example") == SITE
    assert "# country: Seen." in text
    assert r"article_url = '-\d{7,}\.html$'" in text


@given(name=st.text(min_size=1, max_size=30), remark=st.text(max_size=40), pattern=st.text(min_size=1, max_size=30))
def test_whatever_a_site_calls_itself_stays_toml(name: str, remark: str, pattern: str) -> None:
    site = Site(host="kurier.example", name=name, article_url=pattern)
    draft = Draft(site=site, remarks={"name": remark, "article_url": remark}, misses=(remark,))
    assert tomllib.loads(profile_text(draft, remark)) == {"name": name, "article_url": pattern}
