import pytest

from newsscrape.policy.domains import domain_of, registered_domain


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.zeit.de", "zeit.de"),
        ("WWW.BBC.co.uk", "bbc.co.uk"),
        ("news.example.com:8080", "example.com"),
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.1:8000", "127.0.0.1"),
        ("[::1]:8000", "[::1]"),
        ("::1", "::1"),
        ("www.zeit.de.", "zeit.de"),
        ("localhost", "localhost"),
        ("localhost:8000", "localhost"),
        ("paper.blogspot.com", "blogspot.com"),
        ("a.städte.kawasaki.jp", "a.städte.kawasaki.jp"),
        ("news.test", "news.test"),
        ("co.uk", "co.uk"),
        ("", None),
        ("..", None),
    ],
)
def test_registered_domain(host: str, domain: str | None) -> None:
    assert registered_domain(host) == domain


def test_the_domain_of_an_address_is_that_of_its_host() -> None:
    assert domain_of("https://www.bbc.co.uk:8080/news") == "bbc.co.uk"
    assert domain_of("no address") == ""
