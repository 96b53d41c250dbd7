from dataclasses import replace

from newsscrape.learn.draft import draft_of
from newsscrape.model.article import Article
from newsscrape.model.sighting import Sighting

ROOT = "https://www.kurier.at"
ARTICLES = tuple(f"{ROOT}/politik/{'abc'[number % 3]}-{number}.html" for number in range(1234560, 1234572))
OTHERS = tuple(f"{ROOT}/{name}/" for name in ("politik", "sport", "kultur", "wetter", "tag/elbe"))
ARTICLE = Article(publisher="Kurier", language="de", timezone="Europe/Vienna")
SEEN = Sighting(
    front=f"{ROOT}/",
    feeds=(f"{ROOT}/rss",),
    articles=ARTICLES,
    others=OTHERS,
    read=(ARTICLE, ARTICLE, replace(ARTICLE, publisher="Kurier Plus")),
    dates=("2024-07-10T08:00:00+02:00",),
    crawl_delay=5.0,
)


def test_what_was_seen_becomes_a_profile_with_what_speaks_for_it() -> None:
    draft = draft_of(SEEN)
    site = draft.site
    assert (site.host, site.name, site.country, site.language) == ("kurier.at", "Kurier", "AT", "de")
    assert site.timezone == "Europe/Vienna"
    assert "1 of 1 dates" in draft.remarks["timezone"]
    assert "Kurier Plus" in draft.remarks["name"]
    assert site.start == (f"{ROOT}/",)
    assert site.feeds == (f"{ROOT}/rss",)
    assert site.article_url == r"-\d{7,}\.html$"
    assert set(site.articles) < set(ARTICLES)
    assert set(site.others) < set(OTHERS)
    assert site.delay_seconds == 5.0
    assert draft.remarks["sitemaps"] == "No sitemap was found."


def test_what_was_not_seen_is_left_out_and_asked_for() -> None:
    draft = draft_of(Sighting(front="https://kurier.com/", articles=ARTICLES[:1], others=OTHERS))
    assert draft.site == replace(draft.site, name=None, country=None, language=None, timezone=None, article_url=None)
    assert not draft.site.articles
    assert all("add it" in draft.remarks[key] for key in ("name", "country", "language", "timezone"))
    assert "general rules" in draft.remarks["article_url"]


def test_a_country_with_several_zones_needs_a_date_that_tells() -> None:
    seen = Sighting(front="https://paper.com.au/", dates=("2024-07-10T08:00:00Z",))
    assert draft_of(seen).site.timezone is None
    perth = replace(seen, dates=("2024-07-10T08:00:00+08:00",))
    assert draft_of(perth).site.timezone == "Australia/Perth"


def test_a_zone_that_no_date_fits_is_doubted() -> None:
    assert "none of 1 dates" in draft_of(replace(SEEN, dates=("2024-07-10T08:00:00+09:00",))).remarks["timezone"]
