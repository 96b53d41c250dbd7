import pytest

from newsscrape.policy.looking import country_of_host, looking


def test_the_shipped_file_gives_places_and_limits() -> None:
    places = looking()
    assert all(path.startswith("/") for path in (*places.feeds, *places.sitemaps))
    assert min(places.most_feeds, places.most_sitemaps, places.most_articles, places.examples) >= 1


@pytest.mark.parametrize(
    ("host", "country"),
    [
        ("www.kurier.at", "AT"),
        ("www.bbc.co.uk", "GB"),
        ("paper.com.br", "BR"),
        ("paper.com", None),
        ("paper.tv", None),
        ("paper.example", None),
        ("127.0.0.1", None),
        ("", None),
    ],
)
def test_a_country_is_told_by_the_last_label_unless_that_is_sold_for_its_sound(host: str, country: str | None) -> None:
    assert country_of_host(host) == country
